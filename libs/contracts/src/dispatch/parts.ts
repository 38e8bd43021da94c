import { Type } from 'typebox';
import { SEALED } from '../sealed.ts';

/** P1 life … P5 question. */
export const Priority = Type.Union([Type.Literal('P1'), Type.Literal('P2'), Type.Literal('P3'), Type.Literal('P4'), Type.Literal('P5')]);
/** RFC 3339 UTC with milliseconds. */
export const Instant = Type.String({ format: 'date-time' });
/** Ciphertext of free text under a key of its own. */
export const SealedNote = Type.Object({ noteId: Type.String(), details: SEALED });
/** Ciphertext of a person's name, phone and room under that person's key. */
export const SealedPerson = Type.Object({ personId: Type.String(), details: Type.Optional(SEALED), relation: Type.Optional(Type.String()) });
/** Where to go, in plain text down to the floor. */
export const Place = Type.Object({
  area: Type.String(),
  communityId: Type.Optional(Type.String()),
  estate: Type.Optional(Type.String()),
  building: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  floor: Type.Optional(Type.Integer()),
});
/** One place in a crew. */
export const Seat = Type.Object({ seat: Type.String(), skills: Type.Array(Type.String()), canCarryKg: Type.Optional(Type.Number()) });
/** What category and priority ask of a case. */
export const requirements = {
  seats: Type.Array(Seat),
  minimum: Type.Integer({ minimum: 0 }),
  hotAfterSeconds: Type.Number({ minimum: 0 }),
  escalateAfterSeconds: Type.Array(Type.Number({ minimum: 0 })),
  answerWithinSeconds: Type.Number({ minimum: 0 }),
};
/** Every assignment event names its assignment and whose it is. */
export const ofAssignment = { assignmentId: Type.String(), responderId: Type.String() };
/** Somebody or something that holds what is handed on. */
export const Holder = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('responder'), Type.Literal('neighbour'), Type.Literal('facility'), Type.Literal('storage'), Type.Literal('other')]),
  id: Type.Optional(Type.String()),
});
/** What goes from hand to hand. */
export const Item = Type.Object({ what: Type.String(), count: Type.Number({ minimum: 0 }), unit: Type.Optional(Type.String()) });
/** Why intake took a request away from dispatch. */
export const WithdrawnBecause = Type.Union([
  Type.Literal('cancelled'),
  Type.Literal('unfounded'),
  Type.Literal('transferred'),
  Type.Literal('merged'),
  Type.Literal('returned'),
  Type.Literal('answered'),
]);
/** What a consume handler refused, kept as a fact. */
export const EventRefused = Type.Object({ eventType: Type.String(), eventId: Type.String(), code: Type.String() });
