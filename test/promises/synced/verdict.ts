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

/**
 * Reads a trace against the answers: in the instant in which the first bytes of an answer are written to its socket, everything written to the WAL of the log and of the keys has been synced, and the log's WAL has
 * been written with that answer's id. Answers what was seen against it, in sentences; empty = the promise was kept.
 */
export function broken(deeds: readonly Deed[], promised: readonly Promised[]): readonly string[] {
  const found: string[] = [];
  const wals = { log: { written: 0, synced: 0, syncing: 0 }, keys: { written: 0, synced: 0, syncing: 0 } };
  const waiting = new Map(promised.map((one) => [one.id, one]));
  const inLog = new Set<string>();
  let keysAtLastAnswer = 0;
  for (const deed of deeds) {
    const name = LOG.test(deed.target) ? 'log' : KEYS.test(deed.target) ? 'keys' : undefined;
    if (name !== undefined) {
      follow(wals[name], deed);
      if (name === 'log' && deed.kind === 'write') for (const id of waiting.keys()) if (deed.text.includes(id)) inLog.add(id);
    } else if (deed.kind === 'write' && deed.phase !== 'done' && deed.target.startsWith('TCP') && deed.text.includes('HTTP/1.1 20')) {
      for (const [id, { alone }] of waiting) {
        if (!deed.text.includes(id)) continue;
        waiting.delete(id);
        if (!inLog.has(id)) found.push(`${id} was answered before it was written to the log's WAL`);
        for (const [file, wal] of Object.entries(wals)) if (wal.synced < wal.written) found.push(`${id} was answered while the WAL of the ${file} was not synced`);
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
