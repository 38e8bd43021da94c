import type { Deed } from './trace.ts';

/** What the server promised in one answer. */
export interface Promised {
  /** Id in the answer: its bytes must be in the log's WAL, synced, before they go to the client. */
  readonly id: string;
  /** The command also made keys of its own, and no other command was under way. */
  readonly alone: boolean;
}

interface Wal {
  written: number;
  /** Writes that the syncs which have ended cover. */
  synced: number;
  /** Writes when the sync under way began. */
  syncing: number;
}

const LOG = /\/log\.sqlite-wal$/;
const KEYS = /\/keys\.sqlite-wal$/;

/** Ids of personal keys, as they stand in the key store and in events. */
const KEY_ID = /(?:person|note)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Reads a trace against the answers. When the first bytes of an answer are written to its socket, the WAL of the log has been written with that answer's id, and
 * a sync that began after that write has ended. When the log's WAL is written with the id of a personal key, the WAL of the keys has been written with it and synced
 * in the same way. Syncs run beside what comes next, so other bytes may be on their way at that moment. Answers what was seen against it, in sentences; empty = the promise was kept.
 */
export function broken(deeds: readonly Deed[], promised: readonly Promised[]): readonly string[] {
  const found: string[] = [];
  const wals = { log: { written: 0, synced: 0, syncing: 0 }, keys: { written: 0, synced: 0, syncing: 0 } };
  const waiting = new Map(promised.map((one) => [one.id, one]));
  /** Ids of answers and of keys → the write of the log and of the keys that holds them first. */
  const inLog = new Map<string, number>();
  const inKeys = new Map<string, number>();
  let keysAtLastAnswer = 0;
  for (const deed of deeds) {
    const name = LOG.test(deed.target) ? 'log' : KEYS.test(deed.target) ? 'keys' : undefined;
    if (name !== undefined) {
      follow(wals[name], deed);
      if (deed.kind !== 'write' || deed.phase === 'done') continue;
      const keyIds = deed.text.match(KEY_ID) ?? [];
      if (name === 'keys') for (const id of keyIds) inKeys.set(id, inKeys.get(id) ?? wals.keys.written);
      else {
        for (const id of waiting.keys()) if (deed.text.includes(id)) inLog.set(id, inLog.get(id) ?? wals.log.written);
        for (const id of keyIds) if ((inKeys.get(id) ?? 0) > wals.keys.synced) found.push(`${id} stood in the log while the WAL of the keys was not synced`);
      }
    } else if (deed.kind === 'write' && deed.phase !== 'done' && deed.target.startsWith('TCP') && deed.text.includes('HTTP/1.1 20')) {
      for (const [id, { alone }] of waiting) {
        if (!deed.text.includes(id)) continue;
        waiting.delete(id);
        const written = inLog.get(id);
        if (written === undefined) found.push(`${id} was answered before it was written to the log's WAL`);
        else if (wals.log.synced < written) found.push(`${id} was answered while the WAL of the log was not synced`);
        if (alone && wals.keys.written === keysAtLastAnswer) found.push(`${id} was answered without a write to the WAL of the keys`);
        keysAtLastAnswer = wals.keys.written;
      }
    }
  }
  for (const id of waiting.keys()) found.push(`the answer with ${id} is not in the trace`);
  return found;
}

function follow(wal: Wal, { kind, phase, failed }: Deed): void {
  if (kind === 'write') {
    // A write counts from its first moment: a sync that began before it ended need not cover it.
    wal.written += 1;
    return;
  }
  if (phase !== 'done') wal.syncing = wal.written;
  if (phase !== 'begun' && !failed) wal.synced = wal.syncing;
}
