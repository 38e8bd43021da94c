import { type CommandMetadata, type Decider, Refused, type RefusalKind, type StoredEvent } from '#event-store';
import type { ResponderCommand } from './commands.ts';
import type { Priority, ResponderEvent } from './events.ts';
import { current } from './past-events.ts';
import type { ResponderRefusal } from './refusals.ts';
import { effectiveSet, initialResponder, isUrgent, loadOn, type ResponderState } from './state.ts';

function refuse(code: ResponderRefusal, kind: RefusalKind = 'conflict', parameters: Readonly<Record<string, string | number>> = {}, pointer?: string): Refused {
  return new Refused(code, kind, parameters, pointer);
}

function evolve(state: ResponderState, stored: StoredEvent<ResponderEvent>): ResponderState {
  const event = current(stored) as ResponderEvent;
  switch (event.type) {
    case 'ResponderEnrolled': {
      const { status, ...rest } = event.data;
      return { ...state, ...rest, enrolled: true, set: status, ...onDuty(status === 'available' ? stored.recordedAt : undefined) };
    }
    case 'ResponderChanged':
      return { ...state, ...event.data };
    case 'ResponderStatusChanged': {
      const { until: _, afterwards: __, onDutySince, ...rest } = state;
      const { status, until, afterwards } = event.data;
      const since = status === 'available' ? (state.set === 'available' ? onDutySince : stored.recordedAt) : status === 'resting' && afterwards !== 'off' ? until : undefined;
      return { ...rest, set: status, ...(until === undefined ? {} : { until }), ...(afterwards === undefined ? {} : { afterwards }), ...onDuty(since) };
    }
    case 'ResponderReserved': {
      const { reservationId, requestId, priority, day } = event.data;
      const counted = state.day === day ? state.counted : [];
      return {
        ...state,
        day,
        counted: counted.includes(reservationId) ? counted : [...counted, reservationId],
        reservations: [...state.reservations, { reservationId, requestId, priority, since: stored.recordedAt }],
      };
    }
    case 'ReservationPriorityChanged': {
      const { reservationId, priority } = event.data;
      return { ...state, reservations: state.reservations.map((one) => (one.reservationId === reservationId ? { ...one, priority } : one)) };
    }
    case 'ResponderReleased': {
      const { reservationId, counts } = event.data;
      return {
        ...state,
        counted: counts ? state.counted : state.counted.filter((id) => id !== reservationId),
        reservations: state.reservations.filter((one) => one.reservationId !== reservationId),
      };
    }
    case 'ResponderEventRefused':
      return state;
    default:
      return event satisfies never;
  }
}

function onDuty(since: string | undefined): Pick<ResponderState, 'onDutySince'> {
  return since === undefined ? {} : { onDutySince: since };
}

function decide(command: ResponderCommand, state: ResponderState, metadata: CommandMetadata): readonly ResponderEvent[] {
  if (command.type === 'Enrol') {
    const { type: _, ...data } = command;
    if (state.enrolled) throw refuse('responder-enrolled');
    return [{ type: 'ResponderEnrolled', data }];
  }
  if (command.type === 'RefuseEvent') return [{ type: 'ResponderEventRefused', data: { eventType: command.eventType, eventId: command.eventId, code: command.code } }];
  if (!state.enrolled) throw refuse('responder-unknown', 'not-found');
  switch (command.type) {
    case 'Change':
      return change(command, state);
    case 'SetStatus':
      return setStatus(command, state, metadata);
    case 'Reserve':
      return reserve(command, state, metadata);
    case 'Restore':
      return restore(command, state);
    case 'Rebook': {
      const held = state.reservations.find(({ reservationId }) => reservationId === command.reservationId);
      if (held?.requestId === command.requestId) return [];
      const without = { ...state, reservations: state.reservations.filter((one) => one !== held) };
      const released: ResponderEvent[] =
        held === undefined ? [] : [{ type: 'ResponderReleased', data: { reservationId: held.reservationId, requestId: held.requestId, because: 'moved', counts: true } }];
      return [...released, reserved(command, without, true)];
    }
    case 'NotePriority':
      return notePriority(command.reservationId, command.priority, state);
    case 'Release': {
      const { reservationId, because, counts } = command;
      const held = state.reservations.find((one) => one.reservationId === reservationId);
      return held === undefined ? [] : [{ type: 'ResponderReleased', data: { reservationId, requestId: held.requestId, because, counts } }];
    }
    default:
      return command satisfies never;
  }
}

function change(command: Extract<ResponderCommand, { type: 'Change' }>, state: ResponderState): readonly ResponderEvent[] {
  const { type: _, ...data } = command;
  if (data.accountId !== undefined && state.accountId !== undefined && data.accountId !== state.accountId) throw refuse('account-fixed', 'conflict', {}, '/accountId');
  const changed = Object.fromEntries(
    Object.entries(data).filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(state[key as keyof ResponderState])),
  ) as typeof data;
  return Object.keys(changed).length === 0 ? [] : [{ type: 'ResponderChanged', data: changed }];
}

