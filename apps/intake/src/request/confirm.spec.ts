import type { CommandMetadata } from '#event-store';
import { given } from '#event-store/testing';
import type { FollowUp, PeopleCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { assignment, followUp, HISTORIES, joined, logged, note, OTHER, person, reporter, resolved, responder, rules, triaged } from './examples.ts';
import { helpRequest } from './request.ts';

const operator = { id: 'account-operator', role: 'operator', area: '' };
const actor = (id: string) => ({ actor: { ...operator, id } });
const types = (events: readonly RequestEvent[]) => events.map(({ type }) => type);
const close = (over: Partial<Extract<PeopleCommand, { type: 'close' }>> = {}): PeopleCommand => ({ type: 'close', involved: [], failedAttemptsNeeded: 3, ...over });
const onCall = (over: Partial<Extract<PeopleCommand, { type: 'answer-on-call' }>> = {}): PeopleCommand => ({
  type: 'answer-on-call',
  asked: 'reporter',
  day: '2022-04-02',
  involved: [],
  ...over,
});

describe('Verified is what someone else says', () => {
  it.each<[string, Partial<FollowUp>, Partial<CommandMetadata>]>([
    ['as the account that acted', {}, actor('account-1')],
    ['as the responder that acted', {}, actor('responder-1')],
    ['as the subject of a report by somebody else', {}, { subject: 'responder-1' }],
    ['as the responder behind the acting account', { involved: ['account-elsewhere', 'responder-1'] }, {}],
    ['as an account behind the actor', { involved: ['account-1'] }, {}],
    ['as the second person asked', { asked: 'second-person', involved: ['responder-1'] }, {}],
  ])('never somebody who was on the case: %s', (_, over, metadata) => {
    for (const outcome of ['solved', 'not-solved', 'not-reached'] as const) {
      given(helpRequest, resolved)
        .when(followUp({ outcome, ...over }), metadata)
        .thenRefused('was-on-the-case');
    }
    given(helpRequest, HISTORIES.verified)
      .when(close({ involved: over.involved ?? [] }), metadata)
      .thenRefused('was-on-the-case');
  });

  it('somebody who only got an offer may confirm', () => {
    const offered: readonly RequestEvent[] = [...resolved, { type: 'RequestDispatched', data: { ...assignment(2), cause: 'cause-offer-2' } }];
    given(helpRequest, [...offered, { type: 'RequestResolved', data: { basis: 'case-done' } }])
      .when(followUp({ involved: ['responder-2'] }))
      .then([{ type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'person', askedPersonId: 'person-1', day: '2022-04-02' } }]);
  });

  it('also not those of a request that was merged into this one', () => {
    const absorbed: RequestEvent = { type: 'DuplicateAbsorbed', data: { requestId: OTHER, mergeId: 'merge-1', reports: [], responders: [responder(7)] } };
    const events = [...resolved, absorbed, { type: 'MergeConfirmed', data: { requestId: OTHER } } as const];
    given(helpRequest, events)
      .when(followUp({ involved: ['responder-7'] }))
      .thenRefused('was-on-the-case');
    given(helpRequest, events).when(followUp(), actor('account-7')).thenRefused('was-on-the-case');
  });

  it('nor of an earlier round', () => {
    const again: readonly RequestEvent[] = [
      ...resolved,
      { type: 'RequestReopened', data: { reason: 'came-back' } },
      { type: 'RequestResolved', data: { basis: 'case-done', cause: 'cause-done-2' } },
    ];
    given(helpRequest, again).when(followUp(), actor('account-1')).thenRefused('was-on-the-case');
    given(helpRequest, [...triaged, joined, { type: 'RequestReopened', data: { reason: 'came-back' } }])
      .when(onCall(), actor('account-1'))
      .thenRefused('was-on-the-case');
  });

  describe('a reporter who is a responder (a steward) and was on the case', () => {
    const steward = { ...reporter, relation: 'steward' as const, responderId: 'responder-1' };
    const reported: RequestEvent = { type: 'RequestAmended', data: { reporter: steward } };

    it('is not asked', () => {
      given(helpRequest, [...resolved, reported])
        .when(followUp({ asked: 'reporter' }))
        .thenRefused('was-on-the-case');
      given(helpRequest, [...resolved, reported])
        .when(followUp({ asked: 'person' }))
        .then([{ type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'person', askedPersonId: 'person-1', day: '2022-04-02' } }]);
    });

    it('is not asked as the second person either', () => {
      given(helpRequest, [...resolved, reported])
        .when(followUp({ asked: 'second-person', askedPersonId: steward.personId }))
        .thenRefused('was-on-the-case');
    });

    it('is not asked where he was helped himself', () => {
      const himself: RequestEvent = { type: 'RequestAmended', data: { person: { personId: steward.personId }, reporter: steward } };
      given(helpRequest, [...resolved, himself])
        .when(followUp())
        .thenRefused('was-on-the-case');
    });

    it('is not asked where he reported what was merged into this one', () => {
      const absorbed: RequestEvent = {
        type: 'DuplicateAbsorbed',
        data: { requestId: OTHER, mergeId: 'merge-1', reports: [{ requestId: OTHER, reporter: { ...steward, personId: 'person-9' } }] },
      };
      given(helpRequest, [...resolved, absorbed])
        .when(followUp({ asked: 'reporter', askedPersonId: 'person-9' }))
        .thenRefused('was-on-the-case');
    });

    it('cannot say it is solved on the call either, when it is reopened', () => {
      const again: readonly RequestEvent[] = [...resolved, reported, { type: 'RequestReopened', data: { reason: 'came-back' } }];
      given(helpRequest, again).when(onCall()).thenRefused('was-on-the-case');
      expect(
        types(
          given(helpRequest, again)
            .when(onCall({ asked: 'person' }))
            .events(),
        ),
      ).toContain('RequestClosed');
    });

    it('is asked where others did the work', () => {
      const events: readonly RequestEvent[] = [...resolved, { type: 'RequestAmended', data: { reporter: { ...steward, responderId: 'responder-8' } } }];
      expect(
        types(
          given(helpRequest, events)
            .when(followUp({ asked: 'reporter' }))
            .events(),
        ),
      ).toEqual(['FollowUpRecorded']);
    });
  });

  it('the category names who is asked', () => {
    const confirms = { ...rules, confirms: ['reporter'] as const };
    given(helpRequest, resolved)
      .when(followUp({ asked: 'person', rules: confirms }))
      .thenRefused('wrong-confirmer');
    expect(
      given(helpRequest, resolved)
        .when(followUp({ asked: 'reporter', rules: confirms }))
        .events(),
    ).toMatchObject([{ data: { askedPersonId: 'person-2' } }]);
  });

  it('there must be somebody to ask', () => {
    const { person: _, reporter: __, ...nobody } = logged.data as Extract<RequestEvent, { type: 'RequestLogged' }>['data'];
    const events: readonly RequestEvent[] = [{ type: 'RequestLogged', data: nobody }, ...resolved.slice(1)];
    for (const asked of ['person', 'reporter'] as const) given(helpRequest, events).when(followUp({ asked })).thenRefused('nobody-to-ask');
    given(helpRequest, events)
      .when(followUp({ asked: 'second-person' }))
      .then([{ type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'second-person', day: '2022-04-02' } }]);
  });
});

