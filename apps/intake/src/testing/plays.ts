import * as fc from 'fast-check';
import { type CommandMetadata, Refused, type StoredEvent } from '#event-store';
import { recorded } from '#event-store/testing';
import type { RequestCommand } from '../request/commands.ts';
import type { RequestEvent } from '../request/events.ts';
import { assignment, body, followUp, note, OTHER, place, reporter, responder } from '../request/examples.ts';
import { REQUEST_REFUSALS } from '../request/refusals.ts';
import { helpRequest } from '../request/request.ts';
import type { RequestState } from '../request/state.ts';

/** A command, made when its turn comes (a retraction names what was told by then), and who stands behind it; `at` is minutes into the day. */
interface Step {
  readonly make: (log: readonly StoredEvent<RequestEvent>[]) => RequestCommand;
  readonly by: string;
  readonly subject: string | undefined;
  readonly at: number;
}

/** A command that was accepted, with the states around it and the log up to it. */
export interface Taken extends Omit<Step, 'make'> {
  readonly command: RequestCommand;
  readonly before: RequestState;
  readonly after: RequestState;
  readonly events: readonly StoredEvent<RequestEvent>[];
  readonly log: readonly StoredEvent<RequestEvent>[];
}

const stamp = (minute: number) => new Date(Date.parse('2022-04-02T07:00:00.000Z') + minute * 60_000).toISOString();
const one = (command: RequestCommand) => fc.constant(command);
const n = fc.constantFrom(1, 2);
const other = fc.constantFrom(OTHER, 'younger-request');
const mergeId = fc.constantFrom('merge-1', 'merge-2', 'merge-3');
const day = fc.constantFrom('2022-04-02', '2022-04-03', '2022-04-04');
const involved = fc.constantFrom<readonly string[]>([], [], [], ['account-operator'], ['responder-1'], ['account-7'], ['responder-2', 'account-operator']);
const until = fc.constantFrom(stamp(30), stamp(90), undefined);
const steward = { ...reporter, relation: 'steward' as const, responderId: 'responder-1' };

const people: fc.Arbitrary<RequestCommand> = fc.oneof(
  one({ type: 'draft', ...body }),
  fc.constantFrom('discarded' as const, 'abandoned' as const).map((reason): RequestCommand => ({ type: 'discard-draft', reason })),
  fc.constantFrom<RequestCommand>(
    { type: 'log', body },
    { type: 'log', body: { ...body, reporter: steward }, category: 'supplies' },
    { type: 'log', body: { ...body, confidential: true } },
    { type: 'set-category', category: 'supplies' },
    { type: 'set-category', category: 'medicine-run' },
    { type: 'answer-questions', category: 'supplies', note, score: 10, suggested: 'P3' },
    { type: 'set-priority', priority: 'P1', basis: 'person' },
    { type: 'set-priority', priority: 'P3', basis: 'person', reason: note },
    { type: 'amend', place: { ...place, building: '4' } },
    { type: 'amend', reporter: steward },
    { type: 'amend', category: 'other' },
    { type: 'add-note', note },
    { type: 'notify-external-service', service: '120' },
    { type: 'external-service-arrived', service: '120' },
    { type: 'set-needed-by' },
    { type: 'promise-eta', at: stamp(60) },
    { type: 'divide', into: ['request-part'] },
    { type: 'inform-caller', personId: reporter.personId, outcome: 'reached' },
    { type: 'resume' },
    { type: 'return', missing: ['phone'] },
    { type: 'cancel', by: 'person' },
    { type: 'declare-unfounded' },
    { type: 'transfer', to: '120' },
    { type: 'unmerge' },
  ),
  other.map((requestId): RequestCommand => ({ type: 'link', requestId, kind: 'related' })),
  other.map((requestId): RequestCommand => ({ type: 'suspect-duplicate', requestId, score: 50, reasons: ['same-building'] })),
  until.map((time): RequestCommand => ({ type: 'hold', reason: 'other', ...(time === undefined ? {} : { until: time }) })),
  until.map((time): RequestCommand => ({ type: 'wake', until: time ?? stamp(1) })),
);
const confirming: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('solved' as const, 'not-solved' as const, 'not-reached' as const),
      fc.constantFrom('person' as const, 'reporter' as const, 'second-person' as const),
      involved,
      day,
      fc.boolean(),
    )
    .map(([outcome, asked, who, on, closeOnVerify]) =>
      followUp({ outcome, asked, involved: who, day: on, rules: { confirms: ['person', 'reporter', 'second-person'], closeOnVerify } }),
    ),
  involved.map((who): RequestCommand => ({ type: 'close', involved: who, failedAttemptsNeeded: 2 })),
  fc
    .tuple(fc.constantFrom('person' as const, 'reporter' as const), involved, day)
    .map(([asked, who, on]): RequestCommand => ({ type: 'answer-on-call', asked, involved: who, day: on })),
  one({ type: 'reopen', reason: 'came-back' }),
);
const merging: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc.tuple(other, mergeId, fc.boolean()).map(
    ([requestId, id, worked]): RequestCommand => ({
      type: 'absorb',
      requestId,
      mergeId: id,
      reports: [{ requestId }],
      responders: worked ? [responder(7)] : [],
      confidential: false,
    }),
  ),
  fc.tuple(other, mergeId).map(([into, id]): RequestCommand => ({ type: 'merge-into', into, mergeId: id })),
  fc.tuple(other, mergeId).map(([requestId, id]): RequestCommand => ({ type: 'confirm-merge', requestId, mergeId: id, reports: [{ requestId }], responders: [responder(7)] })),
  fc.tuple(other, mergeId).map(([requestId, id]): RequestCommand => ({ type: 'release-duplicate', requestId, mergeId: id, reason: 'refused' })),
);
type Make = Step['make'];
const said =
  (command: RequestCommand): Make =>
  () =>
    command;
