import { Refused } from '#event-store';
import type { Answered, PeopleCommand, Prioritised } from './commands.ts';
import type { RequestBody, RequestEvent } from './events.ts';
import { given, LIVE, mustBe } from './guards.ts';
import type { RequestState } from './state.ts';
import { triage } from './triage.ts';

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { readonly type: T }>;

/** First keystroke, or a pasted line. */
export function draft(command: Of<'draft'>, state: RequestState): RequestEvent[] {
  if (state.lifecycle.status !== 'none') throw new Refused('request-exists');
  const { type: _, ...data } = command;
  return [{ type: 'RequestDrafted', data }];
}

/** The complete body, with category, answers and priority in the same commit where they are known. */
export function log(command: Of<'log'>, state: RequestState): RequestEvent[] {
  const { status } = state.lifecycle;
  if (status !== 'none') mustBe(state, ['draft', 'returned']);
  if (command.body.confidential === true && state.absorbed.length > 0) throw new Refused('confidential-stays-alone');
  // What the draft knew and the form did not repeat is still known.
  const known: Omit<RequestBody, 'area' | 'place'> = {
    ...given('person', state.person),
    ...given('reporter', state.reporter),
    ...given('callId', state.callId),
    ...given('contactAt', state.contactAt),
    ...given('neededBy', state.neededBy),
    ...(state.confidential ? { confidential: true as const } : {}),
  };
  // Who hears only of what is logged cannot know at which position the draft began.
  const number = given('number', status === 'none' ? undefined : state.number);
  const events: RequestEvent[] = [{ type: 'RequestLogged', data: { ...known, ...command.body, ...given('dividedFrom', command.dividedFrom), ...number } }];
  const category = command.category ?? state.category;
  if (command.opened !== undefined) events.push({ type: 'RequestsLinked', data: { requestId: command.opened, kind: 'opened' } });
  if (category !== undefined) events.push({ type: 'CategorySet', data: { category, ...given('was', state.category === category ? undefined : state.category) } });
  if (command.answers !== undefined) events.push(answered(command.answers));
  const priority: Prioritised | undefined = command.priority ?? (state.priority === undefined ? undefined : { priority: state.priority, basis: 'person' });
  if (priority !== undefined) events.push(prioritySet(priority, state, category, category !== undefined, command.answers?.suggested ?? state.suggested));
  for (const suspected of command.suspected ?? []) events.push({ type: 'DuplicateSuspected', data: suspected });
  return events;
}

function answered({ category, note, score, suggested }: Answered): RequestEvent {
  return { type: 'QuestionsAnswered', data: { category, note, score, suggested } };
}

function prioritySet(set: Prioritised, state: RequestState, category: string | undefined, triages: boolean, suggested: string | undefined): RequestEvent {
  if (set.basis === 'person' && suggested !== undefined && suggested !== set.priority && set.reason === undefined && set.priority !== state.priority) {
    throw new Refused('reason-needed', 'invalid', { suggested }, '/priorityReason');
  }
  return {
    type: 'PrioritySet',
    data: {
      priority: set.priority,
      basis: set.basis,
      ...given('was', state.priority === set.priority ? undefined : state.priority),
      ...given('category', category),
      ...given('score', set.score),
      ...given('reason', set.reason),
      ...(triages ? { triages: true as const } : {}),
    },
  };
}

/** Answers of the category's questions; they suggest a priority, setting it is its own command. */
export function answerQuestions(command: Of<'answer-questions'>, state: RequestState): RequestEvent[] {
  mustBe(state, LIVE);
  const { type: _, ...answers } = command;
  return [answered(answers)];
}

/** What kind of help; completes the triage of a logged request whose priority is already set. */
export function setCategory(command: Of<'set-category'>, state: RequestState): RequestEvent[] {
  mustBe(state, LIVE);
  if (state.category === command.category) return [];
  const events: RequestEvent[] = [{ type: 'CategorySet', data: { category: command.category, ...given('was', state.category) } }];
  return state.lifecycle.status === 'logged' ? [...events, ...triage({ ...state, category: command.category })] : events;
}

