import type { Projection } from '#views';
import { publicOf } from '../../log/public-of.ts';

/** What only the call knows, for requests to which it was linked before it was answered. */
export interface CallDocument {
  /** Milliseconds since 1970 and the position of that fact. */
  readonly answeredAt: number;
  readonly position: number;
}

/** One document per answered call. */
export const callHistory: Projection<CallDocument> = {
  view: { service: 'audit', name: 'call-history', version: 1, indexes: {} },
  ids: (event) => (event.type === 'intake.call.answered.v1' ? [event.stream] : []),
  evolve: (document, event) => document ?? { answeredAt: Date.parse(publicOf(event).occurredAt), position: event.position },
};
