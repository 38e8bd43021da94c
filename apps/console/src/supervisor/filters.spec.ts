import { filtersOf, queryOf, SCOPE, searchOf } from './filters.ts';

const NOW = Date.parse('2022-04-08T10:25:00.000Z');

describe('the filters in the address', () => {
  it('come back as they were written, and nothing else does', () => {
    const filters = { period: 'own', area: 'hankou/jianghan', leg: 'response' } as const;
    expect(filtersOf(searchOf(filters))).toEqual(filters);
    expect(filtersOf('?area=x&foreign=1&leg=')).toEqual({ area: 'x' });
    expect(searchOf({ area: undefined })).toBe('');
  });

  it('make a period that stays the same question within the hour, and ends where the figures are as of', () => {
    const from = (search: string, now = NOW) => new URLSearchParams(queryOf(filtersOf(search), SCOPE, {}, now)).get('from');
    expect(from('')).toBe('2022-04-01T10:00:00.000Z');
    expect(from('', NOW + 30 * 60_000)).toBe('2022-04-01T10:00:00.000Z');
    expect(from('?period=24h')).toBe('2022-04-07T10:00:00.000Z');
    expect(from('?period=all')).toBeNull();
    expect(from('?period=24h&asOf=2022-04-03T00:30:00.000Z')).toBe('2022-04-02T00:00:00.000Z');
  });

  it('ask only by what the read knows', () => {
    const query = new URLSearchParams(queryOf(filtersOf('?period=own&from=2022-04-01T00:00:00.000Z&by=day&leg=travel&hour=8'), SCOPE, { groupBy: 'day' }, NOW));
    expect(Object.fromEntries(query)).toEqual({ from: '2022-04-01T00:00:00.000Z', hour: '8', groupBy: 'day' });
  });
});
