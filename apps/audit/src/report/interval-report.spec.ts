import type { TargetPack } from '#catalogue';
import { createMemoryViewStore } from '#views';
import { requestCourse, seeded } from '../testing/synthetic-requests.ts';
import { LEGS } from '../intervals/history.ts';
import { intervalsOf } from '../intervals/legs.ts';
import { callHistory } from '../views/call-history/projection.ts';
import { type HistoryDocument, HistoryReader } from '../views/request-history/document.ts';
import { requestHistory } from '../views/request-history/projection.ts';
import { intervalReport, type ReportOptions } from './interval-report.ts';
import { LocalHour } from './local-hour.ts';
import { requestRow, type RequestRow } from './request-row.ts';
import { yardstickOf } from './yardstick.ts';

const name = { en: 'n', zh: '名' };
const source = 'test';
const pack: TargetPack = {
  key: 'test',
  name,
  targets: [
    { id: 'turnout', kind: 'interval', interval: 'turnout', withinSeconds: 60, percent: 50, name, source },
    { id: 'life', kind: 'interval', interval: 'response', withinSeconds: 600, percent: 99, priorities: ['P1'], name, source },
    { id: 'chat', kind: 'interval', interval: 'response', withinSeconds: 1, percent: 1, media: ['chat'], name, source },
  ],
};
const within = { P1: 30, P2: 30, P3: 30, P4: 30, P5: 30 };
const rates: TargetPack = { key: 'rates', name, targets: [{ id: 'response', kind: 'rate', rate: 'response', percent: 10, withinSecondsByPriority: within, name, source: 'test' }] };
const hours = new LocalHour('Asia/Shanghai');

/** 120 requests of a day in views, and their rows as the report should count them. */
async function day() {
  const views = createMemoryViewStore();
  const table = await views.attach(requestHistory.view, 'log');
  await views.complete(await views.attach(callHistory.view, 'log'));
  const documents = new Map<string, { document: HistoryDocument; position: number }>();
  const random = seeded(7);
  let position = 1;
  for (let index = 0; index < 120; index++) {
    const course = requestCourse(index, random, position, index * 720_000);
    position += course.length;
    for (const event of course)
      for (const id of requestHistory.ids(event)) {
        const document = requestHistory.evolve(documents.get(id)?.document, event, id);
        if (document !== undefined) documents.set(id, { document, position: event.position });
      }
  }
  await views.commit([{ table, position: position - 1, documents }]);
  await views.complete(table);
  const reader = new HistoryReader();
  const rows = [...documents].map(([id, { document }]) => requestRow(id, document, reader.read(document, position), hours));
  const report = (over: Partial<Omit<ReportOptions, 'criteria'>> & { readonly criteria?: Partial<ReportOptions['criteria']> } = {}) =>
    intervalReport({ requests: views.open(requestHistory.view), calls: views.open(callHistory.view) }, hours, {
      yardstick: yardstickOf(pack, rates),
      areaDepth: 4,
      ...over,
      criteria: { asOf: position, areas: [''], ...over.criteria },
    });
  return { rows, report, position };
}

/** Nearest rank, the plain way, in seconds. */
function rank(rows: readonly RequestRow[], leg: (typeof LEGS)[number], percent: number): number | null {
  const lengths = rows.map(({ history }) => intervalsOf(history)[leg]).filter((length) => !Number.isNaN(length));
  const sorted = lengths.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0) / 1_000;
}

describe('the interval report', () => {
  it.each(['category', 'priority', 'area', 'hour'] as const)('by %s gives of every group and of all what a plain reckoning gives', async (groupBy) => {
    const { rows, report } = await day();
    const { all, rows: groups } = await report({ groupBy });
    const keyOf = (row: RequestRow) =>
      ({ category: row.category, priority: row.priority, area: row.area.split('/').slice(0, 4).join('/'), hour: String(row.hour).padStart(2, '0') })[groupBy];
    const keys = [...new Set(rows.map(keyOf))].toSorted((a, b) => (a < b ? -1 : 1));
    expect(groups.map(({ key }) => key)).toEqual(keys);
    for (const { key, n, legs } of [...groups, { ...all, key: undefined }]) {
      const own = rows.filter((row) => key === undefined || keyOf(row) === key);
      expect(n).toBe(own.length);
      for (const leg of LEGS) expect([leg, legs[leg].p50, legs[leg].p90, legs[leg].p95]).toEqual([leg, rank(own, leg, 50), rank(own, leg, 90), rank(own, leg, 95)]);
      expect(legs.response.small).toBe(legs.response.n < 20);
    }
  });

  it('judges targets only where they apply', async () => {
    const { rows, report } = await day();
    const { all } = await report();
    const turnouts = rows.map(({ history }) => intervalsOf(history).turnout);
    const [turnout] = all.legs.turnout.targets;
    const inTime = turnouts.filter((length) => length <= 60_000).length;
    expect(turnout).toMatchObject({ n: turnouts.filter((length) => length >= 0).length, within: inTime, met: inTime >= 60 });
    const [life, chat] = all.legs.response.targets;
    expect(life?.n).toBe(rows.filter(({ priority, history }) => priority === 'P1' && intervalsOf(history).response >= 0).length);
    expect([chat?.n, chat?.compliance, chat?.met]).toEqual([0, null, null]);
    const answered = rows.filter(({ history }) => intervalsOf(history).acknowledge <= 30_000).length;
    expect(all.rates.response).toMatchObject({ n: answered, of: 120, rate: answered / 120 });
    expect(all.rates.resolution).toMatchObject({ n: rows.filter(({ history }) => history.solved === 1).length, of: rows.filter(({ history }) => history.solved >= 0).length });
  });

  it('counts assignments by responder', async () => {
    const { rows, report } = await day();
    const groups = (await report({ groupBy: 'responder' })).rows;
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(rows.reduce((sum, { history }) => sum + history.assignments.length, 0));
    expect(groups.every(({ key }) => key.startsWith('responder-'))).toBe(true);
  });

  it('takes a period by time zero, from ≤ time zero < to, and areas by whole path segments', async () => {
    const { rows, report } = await day();
    const [from, to] = [rows[30]?.history.times.contact ?? 0, rows[90]?.history.times.contact ?? 0];
    expect((await report({ criteria: { from, to } })).all.n).toBe(60);
    expect((await report({ criteria: { areas: ['hankou/jianghan/street-1'] } })).all.n).toBe(10);
    expect((await report({ criteria: { areas: ['wuchang'] } })).all.n).toBe(0);
    expect((await report({ criteria: { area: 'hankou/jianghan/street-2', priority: 'P9' } })).all.n).toBe(0);
  });

  it('as of a position knows only what came before it', async () => {
    const { report, position } = await day();
    expect((await report({ criteria: { asOf: Math.floor(position / 2) } })).all.n).toBeLessThan(70);
    expect((await report({ criteria: { asOf: 0 } })).all.n).toBe(0);
  });
});
