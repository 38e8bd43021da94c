import { Type } from 'typebox';
import { SEALED } from '../sealed.ts';

/** Data of every public event of topic `intake.disclosure`, by wire type: who was shown which personal fields, and why. */
export const INTAKE_DISCLOSURE_EVENTS = {
  'intake.disclosure.made.v1': Type.Object({
    personId: Type.Optional(Type.String()),
    noteId: Type.Optional(Type.String()),
    fields: Type.Array(Type.String()),
    requestId: Type.Optional(Type.String()),
    reason: SEALED,
    accountId: Type.String(),
  }),
} as const;
