import { Policy, POLICY_TABLES } from '#access';
import type { StoredEvent } from '#event-store';
import type { LiveMessage, LiveSource, OpenView } from '#runtime';
import { peopleOn } from '../http/case-access.ts';
import { caseRow } from '../http/rows.ts';
import { WIRE_TYPES } from '../publish/published.ts';
import { casesView } from './cases/projection.ts';
import { respondersView } from './responders/projection.ts';

const policy = new Policy(POLICY_TABLES);

/** What dispatch tells its live readers: the row after the event, without names and phones. */
export const live: LiveSource = { message, reach: (subject) => policy.reach(subject, 'dispatch.case.list') };

async function message(event: StoredEvent, view: OpenView): Promise<LiveMessage | undefined> {
  const type = WIRE_TYPES[event.type as keyof typeof WIRE_TYPES];
  if (event.stream.startsWith('case-')) {
    const document = await view(casesView).get(event.stream);
    if (document === undefined || document.state.phase !== 'open') return undefined;
    const { state } = document;
    return { type, area: state.area, requestId: state.requestId, responderIds: peopleOn(state), row: { ...caseRow(state), version: document.version } };
  }
  if (event.stream.startsWith('responder-')) {
    const document = await view(respondersView).get(event.stream);
    if (document === undefined) return undefined;
    const { area, roles, skills, set, until, reservations, counted, day } = document.state;
    const row = { responderId: event.stream, set, ...(until === undefined ? {} : { until }), area, roles, skills, reservations, load: { day, errands: counted.length } };
    return { type, area, responderIds: [event.stream], row };
  }
  return undefined;
}
