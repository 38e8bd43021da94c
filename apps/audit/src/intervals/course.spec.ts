import { courseOf, LEAKS, STATES } from './course.ts';
import { FOLLOW_UP, markRetracted } from './fact.ts';
import { factsOf, type WrittenFact } from './facts-of.ts';

function course(...written: readonly WrittenFact[]) {
  const facts = factsOf(written);
  markRetracted(facts);
  const { state, since, reached, dwell, leaks } = courseOf(facts);
  return {
    state: STATES[state],
    since: since / 1_000,
    reached: STATES.filter((_, index) => (reached & (1 << index)) !== 0),
    dwell: Object.fromEntries(STATES.flatMap((name, index) => (Number.isNaN(dwell[index]) ? [] : [[name, (dwell[index] ?? 0) / 1_000]]))),
    leaks: leaks.map(({ leak, from }) => `${LEAKS[leak]} from ${STATES[from]}`),
  };
}
const solved = FOLLOW_UP.reached + FOLLOW_UP.solved;

describe('the course of a request', () => {
  it('says how long it stood where, and where it stands now', () => {
    expect(
      course(
        { kind: 'drafted', at: 0 },
        { kind: 'logged', at: 30 },
        { kind: 'triaged', at: 40 },
        { kind: 'offered', n: 1, at: 100 },
        { kind: 'acknowledged', n: 1, at: 130 },
        { kind: 'enRoute', n: 1, at: 160 },
        { kind: 'withPerson', n: 1, at: 400 },
        { kind: 'cleared', n: 1, at: 900 },
        { kind: 'resolved', at: 900 },
        { kind: 'followedUp', at: 4_500, extra: solved },
        { kind: 'closed', at: 4_600 },
      ),
    ).toEqual({
      state: 'closed',
      since: 4_600,
      reached: ['draft', 'logged', 'triaged', 'dispatched', 'in-progress', 'resolved', 'verified', 'closed'],
      dwell: { draft: 30, logged: 10, triaged: 60, dispatched: 60, 'in-progress': 740, resolved: 3_600, verified: 100 },
      leaks: [],
    });
  });

  it('counts every leak with the state it came from; a second round adds to the same states', () => {
    const { state, dwell, leaks } = course(
      { kind: 'logged', at: 0 },
      { kind: 'returned', at: 10 },
      { kind: 'logged', at: 50 },
      { kind: 'triaged', at: 60 },
      { kind: 'offered', n: 1, at: 70 },
      { kind: 'declined', n: 1, at: 80 },
      { kind: 'offered', n: 2, at: 90 },
      { kind: 'timedOut', n: 2, at: 190 },
      { kind: 'offered', n: 3, at: 200 },
      { kind: 'enRoute', n: 3, at: 210 },
      { kind: 'resolved', at: 300 },
      { kind: 'followedUp', at: 400, extra: FOLLOW_UP.reached },
      { kind: 'reopened', at: 400 },
      { kind: 'cancelled', at: 440 },
    );
    expect([state, dwell]).toEqual(['cancelled', { logged: 20, returned: 40, triaged: 50, dispatched: 140, 'in-progress': 90, resolved: 100 }]);
    expect(leaks).toEqual(['returned from logged', 'declined from dispatched', 'timed-out from dispatched', 'reopened from resolved', 'cancelled from triaged']);
  });

  it('goes back to where it was held, forgets what was retracted, and leaves a stay with crossed ends empty', () => {
    const { state, dwell, reached } = course(
      { kind: 'logged', at: 100 },
      { kind: 'triaged', at: 90 },
      { kind: 'held', at: 200 },
      { kind: 'resumed', at: 500 },
      { kind: 'offered', n: 1, at: 510 },
      { kind: 'enRoute', n: 1, at: 520 },
      { kind: 'retraction', at: 530, extra: 5 },
    );
    expect([state, dwell]).toEqual(['dispatched', { triaged: 120, 'on-hold': 300 }]);
    expect(reached).not.toContain('in-progress');
  });

  it('a report that arrives after the end does not bring the request back', () => {
    expect(course({ kind: 'logged', at: 0 }, { kind: 'triaged', at: 1 }, { kind: 'resolved', at: 50 }, { kind: 'enRoute', n: 1, at: 20 }).state).toBe('resolved');
  });
});
