import type { Type } from 'typebox';
import { CALL_EVENTS } from './call.ts';
import { COMMUNITY_EVENTS } from './community.ts';
import { INTAKE_DISCLOSURE_EVENTS } from './disclosure.ts';
import { REQUEST_EVENTS } from './request.ts';

export { CALL_EVENTS } from './call.ts';
export { COMMUNITY_EVENTS } from './community.ts';
export { INTAKE_DISCLOSURE_EVENTS } from './disclosure.ts';
export { REQUEST_EVENTS } from './request.ts';

/** Every public event of intake: topic → wire type → JSON Schema of its data. */
export const INTAKE_EVENTS = {
  'intake.call': CALL_EVENTS,
  'intake.request': REQUEST_EVENTS,
  'intake.community': COMMUNITY_EVENTS,
  'intake.disclosure': INTAKE_DISCLOSURE_EVENTS,
} as const;

/** Topics that intake owns. */
export const INTAKE_TOPICS = Object.keys(INTAKE_EVENTS) as readonly (keyof typeof INTAKE_EVENTS)[];

type Schemas = typeof CALL_EVENTS & typeof REQUEST_EVENTS & typeof COMMUNITY_EVENTS & typeof INTAKE_DISCLOSURE_EVENTS;
/** Wire types of intake. */
export type IntakeEventType = keyof Schemas;
/** Data of one public event of intake, by wire type. */
export type IntakeEventData<T extends IntakeEventType> = Type.Static<Schemas[T]>;
