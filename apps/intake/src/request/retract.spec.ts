import * as fc from 'fast-check';
import { given, recorded } from '#event-store/testing';
import type { ForeignCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { assignment, at, followUp, HISTORIES, joined, OTHER, resolved, started, triaged } from './examples.ts';
import { helpRequest } from './request.ts';
import { everybodyOnCase, type RequestState } from './state.ts';

type Retract = Extract<ForeignCommand, { type: 'retract-report' }>;
const retract = (causes: readonly string[], standing: Partial<Retract> = {}): Retract => ({
  type: 'retract-report',
  causes,
  stillUnderWay: false,
  stillOnCase: false,
  ...standing,
});
/** `event-1`, `event-2` … as {@link given} names them. */
const taken = (retracted: readonly string[], cause: string): RequestEvent => ({ type: 'ReportRetracted', data: { retracted, cause } });

describe('what a retracted report of dispatch had caused is undone', () => {
  it('a clearing takes the resolution with it', () => {
    const trial = given(helpRequest, resolved).when(retract(['cause-cleared', 'cause-done'], { stillUnderWay: true, stillOnCase: true }));
    trial.then([taken([`event-${resolved.length}`], 'cause-cleared')]);
    expect(trial.state().lifecycle).toEqual({ status: 'in-progress' });
  });

  it('"visit again" takes its hold with it, also after the wake', () => {
    const held: readonly RequestEvent[] = [...started, { type: 'RequestHeld', data: { until: at(50), reason: 'visit-again', cause: 'cause-cleared' } }];
    const back = retract(['cause-cleared'], { stillUnderWay: true, stillOnCase: true });
    expect(given(helpRequest, held).when(back).state().lifecycle).toEqual({ status: 'in-progress' });
    expect(
      given(helpRequest, [...held, { type: 'RequestResumed', data: { by: 'person' } }])
        .when(back)
        .state().lifecycle,
    ).toEqual({ status: 'in-progress' });
  });

  it('the only report of somebody under way: nobody is on the case any more', () => {
    const trial = given(helpRequest, [...HISTORIES.dispatched]).when({ type: 'record-progress', ...assignment(), underWay: true, cause: 'cause-way' });
    const events = [...HISTORIES.dispatched, ...trial.events()];
    const state = given(helpRequest, events)
      .when(retract(['cause-way']))
      .state();
    expect(state.lifecycle).toEqual({ status: 'dispatched' });
    expect(everybodyOnCase(state)).toEqual([]);
  });

  it('the offer stands: only the report is taken back', () => {
    expect(
      given(helpRequest, started)
        .when(retract(['cause-way'], { stillOnCase: true }))
        .state().lifecycle,
    ).toEqual({ status: 'dispatched' });
  });

  it('one of several reports: while others stand, so do the start and the responder', () => {
    const trial = given(helpRequest, started).when(retract(['cause-yes', 'cause-way'], { stillUnderWay: true, stillOnCase: true }));
    trial.then([]);
  });

  it('and when the last of them goes, start and responder go, whichever report had begun them', () => {
    const state = given(helpRequest, started)
      .when(retract(['cause-scene'], { assignmentId: `${OTHER}.1` }))
      .state();
    expect(state.lifecycle).toEqual({ status: 'dispatched' });
    expect(everybodyOnCase(state)).toEqual([]);
  });

  it('but not what began an earlier round', () => {
    const again: readonly RequestEvent[] = [...resolved, { type: 'RequestReopened', data: { reason: 'came-back' } }];
    given(helpRequest, again)
      .when(retract(['cause-yes-2'], { assignmentId: `${OTHER}.2` }))
      .then([]);
  });

  it('behind a merge, and it shows when the merge is undone', () => {
    const merged: readonly RequestEvent[] = [...resolved, { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-1' } }];
    const state = given(helpRequest, merged)
      .when(retract(['cause-cleared', 'cause-done'], { stillUnderWay: true, stillOnCase: true }))
      .state();
    expect(state.lifecycle).toMatchObject({ status: 'merged', before: { status: 'in-progress' } });
  });

  it('what people did afterwards stays', () => {
    const again: readonly RequestEvent[] = [...resolved, { type: 'RequestReopened', data: { reason: 'came-back' } }];
    const state = given(helpRequest, again)
      .when(retract(['cause-done'], { stillUnderWay: true, stillOnCase: true }))
      .state();
    expect(state).toMatchObject({ lifecycle: { status: 'triaged' }, reopenings: 1 });
  });

  it('not against the word of somebody else, who has confirmed it', () => {
    for (const status of ['verified', 'closed'] as const) {
      given(helpRequest, HISTORIES[status])
        .when(retract(['cause-done'], { stillUnderWay: true, stillOnCase: true }))
        .thenRefused('already-verified');
    }
  });

  it('whoever took it back may confirm then, and whoever did not may not', () => {
    const events: readonly RequestEvent[] = [
      ...triaged,
      joined,
      { type: 'ResponderJoined', data: { ...assignment(2), cause: 'cause-yes-2' } },
      { type: 'RequestResolved', data: { basis: 'case-done' } },
      taken(['event-4'], 'cause-yes'),
    ];
    given(helpRequest, events)
      .when(followUp({ involved: ['responder-2'] }))
      .thenRefused('was-on-the-case');
    expect(
      given(helpRequest, events)
        .when(followUp({ involved: ['responder-1'] }))
        .events(),
    ).toHaveLength(1);
  });
});

describe('an event of dispatch that the rules do not accept', () => {
  it('is a result on the timeline and changes nothing', () => {
    const trial = given(helpRequest, HISTORIES.closed).when({ type: 'refuse-event', eventType: 'dispatch.case.done.v1', eventId: 'event-x', code: 'wrong-status' });
    trial.then([{ type: 'EventRefused', data: { eventType: 'dispatch.case.done.v1', eventId: 'event-x', code: 'wrong-status' } }]);
    expect(trial.state()).toEqual(given(helpRequest, HISTORIES.closed).state);
  });
});

/** What dispatch tells of two assignments: a yes, milestones under way, an end. */
interface Told {
  readonly id: string;
  readonly n: 1 | 2;
  readonly kind: 'yes' | 'way' | 'done' | 'again';
}

/** What is told next, and which of all reports told is taken back after it. */
type Story = readonly (Told & { readonly back: number | undefined })[];

const kind = fc.constantFrom('yes' as const, 'way' as const, 'way' as const, 'done' as const, 'again' as const);
const stories: fc.Arbitrary<Story> = fc
  .array(fc.record({ n: fc.constantFrom(1 as const, 2 as const), kind, back: fc.option(fc.nat({ max: 30 }), { nil: undefined }) }), { maxLength: 14 })
  .map((steps) => steps.map((step, index) => ({ ...step, id: `cause-${index}` })));

/** A small dispatch: keeps what stands, and says with each retraction how things stand then. `forgets` leaves that out. */
function told(story: Story, forgets = false): { readonly state: RequestState; readonly stands: readonly Told[]; readonly retractions: number } {
  let state = triaged.reduce((folded, event, index) => helpRequest.evolve(folded, recorded(event, index + 1)), helpRequest.initialState);
  let version = triaged.length;
  let stands: readonly Told[] = [];
  let caseDone: string | undefined;
  let retractions = 0;
  const tell = (command: ForeignCommand) => {
    const metadata = { commandId: 'command', actor: { id: 'account-d', role: 'dispatcher', area: '' }, channel: 'system', occurredAt: at(1), now: at(1) } as const;
    for (const event of helpRequest.decide(command, state, metadata)) {
      version += 1;
      state = helpRequest.evolve(state, recorded(event, version));
    }
  };
  const ended = (n: 1 | 2) => stands.some((one) => one.n === n && (one.kind === 'done' || one.kind === 'again'));
  const isDone = () => ended(1) && ended(2) && stands.some((one) => one.kind === 'done');
  for (const n of [1, 2] as const) tell({ type: 'record-offer', ...assignment(n), cause: `offer-${n}` });
  for (const { back, ...report } of story) {
    if (!ended(report.n)) {
      stands = [...stands, report];
      tell({ type: 'record-progress', ...assignment(report.n), underWay: report.kind !== 'yes', cause: report.id });
      if (report.kind === 'again') tell({ type: 'record-visit-again', until: at(50), cause: report.id });
      if (isDone()) {
        caseDone = `${report.id}-done`;
        tell({ type: 'record-done', cause: caseDone });
      }
    }
    const victim = back === undefined ? undefined : stands[back % Math.max(1, stands.length)];
    if (victim === undefined) continue;
    retractions += 1;
    stands = stands.filter((one) => one !== victim);
    const causes = caseDone === undefined || isDone() ? [victim.id] : [victim.id, caseDone];
    if (!isDone()) caseDone = undefined;
    const standing = {
      assignmentId: assignment(victim.n).assignmentId,
      stillUnderWay: stands.some((one) => one.kind !== 'yes'),
      stillOnCase: stands.some(({ n }) => n === victim.n),
    };
    tell(retract(causes, forgets ? {} : standing));
  }
  return { state, stands, retractions };
}

/** What must not differ between a report taken back and one never sent. */
const standing = (state: RequestState) => ({
  lifecycle: state.lifecycle,
  onCase: everybodyOnCase(state)
    .map(({ responderId }) => responderId)
    .toSorted(),
});

const asIfNeverSent = (forgets: boolean, count: (retractions: number) => void = () => {}) =>
  fc.property(stories, (story) => {
    const { state, stands, retractions } = told(story, forgets);
    count(retractions);
    expect(standing(state)).toEqual(standing(told(stands.map((one) => ({ ...one, back: undefined }))).state));
  });

describe('any story with reports taken back', () => {
  it('leads where the same story leads in which they were never sent', () => {
    let retractions = 0;
    fc.assert(
      asIfNeverSent(false, (more) => {
        retractions += more;
      }),
      { numRuns: 1000 },
    );
    expect(retractions).toBeGreaterThan(1000);
  });

  it('and it matters that dispatch says how things stand: without it the difference is found', () => {
    expect(fc.check(asIfNeverSent(true), { numRuns: 1000 }).failed).toBe(true);
  });
});
