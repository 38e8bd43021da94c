import type { Connection, mongo } from 'mongoose';
import { type Clock, isMongoRefusal, isMongoUnavailable, mongoTrouble } from '#event-store';
import { collectionName, Generations, indexNames, type Live, nameOf, usable } from './mongo-generations.ts';
import { MongoView } from './mongo-view.ts';
import { all, MongoViewTable, ours, type Row } from './mongo-view-table.ts';
import type { View, ViewDefinition } from './port.ts';
import { type SavedProgress, type SharedViewStore, type StoppedAt, type TableChange, ViewsUnavailable, type ViewTable } from './writer.ts';

/** Which generation is live may be this old, milliseconds, when something is read; one that was live stays for {@link KEEP_RETIRED}. */
const FRESH = 2_000;
/** A generation that is not live any more is dropped this late, milliseconds, for those who are still reading it. */
const KEEP_RETIRED = 10_000;
/** Marks of deleted documents stay this long, milliseconds: no batch that was begun before the deletion is written later than that. */
const KEEP_GONE = 24 * 60 * 60_000;
/** At most this often, milliseconds, are they looked for. */
const PURGE_EVERY = 60 * 60_000;

/** Attaching is tried again this often when another process attaches at the same moment. */
const ATTEMPTS = 10;

/** How to run views on MongoDB. */
export interface MongoViewOptions {
  /** Milliseconds until what is not live any more is dropped, default 10,000; longer than a read takes. */
  readonly keepRetired?: number;
  /** Real time (default), never a drill's clock: it says how old the mark of a deleted document is. */
  readonly clock?: Clock;
}

/** Views in a database that several processes share. The connection is the caller's: write concern majority and journalled, bounded waits. */
export function createMongoViewStore(connection: Connection, options: MongoViewOptions = {}): SharedViewStore {
  const { db } = connection;
  if (db === undefined) throw new ViewsUnavailable('the connection to MongoDB is not open');
  return new MongoViewStore(db, options);
}

/** What this process knows of a view. */
interface Known {
  readonly logId: string;
  live: MongoViewTable | undefined;
  readAt: number;
}

class MongoViewStore implements SharedViewStore {
  readonly #database: mongo.Db;
  readonly #generations: Generations;
  readonly #keepRetired: number;
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();
  /** Tables that are being built here, with the log they are built from. */
  readonly #buildingFor = new Map<MongoViewTable, string>();
  readonly #sweeps = new Set<NodeJS.Timeout>();
  readonly #sweeping = new Set<Promise<void>>();
  readonly #purged = new WeakMap<MongoViewTable, number>();
  #closed = false;

  constructor(database: mongo.Db, options: MongoViewOptions) {
    this.#database = database;
    this.#generations = new Generations(database);
    this.#keepRetired = options.keepRetired ?? KEEP_RETIRED;
    this.#clock = options.clock ?? { now: () => new Date() };
  }

  open<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc> {
    return new MongoView<Doc>(
      definition,
      (read) => this.#guarded(async () => read(await this.#live(definition))),
      () => this.#guarded(() => this.#savedPosition(definition)),
    );
  }

