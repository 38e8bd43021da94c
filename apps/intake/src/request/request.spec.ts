import { given } from '#event-store/testing';
import type { RequestCommand } from './commands.ts';
import { assignment, at, body, followUp, HISTORIES, note, OTHER, place } from './examples.ts';
import type { Status } from './lifecycle.ts';
import { helpRequest } from './request.ts';

const STATUSES = Object.keys(HISTORIES) as readonly Status[];
const OPEN = ['logged', 'triaged', 'dispatched', 'in-progress', 'on-hold'] as const;
const LIVE = [...OPEN, 'resolved'] as const;
const ENDED = ['verified', 'closed', 'cancelled', 'unfounded', 'transferred'] as const;

type To = Partial<Record<Status, Status>>;
const to = (status: Status, ...from: readonly Status[]): To => Object.fromEntries(from.map((one) => [one, status]));
/** A fact that moves nothing. */
const stay = (...from: readonly Status[]): To => Object.fromEntries(from.map((one) => [one, one]));

interface Row {
  readonly command: RequestCommand;
  /** Where it is accepted, and where the request stands then. */
  readonly accepted: To;
  /** "Already so", or not meant for this state: nothing is recorded. */
  readonly nothing?: readonly Status[];
  /** Every other state refuses: with `unknown-request`, `request-merged` or `wrong-status`, or with what stands here. */
  readonly codes?: Partial<Record<Status, string>>;
}

const cause = 'cause-late';
const late = { assignmentId: `${OTHER}.9`, responderId: 'responder-9', cause };
const merge = { requestId: OTHER, mergeId: 'merge-9' };
const existing = Object.fromEntries(STATUSES.map((status) => [status, 'request-exists']));

/** The table of domain.md, one row a command; what is not named in a row refuses. */
const TABLE: Readonly<Record<RequestCommand['type'], Row>> = {
  draft: { command: { type: 'draft', ...body }, accepted: to('draft', 'none'), codes: existing },
  'discard-draft': { command: { type: 'discard-draft', reason: 'discarded' }, accepted: to('discarded', 'draft') },
  log: {
    command: { type: 'log', body, category: 'medicine-run', priority: { priority: 'P3', basis: 'default' } },
    accepted: to('triaged', 'none', 'draft', 'returned'),
  },
  'set-priority': { command: { type: 'set-priority', priority: 'P2', basis: 'person', reason: note }, accepted: stay(...LIVE) },
  'set-category': { command: { type: 'set-category', category: 'supplies' }, accepted: stay(...LIVE) },
  'answer-questions': { command: { type: 'answer-questions', category: 'medicine-run', note, score: 40, suggested: 'P2' }, accepted: stay(...LIVE) },
  amend: { command: { type: 'amend', place: { ...place, building: '4' } }, accepted: stay('draft', 'returned', ...LIVE) },
  'add-note': { command: { type: 'add-note', note }, accepted: stay('draft', 'returned', ...LIVE, ...ENDED) },
  'set-needed-by': { command: { type: 'set-needed-by', neededBy: at(40) }, accepted: stay(...LIVE) },
  'promise-eta': { command: { type: 'promise-eta', at: at(20) }, accepted: stay(...LIVE) },
  link: { command: { type: 'link', requestId: OTHER, kind: 'related' }, accepted: stay('draft', 'returned', ...LIVE) },
  divide: { command: { type: 'divide', into: [OTHER] }, accepted: stay(...LIVE) },
  'suspect-duplicate': { command: { type: 'suspect-duplicate', requestId: OTHER, score: 60, reasons: ['same-room'] }, accepted: stay('draft', 'returned', ...LIVE) },
  'notify-external-service': { command: { type: 'notify-external-service', service: '120' }, accepted: stay(...LIVE) },
  'external-service-arrived': {
    command: { type: 'external-service-arrived', service: '120' },
    accepted: {},
    codes: Object.fromEntries(LIVE.map((status) => [status, 'service-not-notified'])),
  },
  'inform-caller': { command: { type: 'inform-caller', personId: 'person-2', outcome: 'reached' }, accepted: stay(...LIVE, ...ENDED) },
  hold: { command: { type: 'hold', until: at(50), reason: 'no-supply' }, accepted: to('on-hold', ...OPEN) },
  resume: { command: { type: 'resume' }, accepted: to('in-progress', 'on-hold') },
  wake: { command: { type: 'wake', until: at(30) }, accepted: to('in-progress', 'on-hold'), nothing: STATUSES.filter((status) => status !== 'on-hold') },
  return: { command: { type: 'return', missing: ['phone'] }, accepted: to('returned', 'logged', 'triaged') },
  cancel: { command: { type: 'cancel', by: 'person' }, accepted: to('cancelled', ...OPEN, 'returned') },
  'declare-unfounded': { command: { type: 'declare-unfounded' }, accepted: to('unfounded', ...OPEN, 'returned') },
  transfer: { command: { type: 'transfer', to: '120' }, accepted: to('transferred', ...OPEN) },
  'answer-on-call': { command: { type: 'answer-on-call', asked: 'reporter', day: '2022-04-02', involved: [] }, accepted: to('closed', 'logged', 'triaged') },
  'follow-up': { command: followUp(), accepted: to('verified', 'resolved') },
  close: { command: { type: 'close', involved: [], failedAttemptsNeeded: 3 }, accepted: to('closed', 'verified'), codes: { resolved: 'not-verified' } },
  reopen: { command: { type: 'reopen', reason: 'came-back' }, accepted: to('triaged', 'resolved', ...ENDED) },
  absorb: { command: { type: 'absorb', ...merge, reports: [], responders: [], confidential: false }, accepted: stay('draft', 'returned', ...LIVE) },
  'merge-into': {
    command: { type: 'merge-into', into: OTHER, mergeId: 'merge-9' },
    accepted: { ...to('merged', 'draft', 'returned', ...LIVE), ...stay('discarded', 'merged', ...ENDED) },
  },
  'confirm-merge': { command: { type: 'confirm-merge', ...merge, reports: [], responders: [] }, accepted: {}, nothing: STATUSES },
  'release-duplicate': { command: { type: 'release-duplicate', ...merge, reason: 'refused' }, accepted: {}, nothing: STATUSES },
  unmerge: {
    command: { type: 'unmerge' },
    accepted: to('in-progress', 'merged'),
    codes: Object.fromEntries(STATUSES.filter((status) => status !== 'none').map((status) => [status, 'not-merged'])),
  },
  'record-offer': {
    command: { type: 'record-offer', ...late },
    accepted: to('dispatched', 'triaged'),
    nothing: STATUSES.filter((status) => status !== 'none' && status !== 'triaged'),
  },
  'record-progress': {
    command: { type: 'record-progress', ...late, underWay: true },
    accepted: { ...stay(...STATUSES.filter((status) => status !== 'none')), ...to('in-progress', 'triaged', 'dispatched') },
  },
  // Also where a report crossed a reopening: the case is done although nobody was seen under way.
  'record-done': { command: { type: 'record-done', cause }, accepted: to('resolved', ...OPEN) },
  'record-visit-again': { command: { type: 'record-visit-again', until: at(50), cause }, accepted: to('on-hold', ...OPEN) },
  'retract-report': {
    command: { type: 'retract-report', causes: ['cause-yes', 'cause-way', 'cause-done'], stillUnderWay: false, stillOnCase: false },
    accepted: {
      ...to('dispatched', 'in-progress', 'resolved'),
      ...stay('on-hold', 'cancelled', 'unfounded', 'transferred', 'merged'),
    },
    nothing: ['draft', 'discarded', 'logged', 'triaged', 'dispatched', 'returned'],
    codes: { verified: 'already-verified', closed: 'already-verified' },
  },
  'refuse-event': {
    command: { type: 'refuse-event', eventType: 'dispatch.case.done.v1', eventId: 'event', code: 'wrong-status' },
    accepted: stay(...STATUSES.filter((status) => status !== 'none')),
  },
};

