import type { AuditEventType } from '#contracts';
import type { Publication } from '#runtime';

/** Audit's own types and what they are called outside. Everything else in audit's log is another service's public event under its wire type. */
export const WIRE_TYPES: Readonly<Record<string, AuditEventType>> = { DisclosureMade: 'audit.disclosure.made.v1' };

/** How audit's own events go out; a wire type has dots in it, an own type never. */
export const published: Publication = { types: WIRE_TYPES, foreign: ({ type }) => type.includes('.') };
