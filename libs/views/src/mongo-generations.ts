import type { mongo } from 'mongoose';
import { isDuplicateKey } from '#event-store';
import type { ViewDefinition } from './port.ts';
import type { StoppedAt } from './writer.ts';

const NAMESPACE_NOT_FOUND = 26;

/** All views of one service: one document, so that every change of them is atomic and one look tells all positions. */
export interface ServiceViews {
  /** The service. */
  readonly _id: string;
  readonly views?: Readonly<Record<string, ViewState>>;
}

/** Which generation of a view is the live one and how far it is. */
export interface ViewState {
  /** Numbers are given out once. */
  readonly last: number;
  /** Generations that are being built, as `g<number>`: nobody may sweep them away. */
  readonly building?: Readonly<Record<string, 'yes'>>;
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

/** How far a generation is to be. */
export interface Move {
  readonly definition: ViewDefinition<object>;
  readonly generation: number;
  readonly position: number;
}

/** The states of all views of one database. */
export class Generations {
  readonly #services: mongo.Collection<ServiceViews>;
  readonly #database: mongo.Db;

  constructor(database: mongo.Db) {
    this.#database = database;
    this.#services = database.collection<ServiceViews>('view_states');
  }

  async read(definition: ViewDefinition<object>): Promise<ViewState | undefined> {
    return (await this.readMany([definition]))[0];
  }

  /** In the order asked for. */
  async readMany(definitions: readonly ViewDefinition<object>[]): Promise<readonly (ViewState | undefined)[]> {
    const services = [...new Set(definitions.map(({ service }) => service))];
    const found = await this.#services.find({ _id: { $in: services } }).toArray();
    return definitions.map(({ service, name }) => found.find(({ _id }) => _id === service)?.views?.[name]);
  }

  /** Whoever projects from now on gives up what others were building and tries again what they stood before. */
  async takeOver(definition: ViewDefinition<object>): Promise<void> {
    await this.#update(definition, {}, (at) => ({ $unset: { [at('building')]: '', [at('live.stopped')]: '' } }));
  }

  /** A new generation's number, noted as being built before anything of it exists. */
  async allocate(definition: ViewDefinition<object>): Promise<number> {
    for (;;) {
      try {
        const increment = { $inc: { [path(definition, 'last')]: 1 } } as mongo.UpdateFilter<ServiceViews>;
        const service = await this.#services.findOneAndUpdate({ _id: definition.service }, increment, { upsert: true, returnDocument: 'after' });
        const generation = service?.views?.[definition.name]?.last ?? 0;
        await this.#update(definition, {}, (at) => ({ $set: { [at(building(generation))]: 'yes' } }));
        return generation;
      } catch (error) {
        // Two that made the first document at once: one of them goes again.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  /** Puts a generation in place of the live one that was seen (undefined = none); false when another process was first. */
  replace(definition: ViewDefinition<object>, seen: number | undefined, live: Live): Promise<boolean> {
    return this.#makeLive(definition, live, { 'live.generation': seen ?? { $exists: false } });
  }

  /** Puts a built generation in the live one's place; false when that one is further, or the building was given up by another process. */
  swap(definition: ViewDefinition<object>, live: Live): Promise<boolean> {
    return this.#makeLive(definition, live, { 'live.position': { $lte: live.position } });
  }

  async abandon(definition: ViewDefinition<object>, generation: number): Promise<void> {
    await this.#update(definition, {}, (at) => ({ $unset: { [at(building(generation))]: '' } }));
  }

  /** Moves live generations on, those of one service all or none, never back; answers those views that have another live generation by now. */
  async moveOn(moves: readonly Move[]): Promise<readonly string[]> {
    const services = [...Map.groupBy(moves, ({ definition }) => definition.service)];
    return (await Promise.all(services.map(([service, own]) => this.#moveService(service, own)))).flat();
  }

  async #moveService(service: string, moves: readonly Move[]): Promise<readonly string[]> {
    const filter = Object.fromEntries(moves.map(({ definition, generation }) => [path(definition, 'live.generation'), generation]));
    const positions = Object.fromEntries(moves.map(({ definition, position }) => [path(definition, 'live.position'), position]));
    const update = { $max: positions } as mongo.UpdateFilter<ServiceViews>;
    const { matchedCount } = await this.#services.updateOne({ _id: service, ...filter }, update);
    if (matchedCount === 1) return [];
    const states = await this.readMany(moves.map(({ definition }) => definition));
    return moves.filter(({ generation }, index) => states[index]?.live?.generation !== generation).map(({ definition }) => nameOf(definition));
  }

  async set(definition: ViewDefinition<object>, generation: number, facts: Pick<Live, 'stage'> | { readonly stopped: StoppedAt }): Promise<void> {
    await this.#update(definition, { 'live.generation': generation }, (at) => ({
      $set: Object.fromEntries(Object.entries(facts).map(([name, value]) => [at(`live.${name}`), value])),
    }));
  }

  #makeLive(definition: ViewDefinition<object>, live: Live, guard: Readonly<Record<string, unknown>>): Promise<boolean> {
    const built = building(live.generation);
    return this.#update(definition, { [built]: 'yes', ...guard }, (at) => ({ $set: { [at('live')]: live }, $unset: { [at(built)]: '' } }));
  }

  async #update(definition: ViewDefinition<object>, guard: Readonly<Record<string, unknown>>, update: (at: (place: string) => string) => object): Promise<boolean> {
    const filter = Object.fromEntries(Object.entries(guard).map(([place, value]) => [path(definition, place), value]));
    const { matchedCount } = await this.#services.updateOne(
      { _id: definition.service, ...filter },
      update((place) => path(definition, place)),
    );
    return matchedCount === 1;
  }

  /** Drops every collection of a view that is neither live nor being built. */
  async sweep(definition: ViewDefinition<object>): Promise<void> {
    const prefix = collectionName(definition, '');
    const collections = await this.#database.listCollections({}, { nameOnly: true }).toArray();
    const state = await this.read(definition);
    if (state === undefined) return;
    const wanted = new Set([state.live?.generation, ...Object.keys(state.building ?? {}).map((built) => built.slice(1))].map((generation) => `${prefix}${generation}`));
    const left = collections.filter(({ name }) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)) && !wanted.has(name));
    for (const { name } of left) await this.#database.dropCollection(name).catch(unlessGone);
  }
}

/** Another process may have swept it. */
function unlessGone(error: unknown): void {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== NAMESPACE_NOT_FOUND) throw error;
}

function building(generation: number): string {
  return `building.g${generation}`;
}

/** Where something of a view stands in its service's document. */
function path({ name }: ViewDefinition<never>, place: string): string {
  if (!/^[\w-]+$/.test(name)) throw new RangeError(`"${name}" cannot be a view's name: letters, digits, - and _ only`);
  return `views.${name}.${place}`;
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
