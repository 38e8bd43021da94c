import * as fc from 'fast-check';
import { FACT, FOLLOW_UP, OUTCOME } from './fact.ts';
import { factsOf, type WrittenFact } from './facts-of.ts';
import { foldHistory } from './fold.ts';
import { ASSIGNMENT_TIMES, LEGS, type Leg } from './history.ts';
import { ASSIGNMENT_INTERVALS, intervalsOf } from './legs.ts';

const EMPTY = Number.NaN;

/** Seconds of each leg; NaN = empty. */
function legs(written: readonly WrittenFact[]): Record<Leg, number> {
  const intervals = intervalsOf(foldHistory(factsOf(written)));
  return Object.fromEntries(LEGS.map((leg) => [leg, intervals[leg] / 1_000])) as Record<Leg, number>;
}

/** Contact at 0, answered at 8, logged at 40, triaged at 45. */
const LOGGED: readonly WrittenFact[] = [
  { kind: 'contact', at: 0 },
  { kind: 'answered', at: 8 },
  { kind: 'logged', at: 40 },
  { kind: 'prioritySet', at: 45, extra: 2 },
  { kind: 'triaged', at: 45, position: 4 },
];
/** Assignment 1 through all milestones. */
const SERVED: readonly WrittenFact[] = [
  { kind: 'offered', n: 1, at: 60 },
  { kind: 'acknowledged', n: 1, at: 75 },
  { kind: 'enRoute', n: 1, at: 90 },
  { kind: 'onScene', n: 1, at: 300 },
  { kind: 'withPerson', n: 1, at: 420 },
  { kind: 'leftScene', n: 1, at: 600 },
  { kind: 'atFacility', n: 1, at: 900 },
  { kind: 'handedOver', n: 1, at: 1_000 },
  { kind: 'cleared', n: 1, at: 1_200, extra: OUTCOME.done },
];
const FOLLOWED: readonly WrittenFact[] = [
  { kind: 'followedUp', at: 5_000, extra: FOLLOW_UP.reached + FOLLOW_UP.solved + 5 * FOLLOW_UP.rating },
  { kind: 'closed', at: 5_010 },
];

