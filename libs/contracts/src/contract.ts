import type { TSchema } from 'typebox';
import { AUDIT_EVENTS } from './audit/index.ts';
import { DISPATCH_EVENTS_BY_TOPIC } from './dispatch/index.ts';
import { INTAKE_EVENTS } from './intake/index.ts';

/** Topic → wire type → JSON Schema of the event's data. */
export type Contract = Readonly<Record<string, Readonly<Record<string, TSchema>>>>;

/** Everything the three services say in public. */
export const CONTRACT: Contract = { ...INTAKE_EVENTS, ...DISPATCH_EVENTS_BY_TOPIC, 'audit.disclosure': AUDIT_EVENTS };
