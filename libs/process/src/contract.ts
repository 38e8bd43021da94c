import { AUDIT_EVENTS, DISPATCH_EVENTS_BY_TOPIC, INTAKE_EVENTS } from '#contracts';

/** Every topic and its wire types: what a subscriber must handle or ignore by name. */
export const CONTRACT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({ ...INTAKE_EVENTS, ...DISPATCH_EVENTS_BY_TOPIC, 'audit.disclosure': AUDIT_EVENTS }).map(([topic, types]) => [topic, Object.keys(types)]),
);
