import { type CommandMetadata, type Decider, Refused, type StoredEvent } from '#event-store';
import type { CallCommand } from './commands.ts';
import type { CallEvent, Caller } from './events.ts';
import { current } from './past-events.ts';

/** Where a call stands. */
export type CallStatus = 'none' | 'ringing' | 'answered' | 'wrapped-up' | 'ended' | 'missed' | 'called-back';

/** A Call as its rules (and GET by id) see it. */
export interface CallState {
  readonly status: CallStatus;
  readonly area: string;
  readonly medium: 'phone' | 'chat' | 'visit';
  readonly ringKnown: boolean;
  readonly contactAt: string;
  readonly caller?: Caller;
  readonly answeredAt?: string;
  readonly operatorId?: string;
  readonly attempts: number;
  readonly confidential: boolean;
  readonly links: readonly { readonly requestId: string; readonly kind: 'new' | 'chase' | 'information' }[];
}

const INITIAL: CallState = { status: 'none', area: '', medium: 'phone', ringKnown: false, contactAt: '', attempts: 0, confidential: false, links: [] };

function evolve(state: CallState, stored: StoredEvent<CallEvent>): CallState {
  const event = current(stored);
  const fact = event as CallEvent;
  switch (fact.type) {
    case 'CallReceived':
      return {
        ...state,
        status: 'ringing',
        area: fact.data.area,
        medium: fact.data.medium,
        ringKnown: fact.data.ringKnown,
        contactAt: event.occurredAt,
        ...(fact.data.caller === undefined ? {} : { caller: fact.data.caller }),
      };
    case 'CallAnswered':
      return { ...state, status: 'answered', answeredAt: event.occurredAt, operatorId: fact.data.operatorId };
    case 'CallWrappedUp':
      return { ...state, status: 'wrapped-up' };
    case 'CallEnded':
      return { ...state, status: 'ended' };
    case 'CallMissed':
      return { ...state, status: 'missed' };
    case 'CallbackCompleted':
      return { ...state, attempts: fact.data.attempt, status: fact.data.outcome === 'no-answer' ? 'missed' : 'called-back' };
    case 'CallLinked':
      return { ...state, confidential: state.confidential || fact.data.confidential === true, links: linked(state, fact.data) };
    case 'CallerIdentified':
      return { ...state, caller: fact.data.caller };
    default:
      return fact satisfies never;
  }
}

function linked({ links }: CallState, { requestId, kind }: CallState['links'][number]): CallState['links'] {
  return links.some((link) => link.requestId === requestId && link.kind === kind) ? links : [...links, { requestId, kind }];
}

function mustBe(state: CallState, ...allowed: readonly CallStatus[]): void {
  if (allowed.includes(state.status)) return;
  if (state.status === 'none') throw new Refused('unknown-call', 'not-found');
  throw new Refused('wrong-call-status', 'conflict', { status: state.status });
}

function decide(command: CallCommand, state: CallState, metadata: CommandMetadata): readonly CallEvent[] {
  switch (command.type) {
    case 'receive': {
      if (state.status !== 'none') throw new Refused('call-exists');
      const { type: _, ...data } = command;
      return [{ type: 'CallReceived', data }];
    }
    case 'answer':
      mustBe(state, 'ringing');
      return [{ type: 'CallAnswered', data: { operatorId: metadata.subject ?? metadata.actor.id } }];
    case 'wrap-up':
      mustBe(state, 'answered');
      return [{ type: 'CallWrappedUp', data: {} }];
    case 'end':
      // A short call needs no writing afterwards; the missed line stays said.
      mustBe(state, 'answered', 'wrapped-up', 'called-back');
      return [...(state.status === 'answered' ? [{ type: 'CallWrappedUp' as const, data: {} }] : []), { type: 'CallEnded', data: {} }];
    case 'miss':
      mustBe(state, 'ringing');
      return [{ type: 'CallMissed', data: { reason: command.reason } }];
    case 'callback':
      mustBe(state, 'missed');
      return [{ type: 'CallbackCompleted', data: { outcome: command.outcome, attempt: state.attempts + 1 } }];
    case 'link': {
      if (state.status === 'none') throw new Refused('unknown-call', 'not-found');
      const known = state.links.some((link) => link.requestId === command.requestId && link.kind === command.kind);
      // Whoever linked it by hand was first and did not say that it is confidential: that must still be said.
      if (known && (command.confidential !== true || state.confidential)) return [];
      const { type: _, ...link } = command;
      // Ring and answer go along, so that audit knows the request's first interval without reading the call.
      const times = {
        medium: state.medium,
        ...(state.ringKnown ? { receivedAt: state.contactAt } : {}),
        ...(state.answeredAt === undefined ? {} : { answeredAt: state.answeredAt }),
      };
      return [{ type: 'CallLinked', data: { ...link, ...(state.caller === undefined ? {} : { caller: state.caller }), ...times } }];
    }
    case 'identify-caller':
      if (state.status === 'none') throw new Refused('unknown-call', 'not-found');
      return [{ type: 'CallerIdentified', data: { caller: command.caller } }];
    default:
      return command satisfies never;
  }
}

/** The rules of a Call 来电. */
export const call: Decider<CallState, CallCommand, CallEvent> = { initialState: INITIAL, evolve, decide };
