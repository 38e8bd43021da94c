import { Type } from 'typebox';
import { SEALED } from '../sealed.ts';

/** Topics that audit publishes on. */
export const AUDIT_TOPICS = ['audit.disclosure'] as const;

/** Data of each public event of audit, by wire type: who was shown which personal fields, and why. */
export const AUDIT_EVENTS = {
  'audit.disclosure.made.v1': Type.Object({
    accountId: Type.String(),
    personId: Type.Optional(Type.String()),
    noteId: Type.Optional(Type.String()),
    fields: Type.Array(Type.String()),
    requestId: Type.Optional(Type.String()),
    reason: SEALED,
  }),
} as const;

/** Wire type of a public event of audit. */
export type AuditEventType = keyof typeof AUDIT_EVENTS;

/** Data of the public event of this wire type. */
export type AuditEventData<T extends AuditEventType> = Type.Static<(typeof AUDIT_EVENTS)[T]>;
