import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from './port.ts';

/** One caller's writes, queued for the next commit. */
export interface PendingWrite {
  /** Runs inside the transaction. It keeps its own outcome to itself; what it throws fails the whole group. */
  write(): void;
  /** After COMMIT: answers the caller. */
  settle(): void;
  /** Nothing was stored. */
  reject(error: StoreUnavailable): void;
}

/** What takes part in each group: the logs with their heads and the check for other writers. */
export interface GroupParticipant {
  begin(): void;
  committed(): void;
  rolledBack(): void;
  /** After all callers were answered. */
  announce(): void;
}

/** Longest group, so that one commit never holds up the event loop for long. */
const MAX_GROUP = 1_000;

/**
 * Least milliseconds between the end of one commit and the next while the log is busy: it then gathers more callers for each sync,
 * which costs about 0.3 ms of the event loop however many they are.
 */
const GATHER_MILLISECONDS = 2;
/** Callers in the last group from which a log counts as busy; below, everyone is committed at once. */
const BUSY_GROUP = 8;

/** All writes queued since the last commit go in one transaction and one sync; each caller is answered after it. */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #participant: GroupParticipant;
  #queue: PendingWrite[] = [];
  #scheduled = false;
  #closed = false;
  #endedAt = Number.NEGATIVE_INFINITY;
  #lastGroup = 0;

  constructor(database: DatabaseSync, participant: GroupParticipant) {
    this.#database = database;
    this.#participant = participant;
  }

  enqueue(write: PendingWrite): void {
    if (this.#closed) {
      write.reject(new StoreUnavailable('the log is closed'));
      return;
    }
    this.#queue.push(write);
    this.#schedule();
  }

  /** Commits what is queued now, without waiting for the next turn. */
  flush(): void {
    while (this.#queue.length > 0) this.#commitGroup(this.#queue.splice(0, MAX_GROUP));
  }

  /** Commits what is queued and refuses what comes later. */
  close(): void {
    this.#closed = true;
    this.flush();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const left = this.#lastGroup < BUSY_GROUP ? 0 : this.#endedAt + GATHER_MILLISECONDS - performance.now();
    if (left > 0 && this.#queue.length < MAX_GROUP) setTimeout(() => this.#commitQueued(), left);
    else setImmediate(() => this.#commitQueued());
  }

  #commitQueued(): void {
    this.#scheduled = false;
    const all = this.#queue;
    this.#queue = all.length > MAX_GROUP ? all.splice(MAX_GROUP) : [];
    if (this.#queue.length > 0) this.#schedule();
    if (all.length > 0) this.#commitGroup(all);
  }

  #commitGroup(group: readonly PendingWrite[]): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      this.#participant.begin();
      for (const pending of group) pending.write();
      this.#database.exec('COMMIT');
    } catch (cause) {
      this.#rollback();
      const error = new StoreUnavailable(`the log could not be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      for (const pending of group) pending.reject(error);
      return;
    }
    this.#endedAt = performance.now();
    this.#lastGroup = group.length;
    this.#participant.committed();
    for (const pending of group) pending.settle();
    this.#participant.announce();
  }

  #rollback(): void {
    // SQLite may have rolled back by itself (disk full); a rollback that fails leaves nothing committed either, and the next BEGIN says so again.
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } finally {
      this.#participant.rolledBack();
    }
  }
}
