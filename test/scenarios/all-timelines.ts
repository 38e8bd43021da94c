import type { Session } from '../drive/session.ts';

interface Entry {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly actor: { readonly role: string; readonly name?: string };
  readonly text: { readonly en: string; readonly zh: string };
}

interface Answer {
  readonly entries: readonly Entry[];
  readonly times: Readonly<Record<string, string | null>>;
  readonly intervals: Readonly<Record<string, number | null>>;
  readonly assignments: readonly unknown[];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** A request's number is a position in intake's log: it depends on what else was logged. */
const NUMBER = /(?<=(?:No\.|no\.|#|号|request|Request)\s?)\d+/g;

/** Everything that the timelines of an area's requests say, without ids, numbers and recording times, in an order of its own: two runs of one story give the same. */
export async function allTimelines(observer: Session, area: string): Promise<readonly string[]> {
  const stories: string[] = [];
  let path: string | undefined = `/api/intake/requests?limit=200&area=${encodeURIComponent(area)}`;
  while (path !== undefined) {
    const page: { items: readonly { id: string }[]; next?: string } = (await observer.read<{ items: readonly { id: string }[]; next?: string }>(path)).body;
    for (const { id } of page.items) stories.push(plain((await observer.read<Answer>(`/api/audit/timelines/${id}`)).body));
    path = page.next;
  }
  return stories.toSorted();
}

function plain({ entries, times, intervals, assignments }: Answer): string {
  const streams = new Map<string, Entry[]>();
  for (const entry of entries) streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), entry]);
  const told = [...streams.values()]
    .map((events) =>
      events
        .toSorted((a, b) => a.version - b.version)
        .map(({ type, occurredAt, channel, actor, text }) => [type, occurredAt, channel, actor.role, actor.name ?? '', text.en, text.zh]),
    )
    .map((events) => JSON.stringify(events).replaceAll(UUID, '·').replaceAll(NUMBER, '·'))
    .toSorted();
  return JSON.stringify({ told, times, intervals, assignments }).replaceAll(UUID, '·');
}