  async attach(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    return this.#guarded(async () => {
      await this.#generations.takeOver(definition);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const state = await this.#generations.read(definition);
        const live = usable(state, definition, logId);
        if (live !== undefined) {
          this.#sweepLater(definition);
          return this.#know(definition, logId, this.#table(definition, live));
        }
        const generation = await this.#generations.allocate(definition);
        const fresh: Live = { generation, version: definition.version, log: logId, indexes: indexNames(definition), position: 0, stage: 'filling' };
        // While it is empty: building them later over many documents could outlast the connection's patience.
        await this.#table(definition, fresh).createIndexes();
        // Another process may have been first: then its table is the one.
        if (!(await this.#generations.replace(definition, state?.live?.generation, fresh))) await this.#generations.abandon(definition, generation);
      }
      throw new ViewsUnavailable(`other processes keep replacing the view ${nameOf(definition)}`);
    });
  }

  async build(definition: ViewDefinition<object>, logId: string): Promise<ViewTable> {
    return this.#guarded(async () => {
      const generation = await this.#generations.allocate(definition);
      const table = this.#table(definition, { generation, position: 0, stage: 'complete' });
      this.#buildingFor.set(table, logId);
      await table.createIndexes();
      return table;
    });
  }

  async commit(changes: readonly TableChange[]): Promise<void> {
    const now = this.#clock.now();
    const prepared = changes.map(({ table, position, documents }) => {
      const own = ours(table);
      return { own, position, documents, rows: own.rows(documents, now) };
    });
    await this.#guarded(async () => {
      const live = prepared.filter(({ own }) => !this.#buildingFor.has(own));
      const moves = live.map(({ own, position }) => ({ definition: own.definition, generation: own.generation, position }));
      // Documents first: a position may only say what is there. Done again after a failure, they meet themselves and nothing changes.
      await all(prepared.map(({ own, rows }) => own.write(rows)));
      const replaced = await this.#generations.moveOn(moves);
      if (replaced.length > 0) throw new ViewsUnavailable(`another process has put a new table in the place of ${replaced.join(', ')}`);
      for (const { own, position, documents } of prepared) {
        own.remember(documents);
        own.position = position;
      }
      for (const { own } of live) await this.#purge(own, now);
    });
  }

  async complete(table: ViewTable): Promise<void> {
    const own = ours(table);
    if (own.complete) return;
    await this.#guarded(async () => {
      await own.createIndexes();
      await this.#generations.set(own.definition, own.generation, { stage: 'complete' });
      own.complete = true;
    });
  }

  async swap(table: ViewTable): Promise<ViewTable | undefined> {
    const own = ours(table);
    const { definition, generation, position } = own;
    const logId = this.#buildingFor.get(own) ?? '';
    const old = this.#known.get(nameOf(definition))?.live;
    return this.#guarded(async () => {
      const live: Live = { generation, version: definition.version, log: logId, indexes: indexNames(definition), position, stage: 'complete' };
      if (!(await this.#generations.swap(definition, live)))
        throw new Error(`${definition.name} was not swapped: the live view is further, or another process projects now and has given this rebuild up`);
      this.#buildingFor.delete(own);
      this.#know(definition, logId, own);
      return old;
    });
  }

  async discard(table: ViewTable): Promise<void> {
    const own = ours(table);
    await this.#guarded(() => this.#generations.abandon(own.definition, own.generation));
    // One that was never live has no readers.
    if (this.#buildingFor.delete(own)) await this.#guarded(() => this.#generations.sweep(own.definition));
    else this.#sweepLater(own.definition);
  }

  async progress(definitions: readonly ViewDefinition<object>[], logId: string): Promise<readonly (SavedProgress | undefined)[]> {
    const states = await this.#guarded(() => this.#generations.readMany(definitions));
    return definitions.map((definition, index) => {
      const live = usable(states[index], definition, logId);
      if (live === undefined) {
        this.#known.set(nameOf(definition), { logId, live: undefined, readAt: performance.now() });
        return undefined;
      }
      const old = this.#known.get(nameOf(definition))?.live;
      this.#know(definition, logId, old?.generation === live.generation ? old : this.#table(definition, live));
      return { position: live.position, complete: live.stage === 'complete', stoppedAt: live.stopped };
    });
  }

  async noteStopped(table: ViewTable, stoppedAt: StoppedAt): Promise<void> {
    const own = ours(table);
    await this.#guarded(() => this.#generations.set(own.definition, own.generation, { stopped: stoppedAt }));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#sweeps) clearTimeout(timer);
    await Promise.allSettled(this.#sweeping);
  }

  async #live(definition: ViewDefinition<never>): Promise<MongoViewTable> {
    const known = this.#known.get(nameOf(definition));
    if (known === undefined) throw notHere(definition, known);
    if (known.live !== undefined && performance.now() - known.readAt < FRESH) return known.live;
    await this.progress([known.live?.definition ?? definition], known.logId);
    const { live } = this.#known.get(nameOf(definition)) ?? {};
    if (live === undefined) throw notHere(definition, known);
    return live;
  }

  async #savedPosition(definition: ViewDefinition<never>): Promise<number> {
    const known = this.#known.get(nameOf(definition));
    const [saved] = known === undefined ? [] : await this.progress([known.live?.definition ?? definition], known.logId);
    if (saved === undefined) throw notHere(definition, known);
    return saved.position;
  }

  #table(definition: ViewDefinition<object>, { generation, position, stage }: Pick<Live, 'generation' | 'position' | 'stage'>): MongoViewTable {
    return new MongoViewTable(this.#database.collection<Row>(collectionName(definition, generation)), definition, generation, position, stage === 'complete');
  }

  #know(definition: ViewDefinition<object>, logId: string, table: MongoViewTable): MongoViewTable {
    this.#known.set(nameOf(definition), { logId, live: table, readAt: performance.now() });
    return table;
  }

  async #purge(table: MongoViewTable, now: Date): Promise<void> {
    const last = this.#purged.get(table);
    if (last !== undefined && now.getTime() - last < PURGE_EVERY) return;
    this.#purged.set(table, now.getTime());
    if (last !== undefined) await table.purge(new Date(now.getTime() - KEEP_GONE));
  }

  /** What a killed process left is swept when the view is attached next. */
  #sweepLater(definition: ViewDefinition<object>): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#sweeps.delete(timer);
      // A sweep that fails leaves collections nobody reads until the next one.
      const sweeping = this.#generations.sweep(definition).catch(() => undefined);
      this.#sweeping.add(sweeping);
      void sweeping.finally(() => this.#sweeping.delete(sweeping));
    }, this.#keepRetired);
    timer.unref();
    this.#sweeps.add(timer);
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new ViewsUnavailable('the views are closed');
    try {
      return await work();
    } catch (cause) {
      if (isMongoUnavailable(cause) || isMongoRefusal(cause)) throw new ViewsUnavailable(`MongoDB did not answer: ${mongoTrouble(cause)}`, { cause });
      throw cause;
    }
  }
}

function notHere(definition: ViewDefinition<never>, known: Known | undefined): ViewsUnavailable {
  const name = nameOf(definition);
  return new ViewsUnavailable(
    known === undefined ? `the view ${name} is not attached yet` : `the view ${name} is not made yet for this version of the program; the process that projects makes it`,
  );
}
