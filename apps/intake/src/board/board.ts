import { localDay } from '../http/local-day.ts';
import type { Name } from '../community/events.ts';
import type { RequestRow } from '../views/requests/document.ts';

/** A kind of help or an estate is named only when requests from at least this many different places (building, unit and floor) are behind it (local). */
export const NAMED_FROM = 5;
/** In a community of fewer households than this, totals from 1 to {@link NAMED_FROM} - 1 are not given exactly either (local). */
export const EXACT_FROM_HOUSEHOLDS = 50;
/** Fewer measured times than this say nothing (domain.md: Times and intervals). */
const MEASURED_FROM = 20;
/** Kinds that are never named, however many there are: what they tell of a household is nobody's business. */
const NEVER_NAMED: ReadonlySet<string> = new Set(['confidential-tip', 'isolation-persuasion', 'counselling', 'maternity', 'home-visit']);
/** Rows that are listed one by one at most. */
const LISTED = 60;
const HOUR = 3_600_000;

/** A number on the board; `fewerThan` where the exact one could point to a household. */
export type Count = { readonly count: number } | { readonly fewerThan: number };

/** Where a request on the board stands. */
export type Stage = 'waiting' | 'under-way' | 'later' | 'done';

/** How many requests a kind of help or an estate stands for; without a name, all that may not be named. */
export interface Share {
  readonly key?: string;
  readonly name?: Name;
  readonly requests: number;
}

/** One request, without anything that says whose it is. */
export interface Entry {
  /** What its caller was told on the phone. */
  readonly number: number;
  readonly stage: Stage;
  readonly category?: Name;
  readonly estate?: Name;
  /** When it came in, cut to the full hour. */
  readonly since: string;
}

/** What everybody may see of a community. */
export interface Board {
  readonly day: string;
  readonly figures: {
    readonly asked: Count;
    readonly helped: Count;
    readonly underWay: Count;
    readonly waiting: Count;
    readonly helpedWithin7Days: Count;
    readonly later: Count;
  };
  readonly untilHelped?: { readonly measured: number; readonly p50Minutes: number; readonly p90Minutes: number };
  readonly categories: readonly Share[];
  readonly estates: readonly Share[];
  readonly entries: readonly Entry[];
}

/** What a board is made of; `rows` are requests of the community, none confidential. */
export interface BoardSource {
  readonly rows: readonly RequestRow[];
  readonly now: Date;
  readonly timeZone: string;
  readonly households: number;
  readonly categoryName: (category: string) => Name | undefined;
  readonly estateName: (estate: string) => Name | undefined;
}

const STAGES: Readonly<Partial<Record<RequestRow['status'], Stage>>> = {
  logged: 'waiting',
  returned: 'waiting',
  triaged: 'waiting',
  dispatched: 'under-way',
  'in-progress': 'under-way',
  'on-hold': 'later',
  resolved: 'done',
  verified: 'done',
  closed: 'done',
};

interface Known {
  readonly row: RequestRow;
  readonly stage: Stage | undefined;
  readonly askedToday: boolean;
  readonly helpedAt: number | undefined;
  readonly helpedToday: boolean;
}

/** The board of a community at a moment. Pure. */
export function boardOf(source: BoardSource): Board {
  const { now, timeZone, categoryName, estateName } = source;
  const day = localDay(now, timeZone);
  const today = (at: string | undefined) => at !== undefined && localDay(new Date(at), timeZone) === day;
  const known = source.rows
    .filter((row) => row.confidential !== true && row.loggedAt !== undefined && !['merged', 'unfounded', 'discarded'].includes(row.status))
    .map((row): Known => {
      const stage = STAGES[row.status];
      const helpedAt = stage === 'done' ? row.resolvedAt : undefined;
      return { row, stage, askedToday: today(row.loggedAt), helpedAt: helpedAt === undefined ? undefined : Date.parse(helpedAt), helpedToday: today(helpedAt) };
    });
  const shown = known.filter(({ stage, askedToday, helpedToday }) => askedToday || helpedToday || (stage !== undefined && stage !== 'done'));
  const recent = known.filter(({ helpedAt }) => helpedAt !== undefined && now.getTime() - helpedAt < 7 * 24 * HOUR);
  const total = (of: readonly Known[]): Count => countOf(of.length, source.households);
  const at = (stage: Stage) => total(known.filter((one) => one.stage === stage));
  const measured = untilHelped(recent);
  return {
    day,
    figures: {
      asked: total(known.filter(({ askedToday }) => askedToday)),
      helped: total(known.filter(({ helpedToday }) => helpedToday)),
      underWay: at('under-way'),
      waiting: at('waiting'),
      helpedWithin7Days: total(recent),
      later: at('later'),
    },
    ...(measured === undefined ? {} : { untilHelped: measured }),
    categories: shares(shown, categoryOf, categoryName),
    estates: shares(shown, ({ row }) => row.place?.estate, estateName),
    entries: entries(shown, categoryName, estateName),
  };
}

