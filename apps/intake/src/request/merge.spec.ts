import { given } from '#event-store/testing';
import type { MergeCommand, RequestCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { body, dispatched, HISTORIES, note, OTHER, reporter, responder, started, triaged } from './examples.ts';
import { helpRequest } from './request.ts';
import { everybodyOnCase, reportsOf } from './state.ts';

// The request under test is called `stream-under-test`: OTHER (`request-…`) sorts before it and is the older one, YOUNGER after it.
const YOUNGER = 'younger-request';
const reports = [{ requestId: OTHER, callId: 'call-2', reporter: { ...reporter, personId: 'person-9' } }];
const absorb = (over: Partial<Extract<MergeCommand, { type: 'absorb' }>> = {}): RequestCommand => ({
  type: 'absorb',
  requestId: OTHER,
  mergeId: 'merge-1',
  reports,
  responders: [],
  confidential: false,
  ...over,
});
const absorbed = (requestId = OTHER, mergeId = 'merge-1'): RequestEvent => ({ type: 'DuplicateAbsorbed', data: { requestId, mergeId, reports: [{ ...reports[0], requestId }] } });
const confirmed = (requestId = OTHER): RequestEvent => ({ type: 'MergeConfirmed', data: { requestId } });
const mergeInto = (into = OTHER, mergeId = 'merge-9'): RequestCommand => ({ type: 'merge-into', into, mergeId });
const declined = (code: string, into = OTHER): readonly RequestEvent[] => [{ type: 'MergeDeclined', data: { into, mergeId: 'merge-9', code } }];

describe('the survivor records first', () => {
  it('whom it takes over, with the reports and those who were on the case', () => {
    given(helpRequest, triaged)
      .when(absorb({ responders: [responder(7)] }))
      .then([{ type: 'DuplicateAbsorbed', data: { requestId: OTHER, mergeId: 'merge-1', reports, responders: [responder(7)] } }]);
  });

  it('and lists its own report first, then those of what was merged into it', () => {
    const { state } = given(helpRequest, [...started, absorbed(), confirmed(), absorbed(YOUNGER, 'merge-2')]);
    expect(reportsOf(state).map(({ requestId }) => requestId)).toEqual(['stream-under-test', OTHER, YOUNGER]);
    expect(everybodyOnCase(state)).toEqual([responder(1)]);
  });

  it('refuses when it is itself merged', () => given(helpRequest, HISTORIES.merged).when(absorb()).thenRefused('request-merged'));

  it('refuses itself, and one that it already takes over', () => {
    given(helpRequest, triaged)
      .when(absorb({ requestId: 'stream-under-test' }))
      .thenRefused('merge-with-itself');
    given(helpRequest, [...triaged, absorbed()])
      .when(absorb({ mergeId: 'merge-2' }))
      .thenRefused('merge-in-progress');
  });

  it('a confidential tip stays alone, on either side', () => {
    given(helpRequest, triaged)
      .when(absorb({ confidential: true }))
      .thenRefused('confidential-stays-alone');
    const tip: readonly RequestEvent[] = [{ type: 'RequestLogged', data: { ...body, confidential: true } }];
    given(helpRequest, tip).when(absorb()).thenRefused('confidential-stays-alone');
    given(helpRequest, tip).when(mergeInto()).then(declined('confidential-stays-alone'));
  });

  it('a draft that took over others does not become a confidential tip', () => {
    given(helpRequest, [...HISTORIES.draft, absorbed(), confirmed()])
      .when({ type: 'log', body: { ...body, confidential: true } })
      .thenRefused('confidential-stays-alone');
  });
});

describe('then the other one decides, once for each attempt', () => {
  it('yes, and goes on in the survivor', () => {
    const trial = given(helpRequest, dispatched).when(mergeInto());
    trial.then([{ type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } }]);
    expect(trial.state().lifecycle).toEqual({ status: 'merged', into: OTHER, mergeId: 'merge-9', before: { status: 'dispatched' } });
  });

  it.each(['discarded', 'verified', 'closed', 'cancelled', 'unfounded', 'transferred'] as const)('no, when it is %s', (status) => {
    given(helpRequest, HISTORIES[status]).when(mergeInto()).then(declined('wrong-status'));
  });

  it('no, when it is merged elsewhere', () => given(helpRequest, HISTORIES.merged).when(mergeInto()).then(declined('request-merged')));

  it('no, while it is taking over a third one', () => {
    given(helpRequest, [...triaged, absorbed(YOUNGER)])
      .when(mergeInto())
      .then(declined('merge-in-progress'));
    given(helpRequest, [...triaged, absorbed(YOUNGER), confirmed(YOUNGER)])
      .when(mergeInto())
      .then([{ type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } }]);
  });

  it('a second time nothing, whatever it has become since', () => {
    const no = given(helpRequest, HISTORIES.closed).when(mergeInto()).events();
    const reopened: readonly RequestEvent[] = [...HISTORIES.closed, ...no, { type: 'RequestReopened', data: { reason: 'came-back' } }];
    given(helpRequest, reopened).when(mergeInto()).then([]);
    const yes: readonly RequestEvent[] = [...triaged, { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } }, { type: 'RequestUnmerged', data: { from: OTHER } }];
    given(helpRequest, yes).when(mergeInto()).then([]);
    expect(given(helpRequest, yes).when(mergeInto(OTHER, 'merge-10')).state().lifecycle.status).toBe('merged');
  });

  it('crossed: the younger one lets go and is merged, the older one says no', () => {
    given(helpRequest, [...triaged, absorbed()])
      .when(mergeInto())
      .then([
        { type: 'DuplicateReleased', data: { requestId: OTHER, reason: 'refused' } },
        { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } },
      ]);
    given(helpRequest, [...triaged, absorbed(YOUNGER)])
      .when(mergeInto(YOUNGER))
      .then(declined('merge-crossed', YOUNGER));
    given(helpRequest, [...triaged, absorbed(), confirmed()])
      .when(mergeInto())
      .then(declined('merge-crossed'));
  });
});

