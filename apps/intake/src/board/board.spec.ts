import type { RequestRow } from '../views/requests/document.ts';
import { boardOf, type BoardSource } from './board.ts';

const NOW = new Date('2022-04-02T12:00:00.000Z');
const BEFORE = { resolvedAt: '2022-04-01T04:00:00.000Z', loggedAt: '2022-04-01T02:00:00.000Z' };
let number = 0;

function row(more: Partial<RequestRow> = {}, floor = 1): RequestRow {
  number += 1;
  const area = 'c/d/s/huaan';
  const place = { area: `${area}/east/3`, communityId: 'community-1', estate: 'east', building: '3', unit: '1', floor };
  return { number, status: 'triaged', area, place, category: 'supplies', loggedAt: '2022-04-02T03:40:00.000Z', createdAt: '2022-04-02T03:39:00.000Z', ...more } as RequestRow;
}

const board = (rows: readonly RequestRow[], more: Partial<BoardSource> = {}) =>
  boardOf({ rows, now: NOW, timeZone: 'Asia/Shanghai', households: 800, categoryName: (key) => ({ zh: key }), estateName: (key) => ({ zh: key }), ...more });
const floors = (...which: readonly number[]) => which.map((floor) => row({}, floor));

describe('the public board', () => {
  it('counts today by the community’s own day, and what is open whenever it came', () => {
    const { day, figures } = board([
      row(),
      row({ status: 'in-progress', loggedAt: BEFORE.loggedAt }),
      row({ status: 'on-hold' }),
      row({ status: 'closed', ...BEFORE, resolvedAt: '2022-04-01T16:01:00.000Z' }),
      row({ status: 'closed', ...BEFORE }),
      row({ status: 'closed', loggedAt: BEFORE.loggedAt, resolvedAt: '2022-03-26T11:00:00.000Z' }),
      row({ status: 'merged' }),
      row({ status: 'cancelled' }),
    ]);
    expect(day).toBe('2022-04-02');
    const counts = { asked: 3, helped: 1, underWay: 1, waiting: 1, helpedWithin7Days: 2, later: 1 };
    expect(figures).toEqual(Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, { count }])));
  });

  it('never counts what was told in confidence', () => {
    const { figures, entries, categories } = board([row({ confidential: true })]);
    expect(figures.asked).toEqual({ count: 0 });
    expect([entries, categories]).toEqual([[], []]);
  });

  it('names a kind or an estate only when five different places are behind it; several requests of one floor are one place', () => {
    expect(board(floors(1, 2, 3, 4, 4, 4)).categories).toEqual([{ requests: 6 }]);
    const named = board([...floors(1, 2, 3, 4, 5), row({ category: 'gas-bottle' })]);
    expect(named.categories).toEqual([{ key: 'supplies', name: { zh: 'supplies' }, requests: 5 }, { requests: 1 }]);
    expect(named.estates).toEqual([{ key: 'east', name: { zh: 'east' }, requests: 6 }]);
    const alone = named.entries.find((entry) => entry.category === undefined);
    expect(alone).toMatchObject({ estate: { zh: 'east' }, stage: 'waiting', since: '2022-04-02T03:00:00.000Z' });
    expect(named.entries.filter((entry) => entry.category?.zh === 'supplies')).toHaveLength(5);
  });

  it('does not say kind and estate together where both together are few', () => {
    const west = (floor: number) => row({ place: { ...row().place, area: 'c/d/s/huaan/west/1', communityId: 'community-1', estate: 'west', building: '1', floor } });
    const { entries } = board([...floors(1, 2, 3, 4, 5), west(1), west(2)]);
    expect(entries.filter(({ category, estate }) => category !== undefined && estate?.zh === 'west')).toEqual([]);
    expect(entries.filter(({ category, estate }) => category !== undefined && estate === undefined)).toHaveLength(2);
  });

  it('never names some kinds, however many there are', () => {
    const { categories, entries } = board([1, 2, 3, 4, 5, 6].map((floor) => row({ category: 'isolation-persuasion' }, floor)));
    expect(categories).toEqual([{ requests: 6 }]);
    expect(entries.every(({ category }) => category === undefined)).toBe(true);
  });

  it('gives no exact small totals where few households live', () => {
    expect(board(floors(1, 2), { households: 30 }).figures).toMatchObject({ asked: { fewerThan: 5 }, helped: { count: 0 } });
    expect(board(floors(1, 2, 3, 4, 5), { households: 30 }).figures.asked).toEqual({ count: 5 });
  });

  it('says how long help takes only from twenty on, to five minutes', () => {
    const helped = (minutes: number) =>
      row({ status: 'closed', contactAt: '2022-04-02T03:00:00.000Z', resolvedAt: new Date(Date.parse('2022-04-02T03:00:00.000Z') + minutes * 60_000).toISOString() });
    const of = (length: number) => board(Array.from({ length }, (_, index) => helped(10 * (index + 1)))).untilHelped;
    expect(of(19)).toBeUndefined();
    expect(of(20)).toEqual({ measured: 20, p50Minutes: 100, p90Minutes: 180 });
  });
});
