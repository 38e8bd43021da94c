import { type CommandMetadata, Refused } from '#event-store';
import type { PeopleCommand } from './commands.ts';
import type { Confirmer, RequestEvent } from './events.ts';
import { given, mustBe, mustNotHaveBeenOnCase, OPEN, REOPENABLE } from './guards.ts';
import { everybodyOnCase, type RequestState, reportsOf } from './state.ts';
import { triage } from './triage.ts';

type Of<T extends PeopleCommand['type']> = Extract<PeopleCommand, { readonly type: T }>;

/** Waiting and going on. */
export function pause(command: Of<'hold' | 'resume' | 'wake' | 'return'>, state: RequestState, metadata: CommandMetadata): RequestEvent[] {
  switch (command.type) {
    case 'hold':
      mustBe(state, OPEN);
      if (command.until !== undefined && command.until <= metadata.now) throw new Refused('hold-until-future', 'invalid', { until: command.until }, '/until');
      return [{ type: 'RequestHeld', data: { ...given('until', command.until), reason: command.reason, ...given('note', command.note) } }];
    case 'resume':
      mustBe(state, ['on-hold']);
      return resumed(state, 'person');
    case 'wake':
      // The scheduler may be late or doubled: only the hold it was meant for is woken.
      if (state.lifecycle.status !== 'on-hold' || state.lifecycle.until !== command.until || metadata.now < command.until) return [];
      return resumed(state, 'wake-time');
    case 'return':
      mustBe(state, ['logged', 'triaged']);
      if (command.missing.length === 0) throw new Refused('say-what-is-missing', 'invalid', {}, '/missing');
      return [{ type: 'RequestReturned', data: { missing: command.missing, ...given('note', command.note) } }];
    default:
      return command satisfies never;
  }
}

/** Category and priority may have come while it waited: then it is triaged now, because no case was opened for a request on hold. */
function resumed(state: RequestState, by: 'person' | 'wake-time'): RequestEvent[] {
  const untriaged = state.lifecycle.status === 'on-hold' && state.lifecycle.before === 'logged';
  return [{ type: 'RequestResumed', data: { by } }, ...(untriaged ? triage(state) : [])];
}

/** Ends without a solution of ours. */
export function end(command: Of<'discard-draft' | 'cancel' | 'declare-unfounded' | 'transfer'>, state: RequestState): RequestEvent[] {
  switch (command.type) {
    case 'discard-draft':
      if (command.reason === 'abandoned' && state.lifecycle.status !== 'draft') return [];
      mustBe(state, ['draft']);
      return [{ type: 'DraftDiscarded', data: { reason: command.reason } }];
    case 'cancel':
      mustBe(state, [...OPEN, 'returned']);
      return [{ type: 'RequestCancelled', data: { by: command.by, ...given('note', command.note) } }];
    case 'declare-unfounded':
      mustBe(state, [...OPEN, 'returned']);
      return [{ type: 'RequestUnfounded', data: { ...given('note', command.note) } }];
    case 'transfer':
      mustBe(state, OPEN);
      return [{ type: 'RequestTransferred', data: { to: command.to, ...given('reference', command.reference), ...given('note', command.note) } }];
    default:
      return command satisfies never;
  }
}

/** Solved while the caller is still on the line: resolved, confirmed and closed in one commit. */
export function answerOnCall(command: Of<'answer-on-call'>, state: RequestState, metadata: CommandMetadata): RequestEvent[] {
  mustBe(state, ['logged', 'triaged']);
  mustNotHaveBeenOnCase(state, metadata, command.involved);
  const askedPersonId = mustBeSomebodyElse(state, command.asked);
  return [
    { type: 'RequestResolved', data: { basis: 'answered-on-call', ...given('note', command.note) } },
    { type: 'FollowUpRecorded', data: { outcome: 'solved', asked: command.asked, ...given('askedPersonId', askedPersonId), day: command.day } },
    { type: 'RequestClosed', data: { basis: 'answered-on-call' } },
  ];
}

function personAsked(state: RequestState, asked: Confirmer): string | undefined {
  if (asked === 'person') return state.person?.personId;
  return asked === 'reporter' ? state.reporter?.personId : undefined;
}

/** Who is asked, by id where we have one. @throws Refused when there is nobody to ask, or when it is a responder who was on the case and reported it himself */
function mustBeSomebodyElse(state: RequestState, asked: Confirmer, named?: string): string | undefined {
  const personId = named ?? personAsked(state, asked);
  if (asked !== 'second-person' && personAsked(state, asked) === undefined) throw new Refused('nobody-to-ask', 'invalid', { asked }, '/asked');
  const reporters = reportsOf(state).flatMap(({ reporter }) => (reporter !== undefined && reporter.personId === personId ? [reporter] : []));
  const one = everybodyOnCase(state).find(({ responderId }) => reporters.some((reporter) => reporter.responderId === responderId));
  if (one !== undefined) throw new Refused('was-on-the-case', 'forbidden', { responder: one.responderId }, '/asked');
  return personId;
}

/** What someone else says: solved, not solved (works again), or not reached. */
export function followUp(command: Of<'follow-up'>, state: RequestState, metadata: CommandMetadata): RequestEvent[] {
  mustBe(state, ['resolved']);
  mustNotHaveBeenOnCase(state, metadata, command.involved);
  if (!command.rules.confirms.includes(command.asked)) {
    throw new Refused('wrong-confirmer', 'invalid', { asked: command.asked, confirms: command.rules.confirms.join(', ') }, '/asked');
  }
  const askedPersonId = mustBeSomebodyElse(state, command.asked, command.askedPersonId);
  const { outcome, asked, day } = command;
  const recorded: RequestEvent = {
    type: 'FollowUpRecorded',
    data: {
      outcome,
      asked,
      ...given('askedPersonId', askedPersonId),
      day,
      ...given('rating', command.rating),
      ...given('note', command.note),
    },
  };
  if (outcome === 'not-solved') return [recorded, { type: 'RequestReopened', data: { reason: 'not-solved' } }];
  if (outcome === 'solved' && command.rules.closeOnVerify) return [recorded, { type: 'RequestClosed', data: { basis: 'verified' } }];
  return [recorded];
}

/** Closes what is verified, or what nobody could be asked about on enough different days. */
export function close(command: Of<'close'>, state: RequestState, metadata: CommandMetadata): RequestEvent[] {
  mustBe(state, ['verified', 'resolved']);
  mustNotHaveBeenOnCase(state, metadata, command.involved);
  if (state.lifecycle.status !== 'resolved') return [{ type: 'RequestClosed', data: { basis: 'verified', ...given('note', command.note) } }];
  const attempts = state.lifecycle.failedDays.length;
  if (attempts < command.failedAttemptsNeeded) throw new Refused('not-verified', 'conflict', { attempts, needed: command.failedAttemptsNeeded });
  return [{ type: 'RequestClosed', data: { basis: 'unreachable', attempts, ...given('note', command.note) } }];
}

/** Work starts again; history and clock stay. */
export function reopen(command: Of<'reopen'>, state: RequestState): RequestEvent[] {
  mustBe(state, REOPENABLE);
  const untriaged = !state.steps.some(({ to }) => to === 'triaged');
  return [{ type: 'RequestReopened', data: { reason: command.reason, ...given('note', command.note) } }, ...(untriaged ? triage(state) : [])];
}
