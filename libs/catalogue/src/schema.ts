import { Type } from 'typebox';

const { Array: List, Integer, Literal, Number: Real, Object: Shape, Optional, String: Text, Union } = Type;
const closed = { additionalProperties: false } as const;
const Key = Text({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const Name = Shape({ zh: Text({ minLength: 1 }), en: Text({ minLength: 1 }) }, closed);
const PriorityKey = Union([Literal('P1'), Literal('P2'), Literal('P3'), Literal('P4'), Literal('P5')]);
const Weight = Real({ minimum: -200, maximum: 200 });
const scored = { weight: Weight, reason: Optional(Name), atLeast: Optional(PriorityKey) };

const ChoiceQuestion = Shape({ id: Key, kind: Literal('choice'), text: Name, options: List(Shape({ value: Key, text: Name, ...scored }, closed), { minItems: 2 }) }, closed);
const NumberQuestion = Shape(
  {
    id: Key,
    kind: Literal('number'),
    text: Name,
    unit: Text({ minLength: 1 }),
    maximum: Real({ minimum: 1 }),
    bands: List(Shape({ below: Optional(Real()), ...scored }, closed), { minItems: 1 }),
  },
  closed,
);

/** questions.json */
export const QuestionsFile = Shape({ questions: List(Union([ChoiceQuestion, NumberQuestion]), { minItems: 1 }) }, closed);
/** skills.json */
export const SkillsFile = Shape({ skills: List(Shape({ key: Key, name: Name }, closed), { minItems: 1 }) }, closed);

const Seat = Shape({ seat: Text({ pattern: '^[1-9][0-9]?$' }), skills: List(Key), canCarryKg: Optional(Real({ minimum: 1, maximum: 200 })) }, closed);
const Crew = Shape({ seats: List(Seat, { minItems: 1, maxItems: 20 }), minimum: Integer({ minimum: 1, maximum: 20 }) }, closed);

/** categories/<key>.json */
export const CategoryFile = Shape(
  {
    key: Key,
    order: Integer({ minimum: 1 }),
    name: Name,
    words: Shape({ zh: List(Text({ minLength: 1 })), en: List(Text({ minLength: 1 })) }, closed),
    defaultPriority: PriorityKey,
    questions: List(Key),
    deadlines: Shape({ resolveWithinMinutes: Integer({ minimum: 1 }), followUpWithinHours: Integer({ minimum: 1 }) }, closed),
    crew: Crew,
    crewByPriority: Optional(Shape({ P1: Optional(Crew), P2: Optional(Crew), P3: Optional(Crew), P4: Optional(Crew), P5: Optional(Crew) }, closed)),
    stages: Optional(List(Shape({ kind: Key, name: Name }, closed), { minItems: 1 })),
    weightKg: Optional(Real({ minimum: 0, maximum: 500 })),
    floorMatters: Type.Boolean(),
    confirms: List(Union([Literal('person'), Literal('reporter'), Literal('second-person')]), { minItems: 1, uniqueItems: true }),
    closeOnVerify: Type.Boolean(),
    confidential: Optional(Literal(true)),
    dispatched: Type.Boolean(),
  },
  closed,
);

const Priority = Shape(
  {
    name: Name,
    scoreFrom: Real(),
    hotAfterSeconds: Integer({ minimum: 1 }),
    answerOfferWithinSeconds: Integer({ minimum: 1 }),
    followUpWithinHours: Integer({ minimum: 1 }),
  },
  closed,
);
const hours = Integer({ minimum: 1, maximum: 24 * 30 });
const clockTime = Text({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

/** thresholds.json */
export const ThresholdsFile = Shape(
  {
    priorities: Shape({ P1: Priority, P2: Priority, P3: Priority, P4: Priority, P5: Priority }, closed),
    escalation: List(Shape({ level: Union([Literal('dispatcher'), Literal('supervisor'), Literal('administrator')]), factor: Real({ minimum: 1 }) }, closed), { minItems: 1 }),
    followUpAttempts: Integer({ minimum: 1, maximum: 30 }),
    restHours: Real({ minimum: 0, maximum: 72 }),
    nightDuty: Shape({ from: clockTime, to: clockTime, hours: Real({ exclusiveMinimum: 0, maximum: 24 }) }, closed),
    loadPerDay: Integer({ minimum: 1 }),
    lateReportSeconds: Integer({ minimum: 1 }),
    orphanedReservationSeconds: Integer({ minimum: 1 }),
    callbackWithinMinutes: Integer({ minimum: 1 }),
    duplicates: Shape(
      {
        windowHours: Shape({ P1: hours, P2: hours, P3: hours, P4: hours, P5: hours }, closed),
        from: Real({ minimum: 1 }),
        weights: Shape({ 'same-room': Real(), 'same-building': Real(), 'same-unit': Real(), 'same-category': Real(), 'same-person': Real(), recent: Real() }, closed),
      },
      closed,
    ),
  },
  closed,
);

/** Intervals of domain.md that a target may name. */
export const INTERVALS = ['answer', 'processing', 'acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service', 'response', 'cycle', 'verification', 'closure'] as const;
const seconds = Integer({ minimum: 1 });
const target = { id: Key, percent: Real({ minimum: 1, maximum: 100 }), name: Name, source: Text({ minLength: 1 }) };
const scope = {
  priorities: Optional(List(PriorityKey, { minItems: 1 })),
  categories: Optional(List(Key, { minItems: 1 })),
  media: Optional(List(Union([Literal('phone'), Literal('chat'), Literal('visit')]), { minItems: 1 })),
};

/** targets/<key>.json */
export const TargetPackFile = Shape(
  {
    key: Key,
    name: Name,
    targets: List(
      Union([
        Shape(
          {
            kind: Literal('interval'),
            interval: Type.Unsafe<(typeof INTERVALS)[number]>(Union(INTERVALS.map((interval) => Literal(interval)))),
            withinSeconds: seconds,
            ...target,
            ...scope,
          },
          closed,
        ),
        Shape(
          {
            kind: Literal('rate'),
            rate: Union([Literal('connected'), Literal('response'), Literal('resolution'), Literal('satisfaction')]),
            withinSecondsByPriority: Optional(Shape({ P1: seconds, P2: seconds, P3: seconds, P4: seconds, P5: seconds }, closed)),
            ...target,
            ...scope,
          },
          closed,
        ),
      ]),
      { minItems: 1 },
    ),
  },
  closed,
);

/** A question with its scored answers. */
export type Question = Type.Static<typeof ChoiceQuestion> | Type.Static<typeof NumberQuestion>;
/** A skill that seats ask for and responders have. */
export type Skill = Type.Static<typeof SkillsFile>['skills'][number];
/** One place in a crew. */
export type Seat = Type.Static<typeof Seat>;
/** Seats, and how many must have served before the case can be finished. */
export type Crew = Type.Static<typeof Crew>;
/** A category of help and everything it asks of the services. */
export type Category = Type.Static<typeof CategoryFile>;
/** Numbers that rules compare with; those without a named source are local. */
export type Thresholds = Type.Static<typeof ThresholdsFile>;
/** A named set of targets for reports. */
export type TargetPack = Type.Static<typeof TargetPackFile>;
/** One target of a pack. */
export type Target = TargetPack['targets'][number];
/** P1 life … P5 question. */
export type PriorityKey = Type.Static<typeof PriorityKey>;
