import { type CommandMetadata, Refused } from '#event-store';
import type { ForeignCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { given, mustBe, OPEN } from './guards.ts';
import type { RequestState } from './state.ts';

type Of<T extends ForeignCommand['type']> = Extract<ForeignCommand, { readonly type: T }>;

/** What dispatch's events mean here; a refusal becomes EventRefused by the consumer. */
export function follow(command: ForeignCommand, state: RequestState, metadata: CommandMetadata): RequestEvent[] {
  if (state.lifecycle.status === 'none') throw new Refused('unknown-request', 'not-found');
  switch (command.type) {
    case 'record-offer':
      return recordOffer(command, state);
    case 'record-progress':
      return recordProgress(command, state, metadata);
    case 'record-done':
      mustBe(state, OPEN);
      return [{ type: 'RequestResolved', data: { basis: 'case-done', cause: command.cause } }];
    case 'record-visit-again':
      mustBe(state, OPEN);
      return [{ type: 'RequestHeld', data: { until: command.until, reason: 'visit-again', cause: command.cause } }];
    case 'retract-report':
      return retract(command, state);
    case 'refuse-event':
      return [{ type: 'EventRefused', data: { eventType: command.eventType, eventId: command.eventId, code: command.code } }];
    default:
      return command satisfies never;
  }
}

/** The state that reports move: a hold passes them on to what it will wake to. */
function standing(state: RequestState): string {
  return state.lifecycle.status === 'on-hold' ? state.lifecycle.before : state.lifecycle.status;
}

function recordOffer(command: Of<'record-offer'>, state: RequestState): RequestEvent[] {
  const { assignmentId, responderId, cause } = command;
  return standing(state) === 'triaged' ? [{ type: 'RequestDispatched', data: { assignmentId, responderId, cause } }] : [];
}

function recordProgress(command: Of<'record-progress'>, state: RequestState, { occurredAt }: CommandMetadata): RequestEvent[] {
  const { assignmentId, responderId, accountId, cause } = command;
  const events: RequestEvent[] = [];
  // Whoever works is remembered in every state: who may not confirm must never be lost to an order of arrival.
  const known = state.joined.find((joined) => joined.assignmentId === assignmentId);
  if (known === undefined) {
    events.push({ type: 'ResponderJoined', data: { assignmentId, responderId, ...given('accountId', accountId), cause } });
  }
  // A time added to what was before a reopening adds a time, not a state.
  if (known !== undefined && known.round < state.reopenings && state.reopenedAt !== undefined && occurredAt < state.reopenedAt) return events;
  const at = standing(state);
  if (!command.underWay || (at !== 'dispatched' && at !== 'triaged')) return events;
  // The report may overtake its offer, or come after a reopening: it says that somebody was sent, too.
  if (at === 'triaged') events.push({ type: 'RequestDispatched', data: { assignmentId, responderId, cause } });
  events.push({ type: 'RequestStarted', data: { assignmentId, responderId, cause } });
  return events;
}

function retract(command: Of<'retract-report'>, state: RequestState): RequestEvent[] {
  const caused = (cause: string | undefined) => cause !== undefined && command.causes.includes(cause);
  const told = command.assignmentId !== undefined;
  const round = state.steps.findLastIndex((step) => step.to === 'triaged');
  const steps = state.steps.filter((step, index) => (step.to === 'in-progress' ? !command.stillUnderWay && (caused(step.cause) || (told && index > round)) : caused(step.cause)));
  const joined = command.stillOnCase ? [] : state.joined.filter((one) => caused(one.cause) || one.assignmentId === command.assignmentId);
  const retracted = [...new Set([...steps.map((step) => step.eventId), ...joined.map((one) => one.eventId)])];
  if (retracted.length === 0) return [];
  // Somebody else has said it is solved; a responder's retraction does not take his word back.
  if (steps.some((step) => step.to === 'resolved') && (state.lifecycle.status === 'verified' || state.lifecycle.status === 'closed')) throw new Refused('already-verified');
  return [{ type: 'ReportRetracted', data: { retracted, cause: command.causes[0] ?? '' } }];
}
