import { type Appended, type Decider, type EventStore, type NewEvent, StoreUnavailable, type StoredEvent, VersionConflict } from '#event-store';
import type { ConsumerState, Handle } from '#messaging';
import type { PublicEvent } from '#contracts';
import type { WritableViewStore } from '#views';
import type { Bug } from './bugs.ts';
import type { Ticket, TicketCommand, TicketEvent } from './domain.ts';
import type { Life, World } from './world.ts';

/** Where a process runs and which mistake is planted in its ports, if any. */
export interface Place {
  readonly world: World;
  readonly life: Life;
  readonly bug: Bug | undefined;
  /** Probability that the environment refuses a write (disk full). */
  readonly unavailable: number;
}

/** A call to something durable: the process may die before it, or after it and before the answer. */
async function call<T>({ world, life }: Place, what: string, durable: () => Promise<T>): Promise<T> {
  await world.turn(life, what);
  const answer = await durable();
  await world.turn(life, `${what}: answered`);
  return answer;
}

/** A service's log as one process sees it. */
export function storeSeenBy(place: Place, durable: EventStore): EventStore {
  const { world, life, bug } = place;
  const append = (stream: string, expected: number, events: readonly NewEvent[], commandId: string) => {
    if (world.choices.chance(place.unavailable)) throw new StoreUnavailable('the disk is full, says the simulation');
    if (bug === 'partial batch') return oneByOne(place, durable, stream, expected, events, commandId);
    if (bug === 'answer before commit') return tooEarly(place, durable, stream, expected, events, commandId);
    return durable.append(stream, expected, events, commandId);
  };
  return {
    logId: durable.logId,
    append: (stream, expected, events, commandId) => call(place, `append ${stream}`, async () => append(stream, expected, events, commandId)),
    readStream: (stream, after, freshness) =>
      call(place, `read ${stream}`, async () => {
        // What others have written may not have been heard of.
        if (freshness === 'told' && world.choices.chance(0.5)) return [];
        const events = await durable.readStream(stream, after);
        return bug === 'lost dedupe' ? events.map((event) => ({ ...event, commandId: `forgotten ${event.version}` })) : events;
      }),
    readAll: (after, limit) =>
      call(place, 'read log', async () => {
        // Those who take hundreds at a time get a few, so that cursors have something to be wrong about.
        const events = await durable.readAll(after, limit >= 100 ? 1 + world.choices.below(8) : limit);
        return bug === 'skipped position' && events.length > 2 && world.choices.chance(0.1) ? events.filter((_, index) => index !== 1) : events;
      }),
    versions: (streams) => call(place, 'read versions', () => durable.versions(streams)),
    readPositions: (positions) => call(place, 'read positions', () => durable.readPositions(positions)),
    head: () => call(place, 'read head', () => durable.head()),
    onCommit: (listener) => {
      // One wake-up on its way at a time: with more, a lost one would be made good by the next.
      let head = 0;
      return durable.onCommit((committed) => {
        const isOnItsWay = head !== 0;
        head = committed;
        if (isOnItsWay || !life.alive) return;
        world.later(`wake ${life.name}`, () => {
          const told = head;
          head = 0;
          if (life.alive) listener(told);
        });
      });
    },
  };
}

async function oneByOne(place: Place, durable: EventStore, stream: string, expected: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
  let last: Appended | undefined;
  const stored: StoredEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (index > 0) await place.world.turn(place.life, `append ${stream}: the rest`);
    last = await durable.append(stream, expected + index, [event], commandId);
    stored.push(...last.events);
  }
  return { version: last?.version ?? expected, position: last?.position ?? 0, events: stored };
}

async function tooEarly(place: Place, durable: EventStore, stream: string, expected: number, events: readonly NewEvent[], commandId: string): Promise<Appended> {
  const actual = (await durable.readStream(stream)).length;
  if (actual !== expected) throw new VersionConflict(stream, expected, actual);
  const head = await durable.head();
  const recordedAt = new Date(place.world.now).toISOString();
  const told = events.map((event, index) => ({ ...event, stream, version: expected + index + 1, position: head + index + 1, recordedAt, commandId }));
  const commit = async () => {
    await place.world.turn(place.life, `append ${stream}: really`);
    await durable.append(stream, expected, events, commandId).catch(() => undefined);
  };
  void commit();
  return { version: expected + events.length, position: head + events.length, events: told };
}

