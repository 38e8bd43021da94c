import { settle } from '../drive/settle.ts';
import { Community } from '../drive/community.ts';
import type { Session } from '../drive/session.ts';
import type { Personal } from '../contracts/personal.ts';

/** A request that was logged by an operator, as every service has heard of it. */
export interface LoggedRequest {
  readonly requestId: string;
  /** The traceparents of its events, in audit's order. */
  readonly traces: readonly string[];
}

const PERSON = { name: '邱鹤鸣', phone: '19055512007' };
const NOTE = '独居老人高烧三天，门铃坏了，请敲窗';
const OPERATOR = '蒲晚照';

/** Whom and what these requests are about; invented. */
export const PEOPLE: readonly Personal[] = [
  { what: 'name', value: PERSON.name, pattern: /邱鹤鸣/ },
  { what: 'name', value: OPERATOR, pattern: /蒲晚照/ },
  { what: 'phone', value: PERSON.phone, pattern: /19055512007/ },
  { what: 'free text', value: NOTE, pattern: /独居老人|敲窗/ },
];

/** Logs a complete request within a client's trace, and waits until all three services have it. */
export async function logRequest(administrator: Session, traceparent: string, n: number): Promise<LoggedRequest> {
  const community = await Community.found(administrator, `telemetry-${n}`);
  await community.addEstate('east', '东区', [{ building: '3', zh: '3号楼', floors: 18, lift: true, x: 0, y: 0 }]);
  const operator = await community.makeAccount(OPERATOR, ['operator', 'supervisor', 'dispatcher']);
  const { body } = await operator.session.done<{ id: string }>(
    '/api/intake/requests',
    {
      category: 'supplies',
      place: { communityId: community.id, estate: 'east', building: '3', unit: '2', floor: 14, room: '1404' },
      person: PERSON,
      reporter: { relation: 'self' },
      note: NOTE,
    },
    { headers: { traceparent } },
  );
  const after = (await settle(operator.session, body.id)).join(',');
  const events = await operator.session.read<{ items: { event: { traceparent?: string } }[] }>(`/api/audit/events?request=${body.id}`, { after });
  return { requestId: body.id, traces: events.body.items.flatMap(({ event }) => event.traceparent ?? []) };
}
