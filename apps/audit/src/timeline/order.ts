/** What of an event its place in a timeline depends on. */
export interface Ordered {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly causationId?: string;
  readonly recordedAt: string;
}

const before = (a: Ordered, b: Ordered) => (a.recordedAt !== b.recordedAt ? a.recordedAt < b.recordedAt : a.id < b.id);

/**
 * The events in the order of domain.md: each stream in its versions, nothing before its cause, and among what is free to come next the one recorded first, then by id.
 * The result depends on the set of events alone, not on how they are given; a clock decides only where no stream and no cause does.
 */
export function inOrder<E extends Ordered>(events: readonly E[]): E[] {
  const streams = new Map<string, E[]>();
  const waiting = new Set<string>();
  for (const event of events) {
    if (waiting.has(event.id)) continue;
    waiting.add(event.id);
    const queue = streams.get(event.stream);
    if (queue === undefined) streams.set(event.stream, [event]);
    else queue.push(event);
  }
  // Reversed, so that the head is the cheap end.
  const queues = [...streams.values()].map((queue) => queue.toSorted((a, b) => b.version - a.version));
  const ordered: E[] = [];
  while (waiting.size > 0) {
    const head =
      firstFree(queues, (event) => event.causationId === undefined || event.causationId === event.id || !waiting.has(event.causationId)) ?? firstFree(queues, () => true);
    // Only a circle of causes leaves nothing free, which no honest log has: then the clock decides.
    if (head === undefined) break;
    const event = head.pop() as E;
    waiting.delete(event.id);
    ordered.push(event);
  }
  return ordered;
}

/** The queue whose head comes first among those that `isFree` admits. */
function firstFree<E extends Ordered>(queues: readonly E[][], isFree: (event: E) => boolean): E[] | undefined {
  let best: E[] | undefined;
  for (const queue of queues) {
    const head = queue.at(-1);
    if (head === undefined || !isFree(head)) continue;
    const known = best?.at(-1);
    if (known === undefined || before(head, known)) best = queue;
  }
  return best;
}
