import type { Sealed } from '#event-store';
import type { PeopleCommand } from './commands.ts';
import type { OnCase, RequestEvent, SealedNote } from './events.ts';
import type { Status } from './lifecycle.ts';

/** The first minute of all examples. */
export const AT = '2022-04-02T07:00:00.000Z';
/** So many minutes later. */
export const at = (minute: number) => `2022-04-02T07:${String(minute).padStart(2, '0')}:00.000Z`;
/** Another request, older than the one under test. */
export const OTHER = 'request-0190b6a0-0000-7000-8000-000000000002';
/** Free text that nobody can read here. */
export const note: SealedNote = { noteId: 'note-1', details: 'sealed note' as Sealed };
/** Where it is. */
export const place = { area: 'city/d/s/c/estate/3', communityId: 'community-1', estate: 'estate', building: '3' };
/** The woman who needs help. */
export const person = { personId: 'person-1', details: 'sealed person' as Sealed };
/** Her daughter, who called. */
export const reporter = { personId: 'person-2', relation: 'family' as const, details: 'sealed reporter' as Sealed };
/** A complete body. */
export const body = { area: place.area, place, person, reporter, note };
/** What the category says about confirmation where a test does not care. */
export const rules = { confirms: ['person', 'reporter', 'second-person'], closeOnVerify: false } as const;

/** The n-th responder. */
export const responder = (n: number): OnCase => ({ responderId: `responder-${n}`, accountId: `account-${n}` });
/** The n-th assignment and whose it is. */
export const assignment = (n = 1) => ({ assignmentId: `${OTHER}.${n}`, responderId: `responder-${n}` });

/** Logged, nothing else. */
export const logged: RequestEvent = { type: 'RequestLogged', data: body };
/** Logged, with category and priority. */
export const triaged: readonly RequestEvent[] = [
  logged,
  { type: 'CategorySet', data: { category: 'medicine-run' } },
  { type: 'PrioritySet', data: { priority: 'P3', category: 'medicine-run', basis: 'default', triages: true } },
];
/** … and offered to the first responder. */
export const dispatched: readonly RequestEvent[] = [...triaged, { type: 'RequestDispatched', data: { ...assignment(), cause: 'cause-offer' } }];
/** The first responder said yes. */
export const joined: RequestEvent = { type: 'ResponderJoined', data: { ...assignment(), accountId: 'account-1', cause: 'cause-yes' } };
/** … and is on the way. */
export const started: readonly RequestEvent[] = [...dispatched, joined, { type: 'RequestStarted', data: { ...assignment(), cause: 'cause-way' } }];
/** The responders say: done. */
export const resolved: readonly RequestEvent[] = [...started, { type: 'RequestResolved', data: { basis: 'case-done', cause: 'cause-done' } }];
const solved: RequestEvent = { type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'person', askedPersonId: 'person-1', day: '2022-04-02' } };

/** How a request came to stand where it stands. */
export const HISTORIES: Readonly<Record<Status, readonly RequestEvent[]>> = {
  none: [],
  draft: [{ type: 'RequestDrafted', data: body }],
  discarded: [
    { type: 'RequestDrafted', data: body },
    { type: 'DraftDiscarded', data: { reason: 'discarded' } },
  ],
  logged: [logged],
  triaged,
  dispatched,
  'in-progress': started,
  'on-hold': [...started, { type: 'RequestHeld', data: { until: at(30), reason: 'asked-to-wait' } }],
  resolved,
  verified: [...resolved, solved],
  closed: [...resolved, solved, { type: 'RequestClosed', data: { basis: 'verified' } }],
  returned: [...triaged, { type: 'RequestReturned', data: { missing: ['phone'] } }],
  cancelled: [...started, { type: 'RequestCancelled', data: { by: 'person' } }],
  unfounded: [...started, { type: 'RequestUnfounded', data: {} }],
  transferred: [...started, { type: 'RequestTransferred', data: { to: '120' } }],
  merged: [...started, { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-1' } }],
};

/** Somebody else asks the person. */
export const followUp = (over: Partial<Extract<PeopleCommand, { type: 'follow-up' }>> = {}): PeopleCommand => ({
  type: 'follow-up',
  outcome: 'solved',
  asked: 'person',
  involved: ['account-operator'],
  day: '2022-04-02',
  rules,
  ...over,
});
