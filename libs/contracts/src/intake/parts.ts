import { Type } from 'typebox';
import type { Sealed } from '#event-store';
import { SEALED } from '../sealed.ts';

/** Ciphertext of a personal value, as libs/access seals it. */
export const SealedText = Type.Unsafe<Sealed>(SEALED);
/** A time, RFC 3339 UTC with milliseconds. */
export const Time = Type.String({ format: 'date-time' });
/** Area path `city/district/street/community[/estate[/building]]`. */
export const Area = Type.String({ maxLength: 400 });
/** P1 life … P5 question. */
export const PriorityValue = Type.Union([Type.Literal('P1'), Type.Literal('P2'), Type.Literal('P3'), Type.Literal('P4'), Type.Literal('P5')]);
/** A name in both languages. */
export const NameValue = Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) });

/** Where, in plain text; the room is personal and lies sealed elsewhere. */
export const PlaceValue = Type.Object({
  area: Area,
  communityId: Type.String(),
  estate: Type.Optional(Type.String()),
  building: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  floor: Type.Optional(Type.Integer()),
});

/** A person; details are sealed JSON `{name?, phone?, room?, age?, health?}`. */
export const SealedPersonValue = Type.Object({ personId: Type.String(), details: Type.Optional(SealedText) });
/** Free text; details are sealed JSON `{text?, room?, answers?, reasons?}`. */
export const SealedNoteValue = Type.Object({ noteId: Type.String(), details: SealedText });

/** Who told us, and how they stand to the person. */
export const ReporterValue = Type.Object({
  personId: Type.String(),
  details: Type.Optional(SealedText),
  relation: Type.Union([
    Type.Literal('self'),
    Type.Literal('family'),
    Type.Literal('neighbour'),
    Type.Literal('steward'),
    Type.Literal('staff'),
    Type.Literal('passer-by'),
    Type.Literal('other'),
  ]),
  responderId: Type.Optional(Type.String()),
});

/** One way a request reached us. */
export const ReportValue = Type.Object({ requestId: Type.String(), callId: Type.Optional(Type.String()), reporter: Type.Optional(ReporterValue) });

/** Services outside our own. */
export const ExternalServiceValue = Type.Union([Type.Literal('110'), Type.Literal('119'), Type.Literal('120'), Type.Literal('12345'), Type.Literal('other')]);
