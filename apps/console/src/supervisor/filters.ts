import { serverNow } from '../time/server-clock.ts';

/** Everything by which figures and requests are chosen; it stands in the address, so that a link says the same to somebody else. */
export const FILTERS = [
  'period',
  'from',
  'to',
  'asOf',
  'pack',
  'by',
  'leg',
  'area',
  'category',
  'priority',
  'hour',
  'day',
  'responder',
  'atLeast',
  'target',
  'met',
  'per',
  'state',
  'reached',
  'leak',
] as const;
/** One of {@link FILTERS}. */
export type FilterName = (typeof FILTERS)[number];
/** What is chosen; what is left out is not filtered by. */
export type Filters = Readonly<Partial<Record<FilterName, string>>>;
/** Changes of filters; undefined takes one away. */
export type FilterChanges = Readonly<Partial<Record<FilterName, string | undefined>>>;

/** What every figure of audit takes besides its period. */
export const SCOPE = ['asOf', 'area', 'category', 'priority', 'hour', 'day', 'responder'] as const satisfies readonly FilterName[];
/** What the list of requests and its export take on top. */
export const BEHIND = [...SCOPE, 'leg', 'atLeast', 'pack', 'target', 'met', 'per', 'state', 'reached', 'leak'] as const satisfies readonly FilterName[];
/** What goes along from page to page. */
export const KEPT = ['period', 'from', 'to', 'asOf', 'pack', 'area', 'category', 'priority', 'responder'] as const satisfies readonly FilterName[];

/** Periods by name; `all` has no beginning, `own` is what from and to say. */
export const PERIODS = ['24h', '7d', '30d', 'all', 'own'] as const;
/** One of {@link PERIODS}. */
export type Period = (typeof PERIODS)[number];
const HOUR = 3_600_000;
const HOURS: Readonly<Partial<Record<Period, number>>> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 };

/** The period shown; a week where none is chosen. */
export function periodOf({ period }: Filters): Period {
  return PERIODS.find((known) => known === period) ?? '7d';
}

/** @param search `?a=b` or `a=b` */
export function filtersOf(search: string): Filters {
  const found = new URLSearchParams(search);
  return Object.fromEntries(FILTERS.flatMap((name) => (found.get(name) === null || found.get(name) === '' ? [] : [[name, found.get(name) ?? '']])));
}

/** `?a=b`, or '' when nothing is chosen. */
export function searchOf(filters: FilterChanges): string {
  const search = new URLSearchParams(FILTERS.flatMap((name) => (filters[name] === undefined || filters[name] === '' ? [] : [[name, filters[name] ?? '']])));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** Only these of the filters. */
export function only(filters: Filters, names: readonly FilterName[]): Filters {
  return Object.fromEntries(names.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])));
}

/** The query of a read: the period as instants, and the filters named. A named period begins at a whole hour, so that it stays the same question for an hour. */
export function queryOf(filters: Filters, names: readonly FilterName[], more: Readonly<Record<string, string>> = {}, now = serverNow()): string {
  const period = periodOf(filters);
  const hours = HOURS[period];
  // As of a past moment, "the last week" is the week before it.
  const until = filters.asOf === undefined || Number.isNaN(Date.parse(filters.asOf)) ? now : Date.parse(filters.asOf);
  const span = period === 'own' ? only(filters, ['from', 'to']) : hours === undefined ? {} : { from: new Date((Math.floor(until / HOUR) - hours) * HOUR).toISOString() };
  return new URLSearchParams({ ...span, ...only(filters, names), ...more }).toString();
}
