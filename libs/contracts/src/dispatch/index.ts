import type { Static } from 'typebox';
import { CASE_EVENTS } from './case-events.ts';
import { DISCLOSURE_EVENTS, PLACE_EVENTS, RESPONDER_EVENTS } from './responder-events.ts';

/** Topics that dispatch publishes on. */
export const DISPATCH_TOPICS = ['dispatch.case', 'dispatch.responder', 'dispatch.place', 'dispatch.disclosure'] as const;

/** Schema of the data of every public event of dispatch, by wire type. */
export const DISPATCH_EVENTS = { ...CASE_EVENTS, ...RESPONDER_EVENTS, ...PLACE_EVENTS, ...DISCLOSURE_EVENTS } as const;

/** Wire type of a public event of dispatch. */
export type DispatchEventType = keyof typeof DISPATCH_EVENTS;

/** Data of the public event of this wire type. */
export type DispatchEventData<T extends DispatchEventType> = Static<(typeof DISPATCH_EVENTS)[T]>;

/** Every public event of dispatch: topic → wire type → JSON Schema of its data. */
export const DISPATCH_EVENTS_BY_TOPIC = {
  'dispatch.case': CASE_EVENTS,
  'dispatch.responder': RESPONDER_EVENTS,
  'dispatch.place': PLACE_EVENTS,
  'dispatch.disclosure': DISCLOSURE_EVENTS,
} as const;
