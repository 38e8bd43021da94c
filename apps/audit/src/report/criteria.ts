import { covers } from '#access';
import { responderOf, type RequestRow } from './request-row.ts';

/** Which requests a report, list or export is about. */
export interface Criteria {
  /** Time zero at or after, milliseconds since 1970. */
  readonly from?: number;
  /** … and before. */
  readonly to?: number;
  /** Facts up to this position of audit's log. */
  readonly asOf: number;
  /** Area paths of which one must cover the request; the reader's reach. */
  readonly areas: readonly string[];
  /** Asked for by the reader, each optional. */
  readonly area?: string;
  readonly category?: string;
  readonly priority?: string;
  readonly hour?: number;
  /** A local day, `2022-04-02`, and how to know it. */
  readonly day?: { readonly wanted: string; readonly of: (instant: number) => string };
  readonly responder?: string;
}

/**
 * Whether a request counts: logged by then, not merged into another (the survivor counts), time zero in the period, inside the areas, and of the wanted kind.
 * Confidential tips never count: they must not show in figures or exports.
 */
export function counts(row: RequestRow, criteria: Criteria, within: (area: string) => boolean): boolean {
  const { history, document } = row;
  if (document.x === 1 || !history.isLogged || history.isMerged) return false;
  const { contact } = history.times;
  if (criteria.from !== undefined && !(contact >= criteria.from)) return false;
  if (criteria.to !== undefined && !(contact < criteria.to)) return false;
  if (criteria.category !== undefined && row.category !== criteria.category) return false;
  if (criteria.priority !== undefined && row.priority !== criteria.priority) return false;
  if (criteria.hour !== undefined && row.hour !== criteria.hour) return false;
  if (criteria.day !== undefined && criteria.day.of(contact) !== criteria.day.wanted) return false;
  if (criteria.responder !== undefined && !history.assignments.some(({ responder }) => responderOf(row, responder) === criteria.responder)) return false;
  return within(row.area);
}

/** Whether an area is one that the reader asked for and may see; remembers the answer per area, because a report asks 300,000 times about a few thousand. */
export function areaTest({ areas, area }: Pick<Criteria, 'areas' | 'area'>): (path: string) => boolean {
  if (area === undefined && areas.includes('')) return () => true;
  const known = new Map<string, boolean>();
  return (path) => {
    let answer = known.get(path);
    if (answer === undefined) {
      answer = areas.some((own) => covers(own, path)) && (area === undefined || covers(area, path));
      if (known.size < 20_000) known.set(path, answer);
    }
    return answer;
  };
}
