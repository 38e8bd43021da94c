import type { DomainEvent, NewEvent } from './event.ts';
import { newId } from './ids.ts';

/** A complete event for tests. */
export function anEvent<E extends DomainEvent>(event: E, over: Partial<NewEvent<E>> = {}): NewEvent<E> {
  const actor = { id: 'account-1', role: 'operator', area: 'city/district' };
  const { type, data } = event;
  return { id: newId(), type, schemaVersion: 1, occurredAt: '2022-04-02T06:59:00.000Z', actor, channel: 'phone', correlationId: 'request-1', data, ...over };
}

/** The least event. */
export function note(text: string): NewEvent {
  return anEvent({ type: 'Noted', data: { text } });
}
