import { Type } from 'typebox';
import { Area, SealedPersonValue, Time } from './parts.ts';

const { Integer, Literal, Object: Shape, Optional, String: Text, Union } = Type;

/** Data of every public event of topic `intake.call`, by wire type. */
export const CALL_EVENTS = {
  'intake.call.received.v1': Shape({
    area: Area,
    medium: Union([Literal('phone'), Literal('chat'), Literal('visit')]),
    ringKnown: Type.Boolean(),
    caller: Optional(SealedPersonValue),
    line: Optional(Text()),
  }),
  'intake.call.answered.v1': Shape({ operatorId: Text() }),
  'intake.call.wrapped-up.v1': Shape({}),
  'intake.call.ended.v1': Shape({}),
  'intake.call.missed.v1': Shape({ reason: Union([Literal('abandoned'), Literal('no-operator'), Literal('line-lost')]) }),
  'intake.call.callback-completed.v1': Shape({ outcome: Union([Literal('reached'), Literal('no-answer'), Literal('wrong-number')]), attempt: Integer() }),
  'intake.call.linked.v1': Shape({
    requestId: Text(),
    kind: Union([Literal('new'), Literal('chase'), Literal('information')]),
    caller: Optional(SealedPersonValue),
    confidential: Optional(Literal(true)),
    medium: Optional(Union([Literal('phone'), Literal('chat'), Literal('visit')])),
    receivedAt: Optional(Time),
    answeredAt: Optional(Time),
  }),
  'intake.call.caller-identified.v1': Shape({ caller: SealedPersonValue }),
} as const;
