import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventStore, type Freshness, StoreUnavailable, type StoredEvent } from '#event-store';
import type { Projection } from './port.ts';
import { type Unapplied, WriteBack } from './write-back.ts';
import { ViewsUnavailable, type ViewTable, type WritableViewStore } from './writer.ts';

/** A projection and the table it is folded into. */
export interface Follower {
  readonly projection: Projection<object>;
  table: ViewTable;
  /** The event it could not apply and stands before. */
  stopped: Unapplied | undefined;
}

/** How far to go in one commit. */
export interface Stride {
  /** Read after this position; default the least position of the followers. */
  readonly from?: number;
  /** Events read at once. */
  readonly batchSize: number;
  /** Go on reading until this many documents are changed; 0 = one batch. */
  readonly flushAt: number;
  readonly shouldStop?: () => boolean;
  /** Default everything that is committed. */
  readonly freshness?: Freshness;
}

/** What one commit did. */
export interface Advanced {
  /** The events of the last batch. */
  readonly read: readonly StoredEvent[];
  /** Followers that stopped now. */
  readonly failed: readonly Follower[];
  /** The log holds nothing further. */
  readonly atEnd: boolean;
}

/** Reads on, folds and saves documents and positions of all followers in one commit. One follower's failure leaves the others alone. */
export async function advance(store: EventStore, views: WritableViewStore, followers: readonly Follower[], stride: Stride): Promise<Advanced> {
  const work = followers.map((follower) => ({ follower, back: new WriteBack(follower.projection, follower.table) }));
  let position = stride.from ?? leastPosition(followers);
  let read: readonly StoredEvent[];
  let changed: number;
  do {
    read = await store.readAll(position, stride.batchSize, stride.freshness);
    const events = read;
    // At once: in a database each view's documents cost a round trip.
    await Promise.all(work.map(({ back }) => back.apply(events)));
    changed = work.reduce((sum, { back }) => sum + back.changed, 0);
    position = read.at(-1)?.position ?? position;
    if (stride.flushAt > 0) await nextTurn();
  } while (read.length === stride.batchSize && changed < stride.flushAt && stride.shouldStop?.() !== true);
  await save(store, views, work);
  const failed: Follower[] = [];
  for (const { follower, back } of work) {
    follower.stopped ??= back.failure;
    if (follower.stopped !== undefined) failed.push(follower);
  }
  return { read, failed, atEnd: read.length < stride.batchSize };
}

/** The position that all of them have applied. */
export function leastPosition(followers: readonly Follower[]): number {
  return followers.reduce((least, follower) => Math.min(least, follower.table.position), Number.MAX_SAFE_INTEGER);
}

interface Work {
  readonly follower: Follower;
  readonly back: WriteBack;
}

async function save(store: EventStore, views: WritableViewStore, work: readonly Work[]): Promise<void> {
  const changes = work.map(({ back }) => back.change()).filter((change) => change.position > change.table.position);
  if (changes.length === 0) return;
  try {
    await views.commit(changes);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    // A document that cannot be saved (an index function that throws): find out whose and after which event.
    for (const { follower, back } of work) await saveOneByOne(store, views, follower, back.change().position);
  }
}

async function saveOneByOne(store: EventStore, views: WritableViewStore, follower: Follower, until: number): Promise<void> {
  while (follower.table.position < until) {
    for (const event of await store.readAll(follower.table.position, 100)) {
      if (event.position > until) return;
      const back = new WriteBack(follower.projection, follower.table);
      await back.apply([event]);
      follower.stopped = back.failure;
      if (follower.stopped !== undefined) return;
      try {
        await views.commit([back.change()]);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        follower.stopped = { event, error };
        return;
      }
    }
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ViewsUnavailable || error instanceof StoreUnavailable;
}
