import { UnexpectedAnswer, type Session } from '../drive/session.ts';

/** One event of a timeline, as far as scenarios look at it. */
interface Entry {
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly late: boolean;
  readonly retractedBy?: string;
  readonly channel: string;
  readonly actor: { readonly role: string; readonly name?: string };
  readonly text: { readonly en: string; readonly zh: string };
}

/** What audit answers about one request. */
interface Answer {
  readonly entries: readonly Entry[];
  readonly times: Readonly<Record<string, string | null>>;
  readonly intervals: Readonly<Record<string, number | null>>;
  readonly assignments: readonly { readonly n: number; readonly intervals: Readonly<Record<string, number | null>> }[];
}

/** A timeline made easy to compare: milliseconds and seconds, event types without service and version. */
export interface Timeline {
  readonly events: readonly { readonly type: string; readonly late: boolean; readonly retracted: boolean }[];
  readonly lines: readonly string[];
  readonly times: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Record<string, number | null>>;
  readonly assignments: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  /** All sentences, by language. */
  readonly words: { readonly en: string; readonly zh: string };
  readonly answer: unknown;
  /** The whole answer as it came. */
  readonly text: string;
}

/** Reads the timeline of a request. @throws UnexpectedAnswer when it may not be read */
export async function readTimeline(reader: Session, requestId: string, after: string | undefined, offset: string): Promise<Timeline> {
  const answer = await reader.read<Answer>(`/api/audit/timelines/${requestId}`, { after });
  const { entries, times, intervals, assignments } = answer.body;
  if (!Array.isArray(entries)) throw new UnexpectedAnswer('a timeline', answer);
  return {
    events: entries.map(({ type, late, retractedBy }) => ({ type: type.replace(/^[a-z]+\.(.+)\.v\d+$/, '$1'), late, retracted: retractedBy !== undefined })),
    lines: entries.map((entry) => line(entry, offset)),
    times: Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time === null ? null : Date.parse(time)])),
    intervals,
    assignments: Object.fromEntries(assignments.map((assignment) => [String(assignment.n), assignment.intervals])),
    words: { en: entries.map(({ text }) => text.en).join('\n'), zh: entries.map(({ text }) => text.zh).join('\n') },
    answer: answer.body,
    text: JSON.stringify(answer.body),
  };
}

function line({ occurredAt, late, retractedBy, channel, actor, text }: Entry, offset: string): string {
  const marks = [...(late ? ['late'] : []), ...(retractedBy === undefined ? [] : ['taken back']), ...(channel === 'app' || channel === 'system' ? [] : [channel])];
  return `${local(occurredAt, offset)}  ${text.en} · ${text.zh} (${actor.name ?? actor.role}${marks.length > 0 ? `; ${marks.join(', ')}` : ''})`;
}

function local(instant: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(Date.parse(instant) + shift).toISOString().slice(5, 19).replace('T', ' ');
}
