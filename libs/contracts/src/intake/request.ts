import { Type } from 'typebox';
import { Area, ExternalServiceValue, PlaceValue, PriorityValue, ReporterValue, ReportValue, SealedNoteValue, SealedPersonValue, Time } from './parts.ts';

const { Array: List, Integer, Literal, Object: Shape, Optional, String: Text, Union } = Type;
const note = Optional(SealedNoteValue);
const requestId = Text();
const onCase = Optional(List(Shape({ responderId: Text(), accountId: Optional(Text()) })));

const body = {
  area: Area,
  person: Optional(SealedPersonValue),
  reporter: Optional(ReporterValue),
  note,
  callId: Optional(Text()),
  contactAt: Optional(Time),
  neededBy: Optional(Time),
  confidential: Optional(Literal(true)),
};

/** Data of every public event of topic `intake.request`, by wire type. */
export const REQUEST_EVENTS = {
  'intake.request.drafted.v1': Shape({ ...body, place: Optional(PlaceValue), category: Optional(Text()), guessed: Optional(Literal(true)) }),
  'intake.request.draft-discarded.v1': Shape({ reason: Union([Literal('discarded'), Literal('abandoned')]) }),
  'intake.request.logged.v1': Shape({ ...body, place: PlaceValue, dividedFrom: Optional(Text()), number: Optional(Integer({ minimum: 1 })) }),
  'intake.request.questions-answered.v1': Shape({ category: Text(), note: SealedNoteValue, score: Type.Number(), suggested: PriorityValue }),
  'intake.request.category-set.v1': Shape({ category: Text(), was: Optional(Text()) }),
  'intake.request.priority-set.v1': Shape({
    priority: PriorityValue,
    was: Optional(PriorityValue),
    category: Optional(Text()),
    basis: Union([Literal('questions'), Literal('default'), Literal('person')]),
    score: Optional(Type.Number()),
    reason: note,
    triages: Optional(Literal(true)),
  }),
  'intake.request.dispatched.v1': Shape({ assignmentId: Text(), responderId: Text(), cause: Text() }),
  'intake.request.responder-joined.v1': Shape({ assignmentId: Text(), responderId: Text(), accountId: Optional(Text()), cause: Text() }),
  'intake.request.started.v1': Shape({ assignmentId: Text(), responderId: Text(), cause: Text() }),
  'intake.request.resolved.v1': Shape({ basis: Union([Literal('case-done'), Literal('answered-on-call')]), cause: Optional(Text()), note }),
  'intake.request.follow-up-recorded.v1': Shape({
    outcome: Union([Literal('solved'), Literal('not-solved'), Literal('not-reached')]),
    asked: Union([Literal('person'), Literal('reporter'), Literal('second-person')]),
    askedPersonId: Optional(Text()),
    day: Text(),
    rating: Optional(Integer({ minimum: 1, maximum: 5 })),
    note,
  }),
  'intake.request.reopened.v1': Shape({ reason: Union([Literal('not-solved'), Literal('came-back'), Literal('wrongly-ended')]), note }),
  'intake.request.closed.v1': Shape({ basis: Union([Literal('verified'), Literal('unreachable'), Literal('answered-on-call')]), attempts: Optional(Integer()), note }),
  'intake.request.returned.v1': Shape({ missing: List(Text()), note }),
  'intake.request.held.v1': Shape({
    until: Optional(Time),
    reason: Union([Literal('visit-again'), Literal('asked-to-wait'), Literal('no-supply'), Literal('other')]),
    cause: Optional(Text()),
    note,
  }),
  'intake.request.resumed.v1': Shape({ by: Union([Literal('person'), Literal('wake-time')]) }),
  'intake.request.duplicate-absorbed.v1': Shape({
    requestId,
    mergeId: Text(),
    reports: List(ReportValue),
    responders: onCase,
  }),
  'intake.request.merge-declined.v1': Shape({ into: Text(), mergeId: Text(), code: Text() }),
  'intake.request.merge-confirmed.v1': Shape({ requestId, reports: Optional(List(ReportValue)), responders: onCase }),
  'intake.request.duplicate-released.v1': Shape({ requestId, reason: Union([Literal('unmerged'), Literal('refused')]) }),
  'intake.request.merged.v1': Shape({ into: Text(), mergeId: Text() }),
  'intake.request.unmerged.v1': Shape({ from: Text(), note }),
  'intake.request.cancelled.v1': Shape({ by: Union([Literal('person'), Literal('reporter'), Literal('service')]), note }),
  'intake.request.unfounded.v1': Shape({ note }),
  'intake.request.transferred.v1': Shape({ to: ExternalServiceValue, reference: Optional(Text()), note }),
  'intake.request.amended.v1': Shape({
    area: Optional(Area),
    place: Optional(PlaceValue),
    person: Optional(SealedPersonValue),
    reporter: Optional(ReporterValue),
    note,
    category: Optional(Text()),
  }),
  'intake.request.note-added.v1': Shape({ note: SealedNoteValue }),
  'intake.request.needed-by-set.v1': Shape({ neededBy: Optional(Time) }),
  'intake.request.eta-promised.v1': Shape({ at: Time, note }),
  'intake.request.linked.v1': Shape({ requestId, kind: Union([Literal('parent'), Literal('child'), Literal('related'), Literal('opened')]) }),
  'intake.request.divided.v1': Shape({ into: List(Text()) }),
  'intake.request.duplicate-suspected.v1': Shape({ requestId, score: Type.Number(), reasons: List(Text()) }),
  'intake.request.external-service-notified.v1': Shape({ service: ExternalServiceValue, reference: Optional(Text()), note }),
  'intake.request.external-service-arrived.v1': Shape({ service: ExternalServiceValue, reference: Optional(Text()) }),
  'intake.request.caller-informed.v1': Shape({ personId: Text(), outcome: Union([Literal('reached'), Literal('no-answer'), Literal('wrong-number')]), note }),
  'intake.request.report-retracted.v1': Shape({ retracted: List(Text()), cause: Text() }),
  'intake.request.event-refused.v1': Shape({ eventType: Text(), eventId: Text(), code: Text() }),
} as const;
