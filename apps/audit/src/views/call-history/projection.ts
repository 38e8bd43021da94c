import type { PublicEvent } from '#contracts';
import type { Projection } from '#views';
import { publicOf } from '../../log/public-of.ts';

/** What only the call knows: for requests to which it was linked before it was answered, and for the share of calls that were connected. */
export interface CallDocument {
  /** Contact, milliseconds since 1970. */
  readonly receivedAt: number;
  /** Position of the first event. */
  readonly position: number;
  readonly medium: string;
  readonly area: string;
  readonly answeredAt?: number;
  readonly answeredPosition?: number;
}

/** One document per call. */
export const callHistory: Projection<CallDocument> = {
  view: { service: 'audit', name: 'call-history', version: 1, indexes: { received: ({ receivedAt }) => [receivedAt] } },
  ids: ({ type, stream }) => (type === 'intake.call.received.v1' || type === 'intake.call.answered.v1' ? [stream] : []),
  evolve: (document, stored) => {
    const event = publicOf(stored);
    const at = Date.parse(event.occurredAt);
    if (event.type === 'intake.call.answered.v1')
      return document === undefined || document.answeredAt !== undefined ? document : { ...document, answeredAt: at, answeredPosition: stored.position };
    const { medium, area } = (event as PublicEvent<{ medium: string; area: string }>).data;
    return document ?? { receivedAt: at, position: stored.position, medium, area };
  },
};
