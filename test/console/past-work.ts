import { Community } from '../drive/community.ts';
import type { Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import type { Stage } from './stage.ts';

/** Carries out what is waiting, and is a supervisor too. */
export const MAKER = { name: 'drill.maker', password: 'osmanthus-by-the-river' } as const;
const MINUTE = 60_000;
const KINDS = [
  { category: 'gas-bottle', answers: { 'can-cook': 'no' }, note: '煤气用完' },
  { category: 'supplies', answers: { 'food-days': 1 }, note: '家里没菜了' },
  { category: 'proxy-errand', answers: { 'deadline-today': 'yes' }, note: '快递在东门' },
  { category: 'medicine-run', answers: { 'medicine-left-hours': 5 }, note: '降压药今天吃完' },
] as const;
const NAMES = ['陶德明', '顾玉珍', '倪小川', '霍金花', '樊志远', '席文秀'];

/** What a supervisor looks back on. */
export interface PastWork {
  readonly community: Community;
  /** Of this community, through the API. */
  readonly supervisor: Session;
  readonly requests: readonly string[];
  /** The one with a report that was taken back and one that was told late. */
  readonly troubled: string;
  /** The one that its first responder declined. */
  readonly declined: string;
  /** Done, and waiting for somebody else's word. */
  readonly waiting: string;
}

/**
 * Requests of the last hours, rung, answered, carried out and most of them confirmed, with times as they were told. Invented, every name and number.
 * @param count a multiple of three: the last is then the maker's
 */
export async function pastWork({ administrator, city }: Stage, count: number): Promise<PastWork> {
  const community = await Community.found(administrator, 'linjiang', city);
  await community.addEstate('south', '临江南苑', [
    { building: '1', zh: '1号楼', floors: 6, lift: false, x: 0, y: 0 },
    { building: '2', zh: '2号楼（临江一侧，原机械厂老宿舍）', floors: 18, lift: true, x: 60, y: 10 },
    { building: '6', zh: '6号楼', floors: 11, lift: true, x: 140, y: 50 },
  ]);
  const operator = (await community.makeAccount('话务员 柏青', ['operator'])).session;
  const dispatcher = (await community.makeAccount('派单员 邢立', ['dispatcher'])).session;
  const supervisor = (await community.makeAccount('督办员 翁岚', ['supervisor'])).session;
  const responders = await Promise.all(
    ['柳三元', '阿依古丽·买买提', '邵平'].map((name, index) =>
      community.enrolWithAccount(
        { name, phone: `1390000930${index}`, skills: ['errand', 'carry'], roles: ['volunteer'], buildings: ['south/1'], canCarryKg: 60 },
        index === 0 ? ['supervisor', 'responder'] : ['responder'],
        index === 0 ? MAKER : {},
      ),
    ),
  );
  const now = Date.now();
  const requests: string[] = [];
  let troubled = '';
  let declined = '';
  let waiting = '';
  for (let index = 0; index < count; index += 1) {
    const start = now - (count - index) * 37 * MINUTE;
    const at = (seconds: number) => ({ occurredAt: new Date(start + seconds * 1_000).toISOString() });
    const { category, answers, note } = KINDS[index % KINDS.length] ?? KINDS[0];
    const caller = { name: NAMES[index % NAMES.length] ?? '', phone: `1390000${String(9400 + index)}` };
    const call = (await operator.done<{ id: string }>('/api/intake/calls', { area: community.area, caller, ...at(0) })).body.id;
    await operator.done(`/api/intake/calls/${call}/answer`, at(6 + (index % 5) * 4));
    const place = { communityId: community.id, estate: 'south', building: ['1', '2', '6'][index % 3], unit: '1', floor: 4, room: '402' };
    const request = (
      await operator.done<{ id: string }>('/api/intake/requests', {
        callId: call,
        place,
        category,
        note,
        person: { ...caller, age: 70 },
        answers,
        reporter: { relation: 'self' },
        ...at(70),
      })
    ).body.id;
    requests.push(request);
    await settle(supervisor, request);
    const offer = async (responderId: string, seconds: number) =>
      (await dispatcher.done<{ assignmentId: string }>(`/api/dispatch/cases/${request}/assignments`, { responderId, ...at(seconds) })).body.assignmentId;
    if (index === 1) {
      declined = request;
      const [first] = responders;
      if (first !== undefined) await first.session.done(`/api/dispatch/assignments/${await offer(first.responderId, 90)}/decline`, { reason: 'busy', ...at(110) });
    }
    const responder = responders[(index + 1) % responders.length];
    if (responder === undefined) continue;
    const assignment = await offer(responder.responderId, 120 + (index % 7) * 40);
    const report = (command: string, seconds: number, body: object = {}) =>
      responder.session.done<{ eventId: string }>(`/api/dispatch/assignments/${assignment}/${command}`, { ...at(seconds), ...body });
    await report('acknowledge', 170 + (index % 7) * 60);
    await report('en-route', 240 + (index % 7) * 70);
    const arrived = await report('on-scene', 480 + (index % 9) * 80);
    if (index === 0) {
      troubled = request;
      await responder.session.done(`/api/dispatch/assignments/${assignment}/retract`, { eventId: arrived.body.eventId, ...at(500) });
      await report('on-scene', 620);
    }
    await report('with-person', 660 + (index % 9) * 90);
    await report('clear', 1_500 + (index % 11) * 60, { outcome: 'done' });
    await settle(supervisor, request);
    if (index === count - 1) waiting = request;
    else if (index % 4 !== 3)
      await operator.done(`/api/intake/requests/${request}/follow-up`, {
        outcome: 'solved',
        asked: 'person',
        rating: 3 + (index % 3),
        channel: 'phone',
        ...at(1_900 + index * 20),
      });
  }
  return { community, supervisor, requests, troubled, declined, waiting };
}
