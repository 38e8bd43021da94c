import type { Sealed } from '#event-store';
import { given } from '#event-store/testing';
import type { RequestCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { at, body, HISTORIES, logged, note, OTHER, person, place, reporter, triaged } from './examples.ts';
import { helpRequest } from './request.ts';

const types = (events: readonly RequestEvent[]) => events.map(({ type }) => type);
const answers = { category: 'medicine-run', note: { noteId: 'note-answers', details: 'sealed' as Sealed }, score: 60, suggested: 'P2' } as const;
const log = (over: Partial<Extract<RequestCommand, { type: 'log' }>> = {}): RequestCommand => ({ type: 'log', body, ...over });

describe('logging', () => {
  it('takes body, answers, category, priority and suspected duplicates in one commit', () => {
    given(helpRequest)
      .when(
        log({
          category: 'medicine-run',
          answers,
          priority: { priority: 'P2', basis: 'questions', score: 60 },
          suspected: [{ requestId: OTHER, score: 70, reasons: ['same-room'] }],
        }),
      )
      .then([
        { type: 'RequestLogged', data: body },
        { type: 'CategorySet', data: { category: 'medicine-run' } },
        { type: 'QuestionsAnswered', data: answers },
        { type: 'PrioritySet', data: { priority: 'P2', basis: 'questions', category: 'medicine-run', score: 60, triages: true } },
        { type: 'DuplicateSuspected', data: { requestId: OTHER, score: 70, reasons: ['same-room'] } },
      ]);
  });

  it('without category it is only Logged, and without priority as well', () => {
    const alone = given(helpRequest).when(log({ priority: { priority: 'P4', basis: 'person' } }));
    expect(alone.state().lifecycle.status).toBe('logged');
    expect(types(alone.events())).toEqual(['RequestLogged', 'PrioritySet']);
    expect(
      given(helpRequest)
        .when(log({ category: 'supplies' }))
        .state().lifecycle.status,
    ).toBe('logged');
  });

  it('keeps what the draft knew and the form does not repeat', () => {
    const drafted: RequestEvent = {
      type: 'RequestDrafted',
      data: { area: place.area, person, reporter, callId: 'call-1', contactAt: at(0), neededBy: at(40), category: 'supplies', guessed: true },
    };
    const trial = given(helpRequest, [drafted]).when(log({ body: { area: place.area, place, person: { personId: 'person-7' } } }));
    trial.then([
      { type: 'RequestLogged', data: { area: place.area, place, person: { personId: 'person-7' }, reporter, callId: 'call-1', contactAt: at(0), neededBy: at(40), number: 1 } },
      { type: 'CategorySet', data: { category: 'supplies' } },
    ]);
  });

  it('a tip stays confidential through draft, return and logging again; only it names what it opened', () => {
    const tip = given(helpRequest, [{ type: 'RequestDrafted', data: { ...body, confidential: true } }]).when(log({ opened: OTHER, category: 'confidential-tip' }));
    tip.then([
      { type: 'RequestLogged', data: { ...body, confidential: true, number: 1 } },
      { type: 'RequestsLinked', data: { requestId: OTHER, kind: 'opened' } },
      { type: 'CategorySet', data: { category: 'confidential-tip' } },
    ]);
    const returned = [...tip.events(), { type: 'RequestReturned', data: { missing: ['need'] } } as const];
    expect(given(helpRequest, returned).when(log()).state().confidential).toBe(true);
  });

  it('a part says from what it was divided', () => {
    expect(
      given(helpRequest)
        .when(log({ dividedFrom: OTHER }))
        .state().links,
    ).toEqual([{ requestId: OTHER, kind: 'parent' }]);
  });

  it('note and reason go into the notes, each once', () => {
    const state = given(helpRequest)
      .when(log({ category: 'supplies', answers: { ...answers, category: 'supplies' }, priority: { priority: 'P4', basis: 'person', reason: { ...note, noteId: 'note-why' } } }))
      .state();
    expect(state.notes.map(({ noteId }) => noteId)).toEqual(['note-1', 'note-why']);
    // The category is set before its answers are: a score that the category's own event wiped out would never ask for a reason again.
    expect(state).toMatchObject({ answers: answers.note, suggested: 'P2' });
  });
});

const set = (over: Partial<Extract<RequestCommand, { type: 'set-priority' }>> = {}): RequestCommand => ({ type: 'set-priority', priority: 'P4', basis: 'person', ...over });

describe('triage', () => {
  it('takes category and priority, in either order', () => {
    const first = given(helpRequest, [logged]).when({ type: 'set-category', category: 'supplies' });
    expect(types(first.events())).toEqual(['CategorySet']);
    const then = given(helpRequest, [logged, ...first.events()]).when(set());
    then.then([{ type: 'PrioritySet', data: { priority: 'P4', basis: 'person', category: 'supplies', triages: true } }]);
    const other = given(helpRequest, [logged, { type: 'PrioritySet', data: { priority: 'P4', basis: 'person' } }]).when({ type: 'set-category', category: 'supplies' });
    other.then([
      { type: 'CategorySet', data: { category: 'supplies' } },
      { type: 'PrioritySet', data: { priority: 'P4', category: 'supplies', basis: 'person', triages: true } },
    ]);
    for (const trial of [then, other]) expect(trial.state().lifecycle.status).toBe('triaged');
  });

  it('the same again is nothing', () => {
    given(helpRequest, triaged)
      .when(set({ priority: 'P3' }))
      .then([]);
    given(helpRequest, triaged).when({ type: 'set-category', category: 'medicine-run' }).then([]);
  });

  it('a later change says what it was', () => {
    given(helpRequest, triaged)
      .when(set({ priority: 'P1' }))
      .then([{ type: 'PrioritySet', data: { priority: 'P1', was: 'P3', category: 'medicine-run', basis: 'person' } }]);
    given(helpRequest, triaged)
      .when({ type: 'set-category', category: 'supplies' })
      .then([{ type: 'CategorySet', data: { category: 'supplies', was: 'medicine-run' } }]);
  });

  it('against the questions it takes a reason; with them, or of another category, none', () => {
    const answered: readonly RequestEvent[] = [...triaged, { type: 'QuestionsAnswered', data: answers }];
    given(helpRequest, answered).when(set()).thenRefused('reason-needed');
    expect(
      types(
        given(helpRequest, answered)
          .when(set({ reason: note }))
          .events(),
      ),
    ).toEqual(['PrioritySet']);
    expect(
      types(
        given(helpRequest, answered)
          .when(set({ priority: 'P2' }))
          .events(),
      ),
    ).toEqual(['PrioritySet']);
    expect(
      types(
        given(helpRequest, answered)
          .when(set({ priority: 'P3', basis: 'default' }))
          .events(),
      ),
    ).toEqual([]);
    expect(
      types(
        given(helpRequest, answered)
          .when(set({ priority: 'P1', basis: 'questions', score: 99 }))
          .events(),
      ),
    ).toEqual(['PrioritySet']);
    const changed: readonly RequestEvent[] = [...answered, { type: 'CategorySet', data: { category: 'supplies' } }];
    expect(types(given(helpRequest, changed).when(set()).events())).toEqual(['PrioritySet']);
    given(helpRequest)
      .when(log({ category: 'medicine-run', answers, priority: { priority: 'P5', basis: 'person' } }))
      .thenRefused('reason-needed');
  });
});

describe('an edit of the body', () => {
  it('names what changed, and the area with the place', () => {
    const elsewhere = { ...place, area: 'city/d/s/c/estate/9', building: '9' };
    const trial = given(helpRequest, triaged).when({ type: 'amend', place: elsewhere });
    trial.then([{ type: 'RequestAmended', data: { place: elsewhere, area: 'city/d/s/c/estate/9' } }]);
    expect(trial.state()).toMatchObject({ area: 'city/d/s/c/estate/9', person, reporter });
  });

  it('of nothing is refused, and so is the category of what is logged', () => {
    given(helpRequest, triaged).when({ type: 'amend' }).thenRefused('nothing-to-change');
    given(helpRequest, triaged).when({ type: 'amend', category: 'supplies' }).thenRefused('category-by-its-own-command');
    expect(given(helpRequest, HISTORIES.draft).when({ type: 'amend', category: 'supplies' }).state().category).toBe('supplies');
  });
});

const once = (command: RequestCommand, history = triaged) => {
  const events = given(helpRequest, history).when(command).events();
  expect(events).toHaveLength(1);
  given(helpRequest, [...history, ...events])
    .when(command)
    .then([]);
  return events;
};

const tell = (outcome: 'reached' | 'no-answer' | 'wrong-number') => given(helpRequest, HISTORIES.closed).when({ type: 'inform-caller', personId: 'person-2', outcome });

describe('facts beside the body', () => {
  it('are recorded once', () => {
    expect(once({ type: 'set-needed-by', neededBy: at(40) })).toEqual([{ type: 'NeededBySet', data: { neededBy: at(40) } }]);
    expect(once({ type: 'link', requestId: OTHER, kind: 'related' })).toEqual([{ type: 'RequestsLinked', data: { requestId: OTHER, kind: 'related' } }]);
    expect(once({ type: 'suspect-duplicate', requestId: OTHER, score: 60, reasons: ['recent'] })).toHaveLength(1);
    expect(
      once({ type: 'external-service-arrived', service: '120', reference: 'car 7' }, [...triaged, { type: 'ExternalServiceNotified', data: { service: '120' } }]),
    ).toHaveLength(1);
  });

  it('a time until which help is needed can be taken away again', () => {
    const state = given(helpRequest, [...triaged, { type: 'NeededBySet', data: { neededBy: at(40) } }])
      .when({ type: 'set-needed-by' })
      .state();
    expect(state.neededBy).toBeUndefined();
  });

  it('the ambulance is on its way while our people run: no state changes', () => {
    const told = given(helpRequest, HISTORIES['in-progress']).when({ type: 'notify-external-service', service: '120', note });
    expect(told.state()).toMatchObject({ lifecycle: { status: 'in-progress' }, external: { '120': 'notified' } });
    given(helpRequest, [...triaged, ...told.events()])
      .when({ type: 'external-service-arrived', service: '119' })
      .thenRefused('service-not-notified');
    expect(
      given(helpRequest, [...triaged, ...told.events()])
        .when({ type: 'external-service-arrived', service: '120' })
        .state().external,
    ).toEqual({ '120': 'arrived' });
  });

  it('a request is not linked to itself, and divided into others', () => {
    given(helpRequest, triaged).when({ type: 'link', requestId: 'stream-under-test', kind: 'related' }).thenRefused('link-to-itself');
    for (const into of [[], ['stream-under-test'], [OTHER, 'stream-under-test']]) given(helpRequest, triaged).when({ type: 'divide', into }).thenRefused('divide-into-others');
    const children = given(helpRequest, triaged)
      .when({ type: 'divide', into: [OTHER, 'request-c'] })
      .state().links;
    expect(children).toEqual([
      { requestId: OTHER, kind: 'child' },
      { requestId: 'request-c', kind: 'child' },
    ]);
    given(helpRequest, triaged).when({ type: 'suspect-duplicate', requestId: 'stream-under-test', score: 1, reasons: [] }).then([]);
  });

  it('a caller counts as told when reached or when the number is wrong, not when nobody answers; and not for a later round', () => {
    expect(tell('reached').state().informed).toEqual(['person-2']);
    expect(tell('wrong-number').state().informed).toEqual(['person-2']);
    expect(tell('no-answer').state().informed).toEqual([]);
    expect(
      given(helpRequest, [...HISTORIES.closed, ...tell('reached').events()])
        .when({ type: 'reopen', reason: 'came-back' })
        .state().informed,
    ).toEqual([]);
  });

  it('a promise is kept with its words', () => {
    const state = given(helpRequest, triaged)
      .when({ type: 'promise-eta', at: at(25), note: { ...note, noteId: 'note-eta' } })
      .state();
    expect(state.eta).toBe(at(25));
    expect(state.notes.map(({ noteId }) => noteId)).toContain('note-eta');
  });
});
