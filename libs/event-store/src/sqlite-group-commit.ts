import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from './port.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Checkpoints } from './sqlite-checkpoints.ts';
import { type StatementSink, type Transaction, Uncertain } from './sqlite-transaction.ts';

/** One caller's writes, queued for the next commit. */
export interface PendingWrite {
  /** Runs inside the transaction. It keeps its own outcome to itself; what it throws fails the whole group. */
  write(sink: StatementSink): void;
  /** After the sync: answers the caller. */
  settle(): void;
  /** Nothing was stored. */
  reject(error: StoreUnavailable): void;
}

/** What takes part in each group: the logs with their heads and the check for other writers. */
export interface GroupParticipant {
  begin(): void;
  /** The transaction is on disk: what it wrote may be seen. */
  committed(): void;
  /** The transaction never was. */
  rolledBack(): void;
  /** What the file holds is not what was thought: read it again. */
  forget(): void;
  /** After all callers were answered. */
  announce(): void;
}

/** Longest group, so that one commit never holds up the event loop for long. */
const MAX_GROUP = 1_000;

/**
 * Least milliseconds between the end of one commit and the next while the log is busy: it then gathers more callers for each
 * transaction and sync, which cost about as much for many as for one.
 */
const GATHER_MILLISECONDS = 2;
/** Callers in the last group from which a log counts as busy; below, everyone is committed at once. */
const BUSY_GROUP = 8;

/**
 * All writes queued since the last commit go in one transaction and one sync; each caller is answered after it. The sync runs beside the event loop,
 * one group at a time: what comes meanwhile is the next group.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #participant: GroupParticipant;
  readonly #transaction: Transaction;
  readonly #checkpoints: Checkpoints;
  #queue: PendingWrite[] = [];
  #scheduled = false;
  #closed = false;
  #endedAt = Number.NEGATIVE_INFINITY;
  #lastGroup = 0;
  readonly #turn: OneAtATime;
  /** Nobody knows whether the last group is in the file. */
  #uncertain = false;

  /** @param database in WAL mode, for reading, checkpoints and finding out what the file holds */
  constructor(path: string, database: DatabaseSync, transaction: Transaction, participant: GroupParticipant) {
    this.#database = database;
    this.#participant = participant;
    this.#transaction = transaction;
    this.#turn = new OneAtATime(() => {
      if (this.#queue.length > 0 && !this.#closed) this.#schedule();
    });
    this.#checkpoints = new Checkpoints(path, database, (work) => this.alone(work));
  }

  enqueue(write: PendingWrite): void {
    if (this.#closed) {
      write.reject(new StoreUnavailable('the log is closed'));
      return;
    }
    this.#queue.push(write);
    this.#schedule();
  }

  /** Whether a group is on its way: what is read from the file then may not be on disk yet. */
  get busy(): boolean {
    return this.#turn.busy;
  }

  /** Runs work while no group is on its way; what comes meanwhile waits. */
  alone<T>(work: () => Promise<T> | T): Promise<T> {
    return this.#turn.alone(work);
  }

  /** Commits what is queued and refuses what comes later; the database may be closed afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    do {
      await this.#turn.free();
      if (this.#queue.length > 0) this.#commitGroup(this.#queue.splice(0, MAX_GROUP));
    } while (this.#turn.busy || this.#queue.length > 0);
    await this.#checkpoints.close();
    await this.#transaction.close();
  }

  #schedule(): void {
    if (this.#scheduled || this.#turn.busy) return;
    this.#scheduled = true;
    const left = this.#lastGroup < BUSY_GROUP ? 0 : this.#endedAt + GATHER_MILLISECONDS - performance.now();
    if (left > 0 && this.#queue.length < MAX_GROUP) setTimeout(() => this.#commitQueued(), left);
    else setImmediate(() => this.#commitQueued());
  }

  #commitQueued(): void {
    this.#scheduled = false;
    if (this.#turn.busy) return;
    const all = this.#queue;
    this.#queue = all.length > MAX_GROUP ? all.splice(MAX_GROUP) : [];
    if (all.length > 0) this.#commitGroup(all);
  }

  #commitGroup(group: readonly PendingWrite[]): void {
    try {
      if (this.#uncertain) this.#findOut();
      this.#transaction.begin();
      this.#participant.begin();
      for (const pending of group) pending.write(this.#transaction);
    } catch (cause) {
      this.#undo(group, cause);
      if (this.#queue.length > 0) this.#schedule();
      return;
    }
    this.#lastGroup = group.length;
    this.#turn.take(this.#settle(group));
  }

  async #settle(group: readonly PendingWrite[]): Promise<void> {
    try {
      await this.#transaction.commit();
    } catch (cause) {
      this.#uncertain ||= cause instanceof Uncertain;
      this.#undo(group, cause);
      return;
    }
    this.#endedAt = performance.now();
    this.#participant.committed();
    for (const pending of group) pending.settle();
    this.#participant.announce();
    this.#checkpoints.committed();
  }

  /**
   * After a failed sync the kernel may call the lost pages clean, so that a second sync proves nothing: everything is carried into the file and synced
   * there. If the group is in the file after all, that is as after a lost answer: its callers ask again and get the first result.
   */
  #findOut(): void {
    this.#database.exec('PRAGMA synchronous = FULL');
    const row = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (Number(row?.['busy']) !== 0) throw new Error('a sync failed, and what it left uncertain could not be made certain yet');
    this.#participant.forget();
    this.#uncertain = false;
  }

  #undo(group: readonly PendingWrite[], cause: unknown): void {
    const error = new StoreUnavailable(`the log could not be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    // A rollback that fails leaves nothing committed either, and the next transaction says so again.
    try {
      this.#transaction.rollback();
    } finally {
      this.#participant.rolledBack();
      for (const pending of group) pending.reject(error);
    }
  }
}
