import type { EventStore } from '#event-store';
import { advance, type Follower } from './advance.ts';
import type { ViewTable, WritableViewStore } from './writer.ts';

/** What a rebuild did. */
export interface RebuildReport {
  readonly view: string;
  /** Events read. */
  readonly events: number;
  /** Until the swap. */
  readonly milliseconds: number;
}

/** Small steps, so that what is served meanwhile waits some milliseconds, not tens of them. */
const BESIDE = { batchSize: 250, flushAt: 1_000 };

interface Rebuild {
  readonly store: EventStore;
  readonly views: WritableViewStore;
  readonly follower: Follower;
  /** Runs while no live batch does. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  readonly shouldStop: () => boolean;
}

/** Builds a view from position 0 beside the live one, which goes on being applied, and swaps when it is as far. A failure leaves the live one. */
export async function rebuildBeside({ store, views, follower, exclusive, shouldStop }: Rebuild): Promise<RebuildReport> {
  const begun = performance.now();
  const { projection } = follower;
  const built: Follower = { projection, table: await views.build(projection.view, store.logId), stopped: undefined };
  const step = async () => {
    const { atEnd } = await advance(store, views, [built], { ...BESIDE, shouldStop });
    if (built.stopped !== undefined) {
      const { event, error } = built.stopped;
      throw new Error(`${projection.view.name} cannot apply ${event.type} at position ${event.position}`, { cause: error });
    }
    if (shouldStop()) throw new Error(`the rebuild of ${projection.view.name} was given up: the runner stops`);
    return atEnd;
  };
  let retired: ViewTable | undefined;
  try {
    while (!(await step()));
    await views.complete(built.table);
    await exclusive(async () => {
      while (built.table.position < follower.table.position) await step();
      retired = await views.swap(built.table);
      follower.table = built.table;
      follower.stopped = undefined;
    });
  } catch (error) {
    await views.discard(built.table);
    throw error;
  }
  const report = { view: projection.view.name, events: built.table.position, milliseconds: Math.round(performance.now() - begun) };
  if (retired !== undefined) await views.discard(retired);
  return report;
}
