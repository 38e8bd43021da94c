import type { LRUCache } from 'lru-cache';
import type { mongo } from 'mongoose';
import type { Clock } from './clock.ts';
import type { NewEvent } from './event.ts';
import { isMongoUnavailable, stoppedAt, wasNeverSent } from './mongo-failure.ts';
import { type CommitDocument, commitId, commitKey, commitOf, type EncodedCommit } from './mongo-log-document.ts';
import { type LogTail, READ_MILLISECONDS } from './mongo-log-tail.ts';
import { streamVersion } from './mongo-stream-version.ts';
import { StoreUnavailable } from './port.ts';

const WRITE_MILLISECONDS = 5_000;

/** What an appender needs of its log. */
export interface AppenderHost {
  readonly collection: mongo.Collection<CommitDocument>;
  readonly service: string;
  readonly clock: Clock;
  readonly tail: LogTail;
  /** Last known versions of streams; each is the end of a commit that a majority has. */
  readonly heads: LRUCache<string, number>;
  /** Reads the log's head and tells the tail. */
  head(): Promise<number>;
}

/** One caller's append on its way. */
export interface PendingAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly NewEvent[];
  readonly encoded: EncodedCommit;
  readonly commandId: string;
  /** performance.now() after which it is not tried again and its caller is told that the store is away. */
  readonly until: number;
}

/** An append with its place in the log, if nobody is first. */
export interface Planned<P extends PendingAppend> {
  readonly append: P;
  readonly document: CommitDocument;
}

/** An append whose stream is elsewhere, if the first `behind` planned commits of its round are stored. */
export interface Loser<P extends PendingAppend> {
  readonly append: P;
  readonly actual: number;
  readonly behind: number;
}

/** Gives each append that may follow its stream's head the next positions; the others lose to what is stored or to what stands before them. */
export async function planRound<P extends PendingAppend>(pending: readonly P[], host: AppenderHost): Promise<{ planned: Planned<P>[]; losers: Loser<P>[] }> {
  const versions = await streamHeads(pending, host);
  const recordedAt = host.clock.now().toISOString();
  const planned: Planned<P>[] = [];
  const losers: Loser<P>[] = [];
  const moved = new Set<string>();
  let last = host.tail.known;
  for (const append of pending) {
    const { stream, expected, commandId, encoded } = append;
    const version = versions.get(stream) ?? 0;
    if (version !== expected) {
      losers.push({ append, actual: version, behind: moved.has(stream) ? planned.length : 0 });
      continue;
    }
    const pos = last + 1;
    last += encoded.entries.length;
    const reached = version + encoded.entries.length;
    planned.push({ append, document: { _id: commitId(stream, version + 1), key: commitKey(stream, reached), pos, last, commandId, recordedAt, events: encoded.entries } });
    versions.set(stream, reached);
    moved.add(stream);
  }
  return { planned, losers };
}

/**
 * The version of each stream. What is remembered may be behind another process, which its `_id` finds out, but it is always the end of a commit;
 * a version that is not remembered, and every refusal, comes from the database. A new stream needs no look: `<stream>:1` is taken or not.
 */
async function streamHeads(pending: readonly PendingAppend[], host: AppenderHost): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  const unsure = new Set<string>();
  for (const { stream, expected } of pending) {
    if (versions.has(stream) || unsure.has(stream)) continue;
    if ((host.heads.get(stream) ?? 0) === expected) versions.set(stream, expected);
    else unsure.add(stream);
  }
  await Promise.all([...unsure].map(async (stream) => versions.set(stream, await streamHead(stream, host))));
  return versions;
}

async function streamHead(stream: string, host: AppenderHost): Promise<number> {
  const version = await streamVersion(host.collection, stream);
  if (version > 0) host.heads.set(stream, version);
  return version;
}

/** What became of a round's commits: those that are stored, as they lie in the log, and one that never can be. */
export interface Outcome<P extends PendingAppend> {
  readonly stored: ReadonlyMap<P, CommitDocument>;
  readonly impossible?: { readonly append: P; readonly error: unknown };
}

/** Writes planned commits with one ordered insertMany. Throws when it is not known what became of them, or when nothing can be written. */
export async function insertInOrder<P extends PendingAppend>(planned: readonly Planned<P>[], host: AppenderHost): Promise<Outcome<P>> {
  try {
    await host.collection.insertMany(
      planned.map(({ document }) => document),
      { ordered: true, timeoutMS: WRITE_MILLISECONDS },
    );
    return { stored: asMap(planned) };
  } catch (error) {
    const stopped = stoppedAt(error);
    if (stopped === undefined) {
      if (wasNeverSent(error) || !isMongoUnavailable(error)) throw error;
      // The answer is lost, not the commits: the log itself says what is stored.
      return { stored: await lookUp(planned, host) };
    }
    const before = asMap(planned.slice(0, stopped.index));
    if (stopped.isDuplicate) return { stored: new Map([...before, ...(await lookUp(planned.slice(stopped.index), host))]) };
    const refused = planned[stopped.index];
    return refused === undefined ? { stored: before } : { stored: before, impossible: { append: refused.append, error } };
  }
}

/** Which of these commits lie in the log, and as whose: another writer's under the same `_id` tells where that stream is now. */
async function lookUp<P extends PendingAppend>(planned: readonly Planned<P>[], host: AppenderHost): Promise<ReadonlyMap<P, CommitDocument>> {
  const until = planned[0]?.append.until ?? 0;
  for (;;) {
    try {
      const ids = planned.map(({ document }) => document._id);
      const [documents] = await Promise.all([host.collection.find({ _id: { $in: ids } }, { timeoutMS: READ_MILLISECONDS }).toArray(), host.head()]);
      const found = new Map(documents.map((document) => [document._id, document]));
      const stored = new Map<P, CommitDocument>();
      for (const { append, document } of planned) {
        const there = found.get(document._id);
        if (there === undefined) continue;
        if (isSame(there, document)) stored.set(append, there);
        else host.heads.set(append.stream, commitOf(there).version);
      }
      return stored;
    } catch (error) {
      if (!(error instanceof StoreUnavailable || isMongoUnavailable(error)) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Whether a stored commit is this very append: the same command and, as their metas hold their ids, the same events. */
function isSame(stored: CommitDocument, planned: CommitDocument): boolean {
  return (
    stored.commandId === planned.commandId && stored.events.length === planned.events.length && stored.events.every((entry, index) => entry.meta === planned.events[index]?.meta)
  );
}

function asMap<P extends PendingAppend>(planned: readonly Planned<P>[]): ReadonlyMap<P, CommitDocument> {
  return new Map(planned.map(({ append, document }) => [append, document]));
}