describe('intervals of one request', () => {
  it('knows every leg of a whole course', () => {
    expect(legs([...LOGGED, ...SERVED, ...FOLLOWED])).toEqual({
      answer: 8,
      processing: 52,
      acknowledge: 15,
      turnout: 30,
      travel: 210,
      access: 120,
      blocked: EMPTY,
      service: 580,
      response: 420,
      cycle: 1_200,
      verification: 3_800,
      closure: 5_010,
    });
  });

  it('leaves answer empty, never 0, where nobody told the ring', () => {
    const unknown = legs([...LOGGED.slice(1), ...SERVED]);
    expect(unknown.answer).toBeNaN();
    expect(unknown.processing).toBe(52);
    expect(unknown.response).toBe(420 - 40);
  });

  it('takes the earliest time zero that was told', () => {
    expect(
      legs([
        { kind: 'logged', at: 40 },
        { kind: 'contact', at: 10 },
        { kind: 'contact', at: 4, position: 9 },
        { kind: 'answered', at: 12 },
      ]).answer,
    ).toBe(8);
  });

  it('ends service with cleared where nothing was handed over', () => {
    expect(legs([...LOGGED, ...SERVED.filter(({ kind }) => kind !== 'handedOver')]).service).toBe(780);
  });

  it('takes the first of offer to with person and the last cleared of a crew', () => {
    const crew: WrittenFact[] = [
      { kind: 'offered', n: 1, at: 60 },
      { kind: 'offered', n: 2, at: 61 },
      { kind: 'acknowledged', n: 2, at: 70 },
      { kind: 'acknowledged', n: 1, at: 80 },
      { kind: 'enRoute', n: 1, at: 85 },
      { kind: 'onScene', n: 1, at: 200 },
      { kind: 'withPerson', n: 2, at: 210 },
      { kind: 'cleared', n: 1, at: 400, extra: OUTCOME.done },
    ];
    const half = legs([...LOGGED, ...crew]);
    expect(half).toMatchObject({ acknowledge: 10, turnout: 25, access: 10, response: 210 });
    expect(half.cycle).toBeNaN();
    expect(legs([...LOGGED, ...crew, { kind: 'cleared', n: 2, at: 500, extra: OUTCOME.done }]).cycle).toBe(500);
  });

  it('has no cycle while only another visit was agreed or it was not possible', () => {
    const tried = [...LOGGED, ...SERVED.slice(0, -1), { kind: 'cleared', n: 1, at: 1_200, extra: OUTCOME.visitAgain }] as const;
    expect(legs(tried).cycle).toBeNaN();
    expect(legs([...tried, { kind: 'offered', n: 2, at: 9_000 }, { kind: 'cleared', n: 2, at: 9_500, extra: OUTCOME.done }]).cycle).toBe(9_500);
    expect(legs([...LOGGED, ...SERVED.slice(0, -1), { kind: 'cleared', n: 1, at: 1_200, extra: OUTCOME.notPossible }]).cycle).toBeNaN();
  });

  it('adds up what was blocked, ends an open block with the assignment, and leaves one that still lasts empty', () => {
    const blocked: WrittenFact[] = [
      { kind: 'offered', n: 1, at: 60 },
      { kind: 'blocked', n: 1, at: 100 },
      { kind: 'unblocked', n: 1, at: 160 },
      { kind: 'blocked', n: 1, at: 200 },
    ];
    expect(legs([...LOGGED, { kind: 'offered', n: 1, at: 60 }, { kind: 'blocked', n: 1, at: 100 }]).blocked).toBeNaN();
    expect(legs([...LOGGED, ...blocked]).blocked).toBe(60);
    expect(legs([...LOGGED, ...blocked, { kind: 'cleared', n: 1, at: 230, extra: OUTCOME.done }]).blocked).toBe(90);
  });

  it('lets a late yes count and the time-out be no end', () => {
    const late: WrittenFact[] = [
      { kind: 'offered', n: 1, at: 60 },
      { kind: 'timedOut', n: 1, at: 180 },
      { kind: 'offered', n: 2, at: 181 },
      { kind: 'declined', n: 2, at: 190 },
      { kind: 'acknowledged', n: 1, at: 200 },
    ];
    const history = foldHistory(factsOf([...LOGGED, ...late]));
    expect(history.assignments[0]?.end).toBe(0);
    expect(history.assignments[1]?.end).toBe(FACT.declined);
    expect(legs([...LOGGED, ...late]).acknowledge).toBe(140);
  });

  it('takes a milestone that was added later for its time and not for a state', () => {
    const added = [...LOGGED, ...SERVED.filter(({ kind }) => kind !== 'onScene'), { kind: 'onScene', n: 1, at: 300, recordedAt: 4_000 }] as const;
    const history = foldHistory(factsOf(added));
    expect(history.late).toBe(1);
    expect(legs(added)).toMatchObject({ travel: 210, access: 120, cycle: 1_200 });
  });

  it('flags what was recorded more than 60 s from when it happened, either way, and not 60 s itself', () => {
    expect([160, 180.001].map((recordedAt) => foldHistory(factsOf([{ kind: 'logged', at: 100, recordedAt }]), 80_000).late)).toEqual([0, 1]);
    expect([160, 160.001, 40, 39.999].map((recordedAt) => foldHistory(factsOf([{ kind: 'logged', at: 100, recordedAt }])).late)).toEqual([0, 1, 0, 1]);
  });

  it('makes an interval empty, never negative, when its ends stand in the wrong order', () => {
    expect(legs([...LOGGED, { kind: 'offered', n: 1, at: 60 }, { kind: 'acknowledged', n: 1, at: 50 }]).acknowledge).toBeNaN();
  });

  it('leaves a moved assignment without an offer of its own', () => {
    const moved = legs([...LOGGED, { kind: 'movedIn', n: 1, at: 400 }, { kind: 'enRoute', n: 1, at: 90 }, { kind: 'onScene', n: 1, at: 500 }]);
    expect(moved.turnout).toBeNaN();
    expect(moved.travel).toBe(410);
  });
});