/** How urgent; with a category it triages a logged request. */
export function setPriority(command: Of<'set-priority'>, state: RequestState): RequestEvent[] {
  mustBe(state, LIVE);
  const { type: _, ...set } = command;
  const triages = state.lifecycle.status === 'logged' && state.category !== undefined;
  if (state.priority === set.priority && !triages) return [];
  return [prioritySet(set, state, state.category, triages, state.suggested)];
}

/** Content edit of the body. */
export function amend(command: Of<'amend'>, state: RequestState): RequestEvent[] {
  mustBe(state, ['draft', 'returned', ...LIVE]);
  const { type: _, ...changed } = command;
  if (changed.category !== undefined && state.lifecycle.status !== 'draft') throw new Refused('category-by-its-own-command', 'invalid', {}, '/category');
  if (Object.keys(changed).length === 0) throw new Refused('nothing-to-change', 'invalid');
  return [{ type: 'RequestAmended', data: { ...changed, ...given('area', changed.place?.area) } }];
}

/** Facts added beside the body. */
export function addFact(
  command: Of<'add-note' | 'set-needed-by' | 'promise-eta' | 'link' | 'divide' | 'suspect-duplicate' | 'notify-external-service' | 'external-service-arrived' | 'inform-caller'>,
  state: RequestState,
): RequestEvent[] {
  switch (command.type) {
    case 'add-note':
      mustBe(state, ['draft', 'returned', ...LIVE, 'verified', 'closed', 'cancelled', 'unfounded', 'transferred']);
      return [{ type: 'NoteAdded', data: { note: command.note } }];
    case 'set-needed-by':
      mustBe(state, LIVE);
      return state.neededBy === command.neededBy ? [] : [{ type: 'NeededBySet', data: { ...given('neededBy', command.neededBy) } }];
    case 'promise-eta':
      mustBe(state, LIVE);
      return [{ type: 'EtaPromised', data: { at: command.at, ...given('note', command.note) } }];
    case 'link':
      mustBe(state, ['draft', 'returned', ...LIVE]);
      if (command.requestId === state.id) throw new Refused('link-to-itself', 'invalid', {}, '/requestId');
      if (state.links.some((link) => link.requestId === command.requestId && link.kind === command.kind)) return [];
      return [{ type: 'RequestsLinked', data: { requestId: command.requestId, kind: command.kind } }];
    case 'divide':
      mustBe(state, LIVE);
      if (command.into.length === 0 || command.into.includes(state.id)) throw new Refused('divide-into-others', 'invalid', {}, '/parts');
      return [{ type: 'RequestDivided', data: { into: command.into } }];
    case 'suspect-duplicate': {
      mustBe(state, ['draft', 'returned', ...LIVE]);
      if (command.requestId === state.id || state.suspected.includes(command.requestId)) return [];
      const { requestId, score, reasons } = command;
      return [{ type: 'DuplicateSuspected', data: { requestId, score, reasons } }];
    }
    case 'notify-external-service':
      mustBe(state, LIVE);
      return [{ type: 'ExternalServiceNotified', data: { service: command.service, ...given('reference', command.reference), ...given('note', command.note) } }];
    case 'external-service-arrived':
      mustBe(state, LIVE);
      if (state.external[command.service] === undefined) throw new Refused('service-not-notified', 'conflict', { service: command.service });
      if (state.external[command.service] === 'arrived') return [];
      return [{ type: 'ExternalServiceArrived', data: { service: command.service, ...given('reference', command.reference) } }];
    case 'inform-caller':
      mustBe(state, [...LIVE, 'verified', 'closed', 'cancelled', 'unfounded', 'transferred']);
      return [{ type: 'CallerInformed', data: { personId: command.personId, outcome: command.outcome, ...given('note', command.note) } }];
    default:
      return command satisfies never;
  }
}
