import { Type } from 'typebox';
import { SEALED } from '../sealed.ts';
import { EventRefused, Instant, Priority, SealedNote, SealedPerson } from './parts.ts';

const capacities = {
  area: Type.String(),
  roles: Type.Array(Type.String()),
  skills: Type.Array(Type.String()),
  buildings: Type.Array(Type.String()),
  canCarryKg: Type.Number({ minimum: 0 }),
};
const SetStatus = Type.Union([Type.Literal('off'), Type.Literal('available'), Type.Literal('resting'), Type.Literal('suspended')]);

/** Data of each public event of topic dispatch.responder, by wire type. */
export const RESPONDER_EVENTS = {
  'dispatch.responder.enrolled.v1': Type.Object({ ...capacities, accountId: Type.Optional(Type.String()), person: SealedPerson, status: SetStatus }),
  'dispatch.responder.changed.v1': Type.Object({
    ...Type.Partial(Type.Object(capacities)).properties,
    accountId: Type.Optional(Type.String()),
    person: Type.Optional(SealedPerson),
  }),
  'dispatch.responder.status-changed.v1': Type.Object({
    status: SetStatus,
    until: Type.Optional(Instant),
    afterwards: Type.Optional(Type.Union([Type.Literal('off'), Type.Literal('available')])),
    afterNightDuty: Type.Optional(Type.Boolean()),
    reason: Type.Optional(SealedNote),
  }),
  'dispatch.responder.reserved.v1': Type.Object({
    reservationId: Type.String(),
    requestId: Type.String(),
    priority: Priority,
    day: Type.String(),
    load: Type.Integer({ minimum: 1 }),
    offerBy: Type.Optional(Instant),
    beside: Type.Array(Type.String()),
    restored: Type.Boolean(),
    reason: Type.Optional(SealedNote),
  }),
  'dispatch.reservation.priority-changed.v1': Type.Object({
    reservationId: Type.String(),
    requestId: Type.String(),
    from: Priority,
    priority: Priority,
    conflicts: Type.Array(Type.String()),
  }),
  'dispatch.responder.released.v1': Type.Object({ reservationId: Type.String(), requestId: Type.String(), because: Type.String(), counts: Type.Boolean() }),
  'dispatch.responder.event-refused.v1': EventRefused,
} as const;

/** Data of each public event of topic dispatch.place: what dispatch keeps of intake's communities; means nothing outside. */
export const PLACE_EVENTS = {
  'dispatch.place.noted.v1': Type.Object({}),
  'dispatch.building.noted.v1': Type.Object({}),
} as const;

/** Data of each public event of topic dispatch.disclosure. */
export const DISCLOSURE_EVENTS = {
  'dispatch.disclosure.made.v1': Type.Object({
    accountId: Type.String(),
    personId: Type.Optional(Type.String()),
    noteId: Type.Optional(Type.String()),
    fields: Type.Array(Type.String()),
    requestId: Type.Optional(Type.String()),
    reason: SEALED,
  }),
} as const;