describe('the ends of a follow-up', () => {
  it('solved: verified, and closed in the same commit where the category says so', () => {
    given(helpRequest, resolved)
      .when(followUp({ rating: 5, note, rules: { ...rules, closeOnVerify: true } }))
      .then([
        { type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'person', askedPersonId: 'person-1', day: '2022-04-02', rating: 5, note } },
        { type: 'RequestClosed', data: { basis: 'verified' } },
      ]);
  });

  it('not solved: works again, in the same commit', () => {
    const again = given(helpRequest, resolved).when(followUp({ outcome: 'not-solved' }));
    expect(types(again.events())).toEqual(['FollowUpRecorded', 'RequestReopened']);
    expect(again.state()).toMatchObject({ lifecycle: { status: 'triaged' }, reopenings: 1, loggedAt: '2022-04-02T07:00:00.000Z' });
  });

  it('a verified one is closed on that word', () => {
    given(helpRequest, HISTORIES.verified)
      .when(close({ note }))
      .then([{ type: 'RequestClosed', data: { basis: 'verified', note } }]);
  });
});

const failed = (...days: readonly string[]): readonly RequestEvent[] =>
  days.map((day) => ({ type: 'FollowUpRecorded', data: { outcome: 'not-reached', asked: 'person', day } }) as const);