/** Every event of dispatch has an id of its own. */
const fresh = (log: readonly StoredEvent<RequestEvent>[]) => `cause-${log.length}`;
const causesOf = (log: readonly StoredEvent<RequestEvent>[]) => [
  ...new Set(log.flatMap(({ type, data }) => (type !== 'ReportRetracted' && 'cause' in data && typeof data.cause === 'string' ? [data.cause] : []))),
];

const foreign: fc.Arbitrary<Make> = fc.oneof(
  n.map(
    (who): Make =>
      (log) => ({ type: 'record-offer', ...assignment(who), cause: fresh(log) }),
  ),
  fc.tuple(n, fc.boolean()).map(
    ([who, underWay]): Make =>
      (log) => ({ type: 'record-progress', ...assignment(who), accountId: `account-${who}`, underWay, cause: fresh(log) }),
  ),
  one({ type: 'record-done', cause: '' }).map((): Make => (log) => ({ type: 'record-done', cause: fresh(log) })),
  until.map(
    (time): Make =>
      (log) => ({ type: 'record-visit-again', until: time ?? stamp(1), cause: fresh(log) }),
  ),
  fc.tuple(fc.nat(), fc.boolean(), fc.boolean(), fc.option(n, { nil: undefined })).map(
    ([pick, stillUnderWay, stillOnCase, who]): Make =>
      (log) => {
        const causes = causesOf(log);
        const standing = who === undefined ? {} : { assignmentId: assignment(who).assignmentId };
        return { type: 'retract-report', causes: [causes[pick % Math.max(1, causes.length)] ?? 'cause-unknown'], stillUnderWay, stillOnCase, ...standing };
      },
  ),
  one({ type: 'refuse-event', eventType: 'dispatch.case.done.v1', eventId: 'event', code: 'wrong-status' }).map(said),
);

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    make: fc.oneof(
      { arbitrary: people.map(said), weight: 4 },
      { arbitrary: confirming.map(said), weight: 8 },
      { arbitrary: merging.map(said), weight: 1 },
      { arbitrary: foreign, weight: 7 },
    ),
    by: fc.constantFrom('account-operator', 'account-operator', 'account-operator', 'account-operator', 'account-1', 'account-7'),
    subject: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 'responder-2'),
    at: fc.integer({ min: 0, max: 120 }),
  }),
  { minLength: 8, maxLength: 30 },
);

const BEGINNINGS: readonly (readonly RequestCommand[])[] = [
  [],
  [{ type: 'draft', ...body }],
  [{ type: 'log', body, category: 'supplies', priority: { priority: 'P3', basis: 'default' } }],
  [
    { type: 'log', body, category: 'supplies', priority: { priority: 'P3', basis: 'default' } },
    { type: 'record-offer', ...assignment(1), cause: 'cause-offer' },
    { type: 'record-progress', ...assignment(1), accountId: 'account-1', underWay: true, cause: 'cause-way' },
    { type: 'record-done', cause: 'cause-done' },
  ],
];

/** Plays of 8 to 30 steps, on a request that does not exist, is drafted, triaged or done. */
export const plays: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), steps)
  .map(([beginning, more]) => [...beginning.map((command): Step => ({ make: said(command), by: 'account-operator', subject: undefined, at: 0 })), ...more]);

/** Runs a play; a refusal has a known code and changes nothing, anything else thrown fails the test. */
export function played(play: readonly Step[]): { readonly state: RequestState; readonly log: readonly StoredEvent<RequestEvent>[]; readonly taken: readonly Taken[] } {
  let state = helpRequest.initialState;
  const log: StoredEvent<RequestEvent>[] = [];
  const taken: Taken[] = [];
  for (const [index, step] of play.entries()) {
    const metadata: CommandMetadata = {
      commandId: `command-${index}`,
      actor: { id: step.by, role: 'operator', area: '' },
      ...(step.subject === undefined ? {} : { subject: step.subject }),
      channel: 'app',
      occurredAt: stamp(step.at),
      now: stamp(step.at),
    };
    const command = step.make(log);
    try {
      const before = state;
      const events = helpRequest.decide(command, state, metadata).map((event, offset) => recorded({ occurredAt: metadata.occurredAt, ...event }, log.length + offset + 1));
      state = events.reduce((folded, event) => helpRequest.evolve(folded, event), state);
      log.push(...events);
      if (events.length > 0) taken.push({ ...step, command, before, after: state, events, log: [...log] });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      expect(Object.keys(REQUEST_REFUSALS)).toContain(error.code);
    }
  }
  return { state, log, taken };
}
