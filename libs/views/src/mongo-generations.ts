import type { mongo } from 'mongoose';
import { isDuplicateKey } from '#event-store';
import type { ViewDefinition } from './port.ts';
import type { StoppedAt } from './writer.ts';

/** Which generation of a view is the live one and how far it is: one document per view, so that every change of it is atomic. */
export interface ViewState {
  /** `<service>/<view>` */
  readonly _id: string;
  /** Numbers are given out once. */
  readonly last: number;
  /** Generations that are being built: nobody may sweep them away. */
  readonly building: readonly number[];
  readonly live?: Live;
}

/** The live generation. */
export interface Live {
  readonly generation: number;
  readonly version: number;
  readonly log: string;
  readonly indexes: string;
  readonly position: number;
  /** `filling` until it has caught up from position 0 and has its indexes. */
  readonly stage: 'filling' | 'complete';
  readonly stopped?: StoppedAt;
}

/** The states of all views of one database. */
export class Generations {
  readonly #states: mongo.Collection<ViewState>;
  readonly #database: mongo.Db;

  constructor(database: mongo.Db) {
    this.#database = database;
    this.#states = database.collection<ViewState>('view_states');
  }

  async read(definition: ViewDefinition<object>): Promise<ViewState | undefined> {
    return (await this.#states.findOne({ _id: nameOf(definition) })) ?? undefined;
  }

  /** In the order asked for. */
  async readMany(definitions: readonly ViewDefinition<object>[]): Promise<readonly (ViewState | undefined)[]> {
    const names = definitions.map(nameOf);
    const found = await this.#states.find({ _id: { $in: names } }).toArray();
    return names.map((name) => found.find((state) => state._id === name));
  }

  /** Whoever projects from now on gives up what others were building and tries again what they stood before. */
  async takeOver(definition: ViewDefinition<object>): Promise<void> {
    await this.#states.updateOne({ _id: nameOf(definition) }, { $set: { building: [] }, $unset: { 'live.stopped': '' } });
  }

  /** A new generation's number, noted as being built before anything of it exists. */
  async allocate(definition: ViewDefinition<object>): Promise<number> {
    const _id = nameOf(definition);
    for (;;) {
      try {
        const state = await this.#states.findOneAndUpdate({ _id }, { $inc: { last: 1 }, $setOnInsert: { building: [] } }, { upsert: true, returnDocument: 'after' });
        if (state === null) throw new Error('an upsert answers a document');
        await this.#states.updateOne({ _id }, { $push: { building: state.last } });
        return state.last;
      } catch (error) {
        // Two that made the first document at once: one of them goes again.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  /** Puts a generation in place of the live one that was seen (undefined = none); false when another process was first. */
  async replace(definition: ViewDefinition<object>, seen: number | undefined, live: Live): Promise<boolean> {
    const { generation } = live;
    const { matchedCount } = await this.#states.updateOne(
      { _id: nameOf(definition), building: generation, 'live.generation': seen ?? { $exists: false } },
      { $set: { live }, $pull: { building: generation } },
    );
    return matchedCount === 1;
  }

  /** Puts a built generation in the live one's place; false when that one is further, or the building was given up by another process. */
  async swap(definition: ViewDefinition<object>, live: Live): Promise<boolean> {
    const { generation, position } = live;
    const { matchedCount } = await this.#states.updateOne(
      { _id: nameOf(definition), building: generation, 'live.position': { $lte: position } },
      { $set: { live }, $pull: { building: generation } },
    );
    return matchedCount === 1;
  }

  async abandon(definition: ViewDefinition<object>, generation: number): Promise<void> {
    await this.#states.updateOne({ _id: nameOf(definition) }, { $pull: { building: generation } });
  }

  /** Moves live generations on, never back; answers those views that have another live generation by now. */
  async moveOn(moves: readonly { readonly definition: ViewDefinition<object>; readonly generation: number; readonly position: number }[]): Promise<readonly string[]> {
    const { matchedCount } = await this.#states.bulkWrite(
      moves.map(({ definition, generation, position }) => ({
        updateOne: {
          filter: { _id: nameOf(definition), 'live.generation': generation, 'live.position': { $lt: position } },
          update: { $set: { 'live.position': position } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === moves.length) return [];
    const states = await this.readMany(moves.map(({ definition }) => definition));
    return moves.filter(({ generation }, index) => states[index]?.live?.generation !== generation).map(({ definition }) => nameOf(definition));
  }

  async set(definition: ViewDefinition<object>, generation: number, facts: Pick<Live, 'stage'> | { readonly stopped: StoppedAt }): Promise<void> {
    const changes = Object.fromEntries(Object.entries(facts).map(([name, value]) => [`live.${name}`, value]));
    await this.#states.updateOne({ _id: nameOf(definition), 'live.generation': generation }, { $set: changes });
  }

  /** Drops every collection of a view that is neither live nor being built. */
  async sweep(definition: ViewDefinition<object>): Promise<void> {
    const prefix = collectionName(definition, '');
    const collections = await this.#database.listCollections({}, { nameOnly: true }).toArray();
    const state = await this.read(definition);
    if (state === undefined) return;
    const wanted = new Set([state.live?.generation, ...state.building].map((generation) => `${prefix}${generation}`));
    const left = collections.filter(({ name }) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)) && !wanted.has(name));
    for (const { name } of left) await this.#database.dropCollection(name);
  }
}

/** `<service>/<view>` */
export function nameOf({ service, name }: ViewDefinition<never>): string {
  return `${service}/${name}`;
}

/** `view_<service>_<view>_<generation>`; of letters, digits and _ only, as some servers make identifiers of it. */
export function collectionName({ service, name }: ViewDefinition<never>, generation: number | ''): string {
  return `view_${service}_${name.replaceAll('-', '_')}_${generation}`;
}

/** The declared indexes, as they are compared. */
export function indexNames(definition: ViewDefinition<object>): string {
  return JSON.stringify(Object.keys(definition.indexes));
}

/** The live generation, if it is one that this definition and log can go on with. */
export function usable(state: ViewState | undefined, definition: ViewDefinition<object>, logId: string): Live | undefined {
  const live = state?.live;
  return live?.version === definition.version && live.log === logId && live.indexes === indexNames(definition) ? live : undefined;
}