describe('nobody reached', () => {
  it.each<[string, readonly string[], number | undefined]>([
    ['no attempt', [], undefined],
    ['three on one day', ['2022-04-02', '2022-04-02', '2022-04-02'], undefined],
    ['three on two days', ['2022-04-02', '2022-04-03', '2022-04-03'], undefined],
    ['three on three days', ['2022-04-02', '2022-04-03', '2022-04-04'], 3],
    ['four on three days', ['2022-04-02', '2022-04-03', '2022-04-03', '2022-04-05'], 3],
  ])('%s', (_, days, attempts) => {
    const trial = given(helpRequest, [...resolved, ...failed(...days)]).when(close());
    if (attempts === undefined) trial.thenRefused('not-verified');
    else trial.then([{ type: 'RequestClosed', data: { basis: 'unreachable', attempts } }]);
  });

  it('the refusal says how many there were and how many it takes', () => {
    const trial = given(helpRequest, [...resolved, ...failed('2022-04-02', '2022-04-03')]).when(close({ failedAttemptsNeeded: 5 }));
    expect(trial.events).toThrow(expect.objectContaining({ code: 'not-verified', parameters: { attempts: 2, needed: 5 } }));
  });

  it('attempts of an earlier round do not count', () => {
    const again: readonly RequestEvent[] = [
      ...resolved,
      ...failed('2022-04-02', '2022-04-03', '2022-04-04'),
      { type: 'RequestReopened', data: { reason: 'came-back' } },
      { type: 'RequestResolved', data: { basis: 'case-done', cause: 'cause-done-2' } },
    ];
    given(helpRequest, again).when(close()).thenRefused('not-verified');
  });

  it('whoever was on the case does not close it for want of an answer', () => {
    const events = [...resolved, ...failed('2022-04-02', '2022-04-03', '2022-04-04')];
    given(helpRequest, events).when(close(), actor('account-1')).thenRefused('was-on-the-case');
    given(helpRequest, events)
      .when(close({ involved: ['responder-1'] }))
      .thenRefused('was-on-the-case');
  });

  it('survives a merge that is undone', () => {
    const events: readonly RequestEvent[] = [
      ...resolved,
      ...failed('2022-04-02', '2022-04-03', '2022-04-04'),
      { type: 'RequestMerged', data: { into: OTHER, mergeId: 'merge-1' } },
      { type: 'RequestUnmerged', data: { from: OTHER } },
    ];
    given(helpRequest, events)
      .when(close())
      .then([{ type: 'RequestClosed', data: { basis: 'unreachable', attempts: 3 } }]);
  });
});

describe('answered on the call', () => {
  it.each(['logged', 'triaged'] as const)('%s: resolved, confirmed by the caller and closed in one commit', (status) => {
    given(helpRequest, HISTORIES[status])
      .when(onCall({ note }))
      .then([
        { type: 'RequestResolved', data: { basis: 'answered-on-call', note } },
        { type: 'FollowUpRecorded', data: { outcome: 'solved', asked: 'reporter', askedPersonId: reporter.personId, day: '2022-04-02' } },
        { type: 'RequestClosed', data: { basis: 'answered-on-call' } },
      ]);
  });

  it('needs a caller, or the person on the line', () => {
    given(helpRequest, [{ type: 'RequestLogged', data: { area: 'a', place: { area: 'a', communityId: 'community-1' }, person } }])
      .when(onCall())
      .thenRefused('nobody-to-ask');
  });
});