const settle = (type: 'confirm-merge' | 'release-duplicate', mergeId = 'merge-1'): RequestCommand =>
  type === 'confirm-merge' ? { type, requestId: OTHER, mergeId, reports, responders: [] } : { type, requestId: OTHER, mergeId, reason: 'refused' };

describe('last the survivor settles', () => {
  it('confirms once', () => {
    given(helpRequest, [...triaged, absorbed()])
      .when(settle('confirm-merge'))
      .then([confirmed()]);
    given(helpRequest, [...triaged, absorbed(), confirmed()])
      .when(settle('confirm-merge'))
      .then([]);
  });

  it('names what the other one brings in the end, where more came between the steps', () => {
    const more = { reports: [...reports, { requestId: YOUNGER }], responders: [responder(7)] };
    const command: RequestCommand = { type: 'confirm-merge', requestId: OTHER, mergeId: 'merge-1', ...more };
    const trial = given(helpRequest, [...triaged, absorbed()]).when(command);
    trial.then([{ type: 'MergeConfirmed', data: { requestId: OTHER, ...more } }]);
    expect(everybodyOnCase(trial.state())).toEqual([responder(7)]);
    expect(reportsOf(trial.state()).map(({ requestId }) => requestId)).toEqual(['stream-under-test', OTHER, YOUNGER]);
    given(helpRequest, [...triaged, absorbed(), ...trial.events()])
      .when(command)
      .then([]);
    expect(
      given(helpRequest, [...triaged, absorbed(), confirmed()])
        .when(command)
        .events(),
    ).toHaveLength(1);
  });

  it('or lets go, of that attempt only', () => {
    const trial = given(helpRequest, [...triaged, absorbed()]).when(settle('release-duplicate'));
    trial.then([{ type: 'DuplicateReleased', data: { requestId: OTHER, reason: 'refused' } }]);
    expect(trial.state().absorbed).toEqual([]);
    given(helpRequest, [...triaged, absorbed(OTHER, 'merge-2')])
      .when(settle('release-duplicate'))
      .then([]);
    given(helpRequest, [...triaged, absorbed(OTHER, 'merge-2')])
      .when(settle('confirm-merge'))
      .then([]);
  });

  it('in whatever state it is by then', () => {
    const { events } = given(helpRequest, [...triaged, absorbed(), { type: 'RequestCancelled', data: { by: 'person' } }]).when(settle('confirm-merge'));
    expect(events()).toEqual([confirmed()]);
  });
});

describe('an unmerge', () => {
  it.each(['draft', 'logged', 'triaged', 'dispatched', 'in-progress', 'on-hold', 'resolved', 'returned'] as const)('leads a %s one back where it was', (status) => {
    const before = given(helpRequest, HISTORIES[status]).state.lifecycle;
    const trial = given(helpRequest, [...HISTORIES[status], { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } }]).when({ type: 'unmerge', note });
    trial.then([{ type: 'RequestUnmerged', data: { from: OTHER, note } }]);
    expect(trial.state().lifecycle).toEqual(before);
  });

  it('what people reported while it was merged counts for who may confirm', () => {
    const joinedLater = given(helpRequest, [...dispatched, { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-9' } }]).when({
      type: 'record-progress',
      assignmentId: `${OTHER}.1`,
      responderId: 'responder-1',
      underWay: true,
      cause: 'cause-way',
    });
    joinedLater.then([{ type: 'ResponderJoined', data: { assignmentId: `${OTHER}.1`, responderId: 'responder-1', cause: 'cause-way' } }]);
    expect(joinedLater.state().lifecycle.status).toBe('merged');
  });
});