function setStatus(command: Extract<ResponderCommand, { type: 'SetStatus' }>, state: ResponderState, metadata: CommandMetadata): readonly ResponderEvent[] {
  const { himself, reason, afterNightDuty = false } = command;
  const why = reason === undefined ? {} : { reason };
  if (himself && (command.status === 'suspended' || state.set === 'suspended')) throw refuse('not-for-yourself', 'forbidden');
  const resting = effectiveSet(state, metadata.now) === 'resting';
  if (himself && resting && command.status === 'available') throw refuse('rest-not-over', 'conflict', { until: state.until ?? '' });
  const leaves = command.status === 'off' || command.status === 'resting';
  if (leaves && state.reservations.length > 0) throw refuse('holds-reservations', 'conflict', { count: state.reservations.length });
  if (command.status === 'resting' || (command.status === 'off' && afterNightDuty)) {
    // Until shifts exist nobody else can know that the duty is over: it is set when going off, and a later end that was given wins.
    const earliest = afterNightDuty ? new Date(Date.parse(metadata.now) + command.restHours * 3_600_000).toISOString() : undefined;
    const until = command.until !== undefined && (earliest === undefined || command.until > earliest) ? command.until : earliest;
    if (until === undefined) throw refuse('rest-end-missing', 'invalid', {}, '/until');
    if (until <= metadata.now) throw refuse('rest-in-past', 'invalid', {}, '/until');
    const afterwards = command.afterwards ?? 'available';
    return [{ type: 'ResponderStatusChanged', data: { status: 'resting', until, afterwards, ...(afterNightDuty ? { afterNightDuty } : {}), ...why } }];
  }
  // A rest that he cannot end himself is not ended by going off either.
  if (himself && resting && command.status === 'off') return [];
  if (effectiveSet(state, metadata.now) === command.status && state.set !== 'resting') return [];
  return [{ type: 'ResponderStatusChanged', data: { status: command.status, ...why } }];
}

interface Hold {
  readonly reservationId: string;
  readonly requestId: string;
  readonly priority: Priority;
  readonly day: string;
}

function reserve(command: Extract<ResponderCommand, { type: 'Reserve' }>, state: ResponderState, metadata: CommandMetadata): readonly ResponderEvent[] {
  const same = state.reservations.find(({ reservationId }) => reservationId === command.reservationId);
  if (same !== undefined) {
    if (same.requestId === command.requestId) return [];
    throw refuse('reserved-elsewhere', 'conflict', { requestId: same.requestId });
  }
  if (state.set === 'suspended') throw refuse('responder-suspended');
  const set = effectiveSet(state, metadata.now);
  if (set === 'resting') throw refuse('responder-resting', 'conflict', { until: state.until ?? '' });
  if (set === 'off') throw refuse('responder-off');
  const urgent = state.reservations.find(({ priority }) => isUrgent(priority));
  if (isUrgent(command.priority) && urgent !== undefined)
    throw refuse('already-on-urgent', 'conflict', { requestId: urgent.requestId, priority: urgent.priority, reservationId: urgent.reservationId });
  const load = loadOn(state, command.day);
  if (load >= command.loadLimit && command.reason === undefined) throw refuse('load-limit', 'conflict', { load, limit: command.loadLimit }, '/reason');
  const { data } = reserved(command, state, false);
  const offerBy = new Date(Date.parse(metadata.now) + command.offerWithinSeconds * 1000).toISOString();
  return [{ type: 'ResponderReserved', data: { ...data, offerBy, ...(command.reason === undefined ? {} : { reason: command.reason }) } }];
}

function restore(command: Hold, state: ResponderState): readonly ResponderEvent[] {
  // Not let go yet: then only what has changed while nobody counted on him is to be told.
  if (state.reservations.some(({ reservationId }) => reservationId === command.reservationId)) return notePriority(command.reservationId, command.priority, state);
  return [reserved(command, state, true)];
}

function reserved({ reservationId, requestId, priority, day }: Hold, state: ResponderState, restored: boolean): Extract<ResponderEvent, { type: 'ResponderReserved' }> {
  const counted = state.day === day ? state.counted : [];
  const load = counted.length + (counted.includes(reservationId) ? 0 : 1);
  return { type: 'ResponderReserved', data: { reservationId, requestId, priority, day, load, beside: state.reservations.map((one) => one.reservationId), restored } };
}

function notePriority(reservationId: string, priority: Priority, state: ResponderState): readonly ResponderEvent[] {
  const held = state.reservations.find((one) => one.reservationId === reservationId);
  if (held === undefined || held.priority === priority) return [];
  const conflicts = isUrgent(priority) ? urgentBeside(state, reservationId) : [];
  return [{ type: 'ReservationPriorityChanged', data: { reservationId, requestId: held.requestId, from: held.priority, priority, conflicts } }];
}

function urgentBeside(state: ResponderState, reservationId: string): readonly string[] {
  return state.reservations.filter((one) => one.reservationId !== reservationId && isUrgent(one.priority)).map((one) => one.reservationId);
}

/** The rules of a Responder 响应人. */
export const responder: Decider<ResponderState, ResponderCommand, ResponderEvent> = { initialState: initialResponder, evolve, decide };
