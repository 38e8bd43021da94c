import { DatabaseClock } from './mongo-clock.ts';

describe('the clock of the database', () => {
  const HOUR = 3_600_000;
  const machine = { elapsed: 0, set: 0 };
  const START = Date.parse('2022-04-02T07:00:00.000Z');
  const own = { monotonic: () => machine.elapsed, wall: () => START + machine.set + machine.elapsed };
  const now = (clock: DatabaseClock) => clock.now().getTime() - START;
  beforeEach(() => Object.assign(machine, { elapsed: 1_000, set: 0 }));

  it('is the machine’s until the database has said the time, and then goes on from what it said', () => {
    const clock = new DatabaseClock(own);
    expect(now(clock)).toBe(1_000);
    clock.measured(START + 5_000);
    machine.elapsed += 250;
    expect(now(clock)).toBe(5_250);
    expect(clock.machineAhead).toBe(-4_000);
  });

  it('does not follow a machine whose clock is set back or forward', () => {
    const clock = new DatabaseClock(own);
    clock.measured(START + 1_000);
    for (const set of [-HOUR, HOUR]) {
      machine.set = set;
      machine.elapsed += 10;
      expect(now(clock)).toBe(machine.elapsed);
      expect(clock.machineAhead).toBe(set);
    }
  });

  it('is not put back by answers that came late, and follows a database whose clock is put back', () => {
    const clock = new DatabaseClock(own);
    clock.measured(START + 1_000);
    machine.elapsed += 30_000;
    clock.measured(START + 1_010);
    expect(now(clock)).toBe(31_000);
    for (let beat = 0; beat < 8; beat += 1) clock.measured(START + machine.elapsed - HOUR);
    expect(now(clock)).toBe(31_000 - HOUR);
  });

  it('forgets what another server said', () => {
    const clock = new DatabaseClock(own);
    clock.measured(START + 9_000, 'first');
    clock.measured(START + 2_000, 'second');
    expect(now(clock)).toBe(2_000);
  });
});
