import { Type } from 'typebox';
import { Area, NameValue } from './parts.ts';

const { Array: List, Integer, Literal, Number: Real, Object: Shape, Optional, String: Text, Union } = Type;
const where = { estate: Text(), building: Text() };
const state = Union([Literal('open'), Literal('controlled'), Literal('closed'), Literal('sealed')]);
const building = Shape({
  ...where,
  name: NameValue,
  aliases: Optional(List(Text())),
  units: Integer(),
  floors: Integer(),
  lift: Type.Boolean(),
  x: Real(),
  y: Real(),
  households: Optional(Integer()),
  people: Optional(Integer()),
});

/** Data of every public event of topic `intake.community`, by wire type. */
export const COMMUNITY_EVENTS = {
  'intake.community.founded.v1': Shape({ area: Area, name: NameValue, levels: List(NameValue) }),
  'intake.community.renamed.v1': Shape({ name: NameValue, levels: List(NameValue) }),
  'intake.community.estate-added.v1': Shape({ estate: Text(), name: NameValue }),
  'intake.community.estate-renamed.v1': Shape({ estate: Text(), name: NameValue }),
  'intake.community.building-added.v1': building,
  'intake.community.building-changed.v1': building,
  'intake.community.building-removed.v1': Shape(where),
  'intake.community.access-note-set.v1': Shape({ ...where, note: NameValue }),
  'intake.community.building-state-set.v1': Shape({ ...where, state, was: state }),
  'intake.community.steward-assigned.v1': Shape({ ...where, responderId: Text() }),
  'intake.community.steward-released.v1': Shape({ ...where, responderId: Text() }),
  'intake.community.board-published.v1': Shape({}),
  'intake.community.board-withdrawn.v1': Shape({}),
  'intake.community.event-refused.v1': Shape({ eventType: Text(), eventId: Text(), code: Text() }),
} as const;
