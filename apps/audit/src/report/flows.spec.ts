import { intervalsOf } from '../intervals/legs.ts';
import { DAY_HOURS as hours, syntheticDay } from '../testing/synthetic-day.ts';
import { flowReport } from './flow-report.ts';
import { heatReport } from './heat-report.ts';
import { responderOf } from './request-row.ts';
import { workloadReport } from './workload-report.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const sorted = (numbers: readonly number[]) => numbers.filter((number) => !Number.isNaN(number)).toSorted((a, b) => a - b);
const median = (numbers: readonly number[]) => sorted(numbers)[Math.ceil(sorted(numbers).length / 2) - 1];

describe('the flow report', () => {
  it('counts for every request each state it came to, where it stands, and how long it stayed', async () => {
    const { views, rows, criteria } = await syntheticDay();
    const { n, states } = await flowReport(views, hours, criteria());
    const of = (name: string) => states.find(({ state }) => state === name);
    expect(n).toBe(rows.length);
    expect(sum(states.map(({ now }) => now))).toBe(n);
    expect(of('logged')).toMatchObject({ reached: n, n });
    const closed = rows.filter(({ history }) => history.times.closed > 0).length;
    expect(of('closed')).toMatchObject({ reached: closed, now: closed });
    const triaged = rows.map(({ history }) => (history.times.firstOffer - history.times.prioritySet) / 1_000);
    expect(of('triaged')?.p50).toBe(median(triaged));
    expect(of('returned')).toMatchObject({ reached: 0, now: 0, oldest: null, n: 0, p50: null });
  });

  it('as of a position, shows who stood where then', async () => {
    const { views, position, criteria } = await syntheticDay();
    const now = await flowReport(views, hours, criteria());
    const then = await flowReport(views, hours, criteria({ asOf: Math.floor(position / 2) }));
    const closed = (report: typeof now) => report.states.find(({ state }) => state === 'closed')?.reached ?? 0;
    expect(then.n).toBeLessThan(now.n);
    expect(closed(then)).toBeLessThan(closed(now));
    expect(sum(then.states.map((state) => state.now))).toBe(then.n);
  });
});

describe('the heat map', () => {
  it('counts by building and local hour, with the leg asked for', async () => {
    const { views, rows, criteria } = await syntheticDay();
    const map = await heatReport(views, hours, { criteria: criteria(), leg: 'travel', areaDepth: 6, top: 1_000 });
    expect(sum(map.rows.map(({ n }) => n))).toBe(rows.length);
    const [first] = map.rows;
    const own = rows.filter(({ area }) => area === first?.area);
    expect(first?.n).toBe(own.length);
    for (const { hour, n, leg } of first?.hours ?? []) {
      const there = own.filter((row) => row.hour === hour);
      expect([n, leg.p50]).toEqual([there.length, (median(there.map(({ history }) => intervalsOf(history).travel)) ?? 0) / 1_000]);
    }
  });

  it('says how much it leaves out', async () => {
    const { views, rows, criteria } = await syntheticDay();
    const map = await heatReport(views, hours, { criteria: criteria(), leg: 'response', areaDepth: 3, top: 5 });
    expect([map.rows.length, map.left.areas, sum(map.rows.map(({ n }) => n)) + map.left.n]).toEqual([5, 7, rows.length]);
    expect(map.rows.map(({ area }) => area)).toEqual(map.rows.map(({ area }) => area).toSorted());
  });
});

describe('the workload strip', () => {
  it('counts each errand in every hour that it touches, in the order of ids', async () => {
    const { views, rows, criteria } = await syntheticDay();
    const { rows: strips } = await workloadReport(views, hours, criteria(), 0);
    expect(strips.map(({ responderId }) => responderId)).toEqual(strips.map(({ responderId }) => responderId).toSorted());
    expect(sum(strips.map(({ offered }) => offered))).toBe(sum(rows.map(({ history }) => history.assignments.length)));
    const [row] = rows.filter(({ history }) => history.assignments.length === 1 && history.times.cleared > 0);
    const { acknowledged = Number.NaN, responder = -1 } = row?.history.assignments[0] ?? {};
    const strip = strips.find(({ responderId }) => row !== undefined && responderId === responderOf(row, responder));
    expect(strip?.hours[hours.of(acknowledged)]).toBeGreaterThan(0);
    expect(strip).toMatchObject({ taken: 1, seconds: ((row?.history.assignments[0]?.cleared ?? 0) - acknowledged) / 1_000 });
  });

  it('an errand that has not ended is in hand until the moment asked for, and never more than once an hour', async () => {
    const { views, rows, criteria } = await syntheticDay();
    const [row] = rows;
    const [assignment] = row?.history.assignments ?? [];
    const responder = row === undefined || assignment === undefined ? '' : responderOf(row, assignment.responder);
    // A moment between his yes and the end: the position of the yes is the ninth of the course.
    const asOf = 9;
    const at = (assignment?.acknowledged ?? 0) + 3 * 86_400_000;
    const [strip] = (await workloadReport(views, hours, criteria({ asOf, responder }), at)).rows;
    expect(strip).toMatchObject({ responderId: responder, taken: 1, seconds: 3 * 86_400, hours: Array.from({ length: 24 }, () => 1) });
  });
});
