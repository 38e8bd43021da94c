import { Type } from 'typebox';

const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const Id = Type.String({ minLength: 1 });

/** What every public event says beside its `data`; the schema of {@link PublicEvent}. */
export const ENVELOPE = Type.Object({
  id: Type.String({ minLength: 1, description: 'UUIDv7 of the event; the same when it is delivered again' }),
  type: Type.String({ pattern: '^[a-z-]+(\\.[a-z-]+){2}\\.v[1-9][0-9]*$', description: '<service>.<noun>.<verb>.v<N>' }),
  service: Type.Union([Type.Literal('intake'), Type.Literal('dispatch'), Type.Literal('audit')]),
  stream: Type.String({ minLength: 1, description: 'What the event belongs to; the message’s key' }),
  version: Type.Integer({ minimum: 1, description: '1, 2, 3 … within the stream, without gaps' }),
  position: Type.Integer({ minimum: 1, description: 'Position in the owner’s log' }),
  occurredAt: Instant,
  recordedAt: Instant,
  actor: Type.Object({ id: Id, role: Id, area: Type.String() }, { description: 'Account, role and area of the right it was done under' }),
  subject: Type.Optional(Type.String({ minLength: 1, description: 'Whom the fact is about when that is not the actor' })),
  channel: Type.Union([
    Type.Literal('app'),
    Type.Literal('phone'),
    Type.Literal('chat'),
    Type.Literal('visit'),
    Type.Literal('radio'),
    Type.Literal('paper'),
    Type.Literal('import'),
    Type.Literal('system'),
  ]),
  commandId: Id,
  correlationId: Type.String({ minLength: 1, description: 'The request it belongs to, else the stream itself' }),
  causationId: Type.Optional(Id),
  traceparent: Type.Optional(Type.String({ description: 'W3C trace context of the command' })),
});