describe('a reopening', () => {
  const second: readonly WrittenFact[] = [
    { kind: 'followedUp', at: 2_000, extra: FOLLOW_UP.reached },
    { kind: 'reopened', at: 2_000 },
    { kind: 'caseReopened', at: 2_001 },
    { kind: 'offered', n: 2, at: 2_100 },
    { kind: 'withPerson', n: 2, at: 2_500 },
    { kind: 'cleared', n: 2, at: 3_000, extra: OUTCOME.done },
    { kind: 'followedUp', at: 6_000, extra: FOLLOW_UP.reached + FOLLOW_UP.solved },
    { kind: 'closed', at: 6_001 },
  ];
  it('takes response legs from the first round, cycle, verification and closure from the last, and counts', () => {
    const all = [...LOGGED, ...SERVED, ...second];
    expect(legs(all)).toMatchObject({ processing: 52, response: 420, service: 580, cycle: 3_000, verification: 3_000, closure: 6_001 });
    expect(foldHistory(factsOf(all))).toMatchObject({ reopenings: 1, solved: 1 });
  });

  it('begins no new round where dispatch says that the same one goes on (returned, completed, triaged again)', () => {
    expect(legs([...LOGGED, { kind: 'caseReopened', at: 30, extra: 1 }, ...SERVED])).toEqual(legs([...LOGGED, ...SERVED]));
  });

  it('has no cycle and no closure until the last round has them', () => {
    for (const end of [2, 3, 4, 5]) {
      const part = legs([...LOGGED, ...SERVED, ...second.slice(0, end)]);
      expect([end, part.cycle, part.verification, part.closure]).toEqual([end, EMPTY, EMPTY, EMPTY]);
      expect(part.response).toBe(420);
    }
  });

  it('does not depend on whether dispatch or intake was heard first', () => {
    const [followed, reopened, caseReopened, ...rest] = second as [WrittenFact, WrittenFact, WrittenFact, ...WrittenFact[]];
    expect(legs([...LOGGED, ...SERVED, followed, caseReopened, reopened, ...rest])).toEqual(legs([...LOGGED, ...SERVED, ...second]));
  });

  it('counts the case as first round when the request had never reached dispatch before', () => {
    const answered: WrittenFact[] = [
      { kind: 'contact', at: 0 },
      { kind: 'logged', at: 5 },
      { kind: 'closed', at: 9 },
      { kind: 'reopened', at: 50 },
    ];
    expect(legs([...answered, { kind: 'triaged', at: 51 }, ...SERVED])).toMatchObject({ response: 420, cycle: 1_200 });
  });
});

describe('retraction', () => {
  it('gives every time and leg as if the report had never been sent', () => {
    fc.assert(
      fc.property(fc.nat(SERVED.length - 1), fc.nat(SERVED.length - 1), (target, distance) => {
        const course = [...LOGGED, ...SERVED];
        const index = LOGGED.length + target;
        const at = Math.min(course.length, index + 1 + distance);
        const retracted = [...course.slice(0, at), { kind: 'retraction', at: 1_300, extra: index } as const, ...course.slice(at)];
        const without = course.filter((_, position) => position !== index);
        expect(legs(retracted)).toEqual(legs(without));
        expect(foldHistory(factsOf(retracted)).retracted).toBe(1);
      }),
    );
  });

  it('takes nothing back when it was itself retracted', () => {
    const index = LOGGED.length + SERVED.length;
    const undone: WrittenFact[] = [
      { kind: 'retraction', at: 1_300, extra: index - 1 },
      { kind: 'retraction', at: 1_301, extra: index },
    ];
    expect(legs([...LOGGED, ...SERVED, ...undone])).toEqual(legs([...LOGGED, ...SERVED]));
  });

  it('takes every fact of the event with it', () => {
    const carried: WrittenFact[] = [
      { kind: 'movedIn', n: 1, at: 400, position: 50 },
      { kind: 'enRoute', n: 1, at: 90, position: 50 },
    ];
    const history = foldHistory(factsOf([...LOGGED, ...carried, { kind: 'retraction', at: 500, extra: LOGGED.length, position: 51 }]));
    expect(history.times.enRoute).toBeNaN();
  });
});

describe('any facts', () => {
  const kinds = Object.keys(FACT) as (keyof typeof FACT)[];
  const fact = fc.record({ kind: fc.constantFrom(...kinds), n: fc.integer({ min: 0, max: 3 }), at: fc.integer({ min: 0, max: 100_000 }), extra: fc.integer({ min: -1, max: 30 }) });
  it('give legs that are empty or not negative, and times that somebody told', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (written) => {
        const history = foldHistory(factsOf(written));
        const told = new Set(written.map(({ at }) => at * 1_000));
        for (const length of Object.values(intervalsOf(history))) expect(length < 0).toBe(false);
        for (const time of Object.values(history.times)) expect(Number.isNaN(time) || told.has(time)).toBe(true);
        for (const assignment of history.assignments) {
          for (const leg of Object.values(ASSIGNMENT_INTERVALS)) expect(leg(assignment) < 0).toBe(false);
          for (const name of ASSIGNMENT_TIMES) expect(Number.isNaN(assignment[name]) || told.has(assignment[name])).toBe(true);
        }
      }),
    );
  });
});
