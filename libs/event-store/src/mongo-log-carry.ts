import type { Connection } from 'mongoose';
import type { StoredEvent } from './event.ts';
import type { CarryProgress } from './mongo-carry.ts';
import { setMongoLogIdentity } from './mongo-event-log.ts';
import { fromMongo, isDuplicateKey } from './mongo-failure.ts';
import { type CommitDocument, commitId, commitKey, decodeCommit, encodeCommit, logCollection } from './mongo-log-document.ts';
import type { EventStore } from './port.ts';

/** Events read from the source at once. */
const BATCH = 1_000;
const COMMITS_AT_ONCE = 100;
/** Leaves room below the 16 MiB of a document; an append of SQLite's may be longer, and is then carried as several commits. */
const MOST_BYTES = 12 * 1024 * 1024;

/** What was carried. */
export interface Carried {
  /** Events written by this call. */
  readonly events: number;
  /** The head of both logs. */
  readonly head: number;
}

/**
 * Carries a log into MongoDB with every event, version, position, time, command id and the log's identity. What is there already is left; called again it
 * goes on where it was, and at the end changes nothing. No service may run on either log meanwhile.
 * @param progress told up to which position it is written
 * @throws Error when the target holds another log than the beginning of the source
 * @throws StoreUnavailable
 */
export async function carryIntoMongoLog(source: EventStore, connection: Connection, service: string, progress: CarryProgress = () => undefined): Promise<Carried> {
  return fromMongo(`the log of ${service}`, async () => {
    const collection = logCollection(connection, service);
    const newest = async () => (await collection.find({}).sort({ pos: -1 }).limit(1).toArray())[0];
    let last = await newest();
    await assertSameLog(source, last, service);
    const begunAt = last?.last ?? 0;
    await setMongoLogIdentity(connection, service, source.logId);
    let position = begunAt;
    let stoppedAt = -1;
    let open: StoredEvent[] = [];
    for (;;) {
      const events = await source.readAll(position, BATCH);
      position = events.at(-1)?.position ?? position;
      const { commits, rest } = commitsOf([...open, ...events], events.length === 0);
      open = rest;
      for (let at = 0; at < commits.length; at += COMMITS_AT_ONCE) {
        try {
          await collection.insertMany(commits.slice(at, at + COMMITS_AT_ONCE), { ordered: true });
          await progress(commits.slice(at, at + COMMITS_AT_ONCE).at(-1)?.last ?? 0);
        } catch (error) {
          // An answer of an earlier call was lost: what it has written must be the same.
          if (!isDuplicateKey(error)) throw error;
          last = await newest();
          await assertSameLog(source, last, service);
          if (last === undefined || last.last <= stoppedAt)
            throw new Error(`MongoDB's log of ${service} holds something behind position ${stoppedAt} that is not in its order. Use another database.`, { cause: error });
          stoppedAt = last.last;
          position = stoppedAt;
          open = [];
          break;
        }
      }
      if (events.length === 0 && open.length === 0 && position === (await source.head())) return { events: position - begunAt, head: position };
    }
  });
}

async function assertSameLog(source: EventStore, last: CommitDocument | undefined, service: string): Promise<void> {
  if (last === undefined) return;
  const known = last.last <= (await source.head()) ? await source.readPositions([last.last]) : [];
  const event = decodeCommit(last).at(-1);
  if (known[0]?.id === event?.id && known[0]?.version === event?.version) return;
  throw new Error(`MongoDB already holds a log of ${service} that is not the one to be carried over: at position ${last.last} it has another event. Use another database.`);
}

/** The appends that these events were: neighbours of one stream, one command and one time. The last one may go on in the next batch. */
function commitsOf(events: readonly StoredEvent[], isEnd: boolean): { commits: CommitDocument[]; rest: StoredEvent[] } {
  const groups: StoredEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before?.stream === event.stream && before.commandId === event.commandId && before.recordedAt === event.recordedAt) group.push(event);
    else groups.push([event]);
  }
  const rest = isEnd ? [] : (groups.pop() ?? []);
  return { commits: groups.flatMap((group) => fitting(group).map(toDocument)), rest };
}

/** An append in parts that a document holds: one, unless it is very long. */
function fitting(events: readonly StoredEvent[]): StoredEvent[][] {
  if (events.length === 1) return [[...events]];
  const parts: StoredEvent[][] = [];
  let bytes = MOST_BYTES;
  for (const event of events) {
    const size = encodeCommit([event]).bytes;
    if (bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(event);
    bytes += size;
  }
  return parts;
}

function toDocument(events: readonly StoredEvent[]): CommitDocument {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a commit has events');
  const { stream, version, position, commandId, recordedAt } = first;
  return {
    _id: commitId(stream, version),
    key: commitKey(stream, last.version),
    pos: position,
    last: last.position,
    commandId,
    recordedAt,
    events: encodeCommit(events).entries,
  };
}
