import { Policy, POLICY_TABLES } from '#access';
import type { StoredEvent } from '#event-store';
import type { LiveMessage, LiveSource, OpenView } from '#runtime';
import type { CallRow } from '../views/calls/projection.ts';
import { callList } from '../views/calls/projection.ts';
import { communityList } from '../views/communities/projection.ts';
import type { RequestRow } from '../views/requests/document.ts';
import { requestList } from '../views/requests/projection.ts';
import { WIRE_TYPES } from './publish.ts';

const policy = new Policy(POLICY_TABLES);

/** What intake tells its live readers: the row after the event without anything personal; names come, masked, with the list. */
export const live: LiveSource = { message, reach: (subject) => policy.reach(subject, 'intake.request.list') };

async function message(event: StoredEvent, view: OpenView): Promise<LiveMessage | undefined> {
  const type = WIRE_TYPES[event.type as keyof typeof WIRE_TYPES];
  if (event.stream.startsWith('request-')) {
    const row = await view(requestList.view).get(event.stream);
    if (row === undefined) return undefined;
    const { area, responderIds } = row;
    return { type, area, confidential: row.confidential === true, responderIds, requestId: event.stream, row: requestRow(event.stream, row) };
  }
  if (event.stream.startsWith('call-')) {
    const row = await view(callList.view).get(event.stream);
    return row === undefined ? undefined : { type, area: row.area, confidential: row.confidential, row: callRow(event.stream, row) };
  }
  if (event.stream.startsWith('community-')) {
    const row = await view(communityList.view).get(event.stream);
    return row === undefined ? undefined : { type, area: row.area };
  }
  return undefined;
}

function requestRow(id: string, row: RequestRow): object {
  const { person: _, reporter: __, note: ___, lifecycle: ____, steps: _____, joined: ______, callers: _______, informed: ________, ...plain } = row;
  return { id, ...plain };
}

function callRow(id: string, row: CallRow): object {
  const { caller: _, links: __, ...plain } = row;
  return { id, ...plain };
}
