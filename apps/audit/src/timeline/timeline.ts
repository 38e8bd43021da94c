import type { PublicEvent } from '#contracts';
import type { Actor, Channel } from '#event-store';
import type { State } from '../intervals/course.ts';
import { isLate } from '../intervals/fact.ts';
import type { RequestRow } from '../report/request-row.ts';
import { assignmentOf, type AssignmentFigures, legsOf, timesOf } from './figures.ts';
import type { Gathered } from './gather.ts';
import { inOrder } from './order.ts';
import type { PersonalView, SealedValue } from './personal.ts';
import { sealedValues } from './personal.ts';
import { retractionsOf } from './retractions.ts';
import type { Sentence } from './words/sentence.ts';
import type { Wording } from './words/words.ts';

/** One event of a timeline, as people read it. */
export interface TimelineEntry {
  readonly id: string;
  /** Position in audit's log. */
  readonly position: number;
  readonly type: string;
  readonly service: PublicEvent['service'];
  readonly stream: string;
  readonly version: number;
  readonly text: Sentence;
  readonly actor: Actor & { readonly name?: string };
  readonly subject?: string;
  readonly channel: Channel;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Told by somebody and recorded more than the catalogue's lateReportSeconds from when it happened. */
  readonly late: boolean;
  /** recordedAt − occurredAt, seconds. */
  readonly delay: number;
  readonly assignment?: number;
  readonly responderId?: string;
  /** The event of this timeline that caused it. */
  readonly causationId?: string;
  /** Ids of the events that this one takes back; they stand in the same timeline. */
  readonly retracts?: readonly string[];
  /** Id of the event that took this one back: it counts for nothing. */
  readonly retractedBy?: string;
  readonly personal?: readonly PersonalView[];
}

/** A whole timeline. */
export interface Timeline extends ReturnType<typeof figuresOf> {
  readonly requestId: string;
  readonly confidential: boolean;
  /** Where it stands; null = nothing told yet. */
  readonly state: State | null;
  readonly entries: readonly TimelineEntry[];
}

/** Makes the entries, in order; `show` opens what the reader may see of the sealed values, all at once. */
export async function entriesOf(
  gathered: readonly Gathered[],
  { wording, lateAfterMs }: { readonly wording: Wording; readonly lateAfterMs: number },
  names: ReadonlyMap<string, string>,
  show: (values: readonly SealedValue[]) => Promise<readonly (PersonalView | undefined)[]>,
): Promise<readonly TimelineEntry[]> {
  const positions = new Map(gathered.map(({ event, position }) => [event.id, position]));
  const ordered = inOrder(gathered.map(({ event }) => event));
  const { retracts, retractedBy } = retractionsOf(ordered);
  const sealed = ordered.map((event) => sealedValues(event.data));
  const views = await show(sealed.flat());
  let next = 0;
  return ordered.map((event, index): TimelineEntry => {
    const personal = (sealed[index] ?? []).flatMap(() => views[next++] ?? []);
    const data = event.data as { readonly assignmentId?: string; readonly responderId?: string };
    const name = names.get(event.actor.id);
    const delay = (Date.parse(event.recordedAt) - Date.parse(event.occurredAt)) / 1_000;
    const takes = retracts.get(event.id);
    const taken = retractedBy.get(event.id);
    return {
      id: event.id,
      position: positions.get(event.id) ?? 0,
      type: event.type,
      service: event.service,
      stream: event.stream,
      version: event.version,
      text: wording.of(event.type, event.data),
      actor: { ...event.actor, ...(name === undefined ? {} : { name }) },
      ...(event.subject === undefined ? {} : { subject: event.subject }),
      channel: event.channel,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      late: event.channel !== 'system' && isLate(Date.parse(event.occurredAt), Date.parse(event.recordedAt), lateAfterMs),
      delay,
      ...(data.assignmentId === undefined ? {} : { assignment: Number(data.assignmentId.slice(data.assignmentId.lastIndexOf('.') + 1)) }),
      ...(data.responderId === undefined ? {} : { responderId: data.responderId }),
      // A cause that is not in this timeline stays unnamed: it may be a tip's.
      ...(event.causationId === undefined || !positions.has(event.causationId) ? {} : { causationId: event.causationId }),
      ...(takes === undefined ? {} : { retracts: takes }),
      ...(taken === undefined ? {} : { retractedBy: taken }),
      ...(personal.length === 0 ? {} : { personal }),
    };
  });
}

/** Dimensions, times and intervals of a request. */
export function figuresOf(row: RequestRow) {
  const { history } = row;
  return {
    /** What people say on the phone; null where its first event is not here yet. */
    number: row.document.b ?? null,
    category: row.category === '' ? null : row.category,
    priority: row.priority === '' ? null : row.priority,
    area: row.area,
    hour: row.hour < 0 ? null : row.hour,
    /** Whether somebody told time zero; if not, contact is the first that was written, and *answer* is empty. */
    ringKnown: history.ringKnown,
    reopenings: history.reopenings,
    solved: history.solved < 0 ? null : history.solved === 1,
    rating: history.rating === 0 ? null : history.rating,
    late: history.late,
    retracted: history.retracted,
    times: timesOf(history),
    intervals: legsOf(history),
    assignments: history.assignments.map((assignment): AssignmentFigures => assignmentOf(row.id, assignment, row.document.s)),
  };
}