/** A consumer's state as one process sees it. */
export function stateSeenBy(place: Place, durable: ConsumerState): ConsumerState {
  const write = (what: string, change: () => Promise<void>) =>
    call(place, what, async () => {
      if (place.world.choices.chance(place.unavailable)) throw new StoreUnavailable('the disk is full, says the simulation');
      await change();
    });
  return {
    lastSeen: (streams) => call(place, 'last seen', () => durable.lastSeen(streams)),
    cursor: (source) => call(place, 'cursor', () => durable.cursor(source)),
    parkedKeys: () => call(place, 'parked keys', () => durable.parkedKeys()),
    parkedMessages: (key, after, limit) => call(place, `queue of ${key}`, () => durable.parkedMessages(key, after, Math.min(limit, 100))),
    parkedCount: (key) => call(place, `count of ${key}`, () => durable.parkedCount(key)),
    save: (progress) => write('save progress', () => durable.save({ seen: new Map(progress.seen), cursors: new Map(progress.cursors) })),
    park: (parked, messages, seen) => write(`park ${parked.key}`, () => durable.park(parked, messages, seen)),
    settle: (key, seen, parked) => write(`settle ${key}`, () => durable.settle(key, seen, parked)),
  };
}

/** The views as one process sees them. */
export function viewsSeenBy(place: Place, durable: WritableViewStore): WritableViewStore {
  return {
    open: (definition) => durable.open(definition),
    attach: (definition, logId) => call(place, `attach ${definition.name}`, () => durable.attach(definition, logId)),
    build: (definition, logId) => call(place, `build ${definition.name}`, () => durable.build(definition, logId)),
    commit: (changes) => call(place, 'save views', () => durable.commit(changes)),
    complete: (table) => call(place, 'complete view', () => durable.complete(table)),
    swap: (table) => call(place, 'swap view', () => durable.swap(table)),
    discard: (table) => call(place, 'discard view', () => durable.discard(table)),
    close: () => durable.close(),
  };
}

/** A bus handler with the planted mistakes that concern it. */
export function handlerWith({ bug }: Place, handle: Handle<PublicEvent>, isMended: (key: string) => boolean): Handle<PublicEvent> {
  const held = new Map<string, Parameters<Handle<PublicEvent>>>();
  switch (bug) {
    case 'cursor before effect':
      return (event, delivery) => {
        void Promise.resolve(handle(event, delivery)).catch(() => undefined);
      };
    case 'reordered key':
      return async (event, delivery) => {
        const before = held.get(event.stream);
        if (before === undefined && event.version % 3 === 1) {
          held.set(event.stream, [event, delivery]);
          return;
        }
        await handle(event, delivery);
        held.delete(event.stream);
        if (before !== undefined) await handle(...before);
      };
    case 'parked key overtaken':
      return async (event, delivery) => {
        const before = held.get(event.stream);
        if (before !== undefined && isMended(event.stream)) {
          held.delete(event.stream);
          await handle(...before);
        }
        try {
          await handle(event, delivery);
        } catch (error) {
          if (before !== undefined || isMended(event.stream)) throw error;
          held.set(event.stream, [event, delivery]);
        }
      };
    default:
      return handle;
  }
}

/** A ticket's rules with the planted mistake that concerns them: a survivor's pending merges are overlooked. */
export function rulesWith({ bug }: Place, decider: Decider<Ticket, TicketCommand, TicketEvent>): Decider<Ticket, TicketCommand, TicketEvent> {
  if (bug !== 'merge cycle') return decider;
  return { ...decider, decide: (command, state, metadata) => decider.decide(command, command.type === 'merge-into' ? { ...state, absorbed: [] } : state, metadata) };
}