function codeIn(status: Status, { codes }: Row): string {
  return codes?.[status] ?? (status === 'none' ? 'unknown-request' : status === 'merged' ? 'request-merged' : 'wrong-status');
}

describe.each(Object.values(TABLE).map((row) => [row.command.type, row] as const))('%s', (_, row) => {
  it.each(STATUSES)('from %s', (from) => {
    const trial = given(helpRequest, HISTORIES[from]).when(row.command, { now: at(30) });
    const expected = row.accepted[from];
    if (row.nothing?.includes(from) === true) return trial.then([]);
    if (expected === undefined) return trial.thenRefused(codeIn(from, row));
    expect(trial.events()).not.toEqual([]);
    return expect(trial.state().lifecycle.status).toBe(expected);
  });
});

it('every history of the examples leads where it says', () => {
  for (const status of STATUSES) expect(given(helpRequest, HISTORIES[status]).state.lifecycle.status).toBe(status);
});

const resuming = (status: Status) => given(helpRequest, HISTORIES[status]).when({ type: 'resume' }).events;

it('a refusal names where the request stands, or into what it was merged', () => {
  expect(resuming('closed')).toThrow(expect.objectContaining({ code: 'wrong-status', kind: 'conflict', parameters: { status: 'closed' } }));
  expect(resuming('merged')).toThrow(expect.objectContaining({ code: 'request-merged', kind: 'conflict', parameters: { into: OTHER } }));
  expect(resuming('none')).toThrow(expect.objectContaining({ code: 'unknown-request', kind: 'not-found' }));
});

it('only what happened first is recorded of offers and of people under way', () => {
  const second = { ...assignment(2), cause: 'cause-offer-2' };
  given(helpRequest, HISTORIES.dispatched)
    .when({ type: 'record-offer', ...second })
    .then([]);
  given(helpRequest, HISTORIES['in-progress'])
    .when({ type: 'record-progress', ...second, underWay: true })
    .then([{ type: 'ResponderJoined', data: second }]);
  given(helpRequest, HISTORIES['in-progress'])
    .when({ type: 'record-progress', ...assignment(1), underWay: true, cause })
    .then([]);
  given(helpRequest, HISTORIES.triaged)
    .when({ type: 'record-progress', ...second, underWay: false })
    .then([{ type: 'ResponderJoined', data: second }]);
});