function countOf(count: number, households: number): Count {
  return households < EXACT_FROM_HOUSEHOLDS && count > 0 && count < NAMED_FROM ? { fewerThan: NAMED_FROM } : { count };
}

/** What may be named at all. */
function categoryOf({ row: { category } }: Known): string | undefined {
  return category === undefined || NEVER_NAMED.has(category) ? undefined : category;
}

/** Whether these come from so many places that none of them is pointed at; two on one floor count once. */
function fromMany(of: readonly Known[]): boolean {
  return new Set(of.map(({ row }) => `${row.place?.area ?? row.area} ${row.place?.unit ?? ''} ${row.place?.floor ?? ''}`)).size >= NAMED_FROM;
}

function shares(of: readonly Known[], keyOf: (one: Known) => string | undefined, nameOf: (key: string) => Name | undefined): readonly Share[] {
  const named = [...Map.groupBy(of, keyOf)].flatMap(([key, group]) => {
    const name = key === undefined || !fromMany(group) ? undefined : nameOf(key);
    return key === undefined || name === undefined ? [] : [{ key, name, requests: group.length }];
  });
  const rest = of.length - named.reduce((sum, { requests }) => sum + requests, 0);
  return [...named.toSorted((left, right) => right.requests - left.requests || left.key.localeCompare(right.key)), ...(rest === 0 ? [] : [{ requests: rest }])];
}

/** Newest first. A kind and an estate stand together only where both together come from many places; else the kind, else the estate, else neither. */
function entries(of: readonly Known[], categoryName: BoardSource['categoryName'], estateName: BoardSource['estateName']): readonly Entry[] {
  const pairs = Map.groupBy(of, (one) => `${categoryOf(one)} ${one.row.place?.estate}`);
  const kinds = Map.groupBy(of, (one) => categoryOf(one));
  const places = Map.groupBy(of, ({ row }) => row.place?.estate);
  return of
    .flatMap((one) => (one.stage === undefined ? [] : [{ ...one, stage: one.stage }]))
    .toSorted((left, right) => right.row.number - left.row.number)
    .slice(0, LISTED)
    .map((one) => {
      const kind = categoryOf(one);
      const estate = one.row.place?.estate;
      const many = (group: readonly Known[] | undefined) => group !== undefined && fromMany(group);
      const both = many(pairs.get(`${kind} ${estate}`));
      const category = kind !== undefined && (both || many(kinds.get(kind))) ? categoryName(kind) : undefined;
      const where = estate !== undefined && (both || (category === undefined && many(places.get(estate)))) ? estateName(estate) : undefined;
      return {
        number: one.row.number,
        stage: one.stage,
        ...(category === undefined ? {} : { category }),
        ...(where === undefined ? {} : { estate: where }),
        since: new Date(Math.floor(Date.parse(one.row.loggedAt ?? one.row.createdAt) / HOUR) * HOUR).toISOString(),
      };
    });
}

/** From the first contact to the end of the help, to five minutes. */
function untilHelped(of: readonly Known[]): Board['untilHelped'] {
  const minutes = of
    .flatMap(({ row, helpedAt }) => (helpedAt === undefined ? [] : [Math.max(0, helpedAt - Date.parse(row.contactAt ?? row.loggedAt ?? row.createdAt)) / 60_000]))
    .toSorted((left, right) => left - right);
  if (minutes.length < MEASURED_FROM) return undefined;
  const percentile = (share: number) => Math.max(5, Math.round((minutes[Math.ceil(share * minutes.length) - 1] ?? 0) / 5) * 5);
  return { measured: minutes.length, p50Minutes: percentile(0.5), p90Minutes: percentile(0.9) };
}
