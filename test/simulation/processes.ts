import { ALWAYS_HELD, type CommandHandler, type CommandMetadata, createCommandHandler, createMemoryEventStore, type EventStore, Refused, type StoredEvent } from '#event-store';
import type { PublicEvent } from '#contracts';
import { Consumer, type ConsumerState, effectOf, type Handle, LocalBus, MemoryConsumerState, ownLogPolicies, type PublicEventSource } from '#messaging';
import { type Deadline, Scheduler, type Logger, type Config, type WatchedService } from '#runtime';
import { createMemoryViewStore, createProjectionRunner, type WritableViewStore } from '#views';
import type { Bug } from './bugs.ts';
import { jobDecider, jobOf, partOf, ticketDecider } from './domain.ts';
import { handlerWith, type Place, rulesWith, stateSeenBy, storeSeenBy, viewsSeenBy } from './ports.ts';
import { type HalfMerge, halfMerges, stories } from './views.ts';
import type { Life, World } from './world.ts';

/** What survives every crash. */
export interface Durable {
  readonly intake: EventStore;
  readonly dispatch: EventStore;
  readonly views: WritableViewStore;
  readonly follower: ConsumerState;
  readonly merger: ConsumerState;
}

/** Empty stores. */
export function emptyDurable(world: World): Durable {
  const clock = { now: () => new Date(world.now) };
  return {
    intake: createMemoryEventStore({ clock, logId: 'intake' }),
    dispatch: createMemoryEventStore({ clock, logId: 'dispatch' }),
    views: createMemoryViewStore(),
    follower: new MemoryConsumerState(),
    merger: new MemoryConsumerState(),
  };
}

/** How one run is set. */
export interface Setting {
  readonly world: World;
  readonly durable: Durable;
  readonly bug: Bug | undefined;
  readonly unavailable: number;
  /** Keys whose poison the operator has mended. */
  readonly mended: Set<string>;
  /** Whether the second half of a merge is done at once by a policy, or only by the scheduler. */
  readonly policy: boolean;
}

/** A life of intake: takes commands; the first instance also finishes merges and keeps the views. */
export interface IntakeProcess {
  readonly life: Life;
  readonly commands: CommandHandler;
  readonly rules: typeof ticketDecider;
  /** One look of the scheduler at what is due. */
  tick(): Promise<unknown>;
  /** The consumers whose keys can be parked. */
  readonly consumers: readonly Pick<Consumer<StoredEvent>, 'name' | 'release' | 'parked'>[];
}

/** A life of dispatch: follows intake's tickets over the bus. */
export interface DispatchProcess {
  readonly life: Life;
  readonly bus: LocalBus;
  readonly consumers: readonly Pick<Consumer<PublicEvent>, 'name' | 'release' | 'parked' | 'accept'>[];
}

const source = (store: EventStore): PublicEventSource => ({ service: 'intake', store, toPublic: (stored) => ({ ...stored, service: 'intake' }) });

function fixtures(setting: Setting, life: Life) {
  const { world, bug, unavailable } = setting;
  const place: Place = { world, life, bug, unavailable };
  const clock = { now: () => new Date(world.now) };
  const pause = () => world.turn(life, 'pause');
  const now = () => world.steps;
  const newId = () => world.choices.uuid(world.now);
  return { place, clock, pause, now, newId };
}

/** Boots an instance of intake. */
export async function bootIntake(setting: Setting, life: Life, withViews: boolean): Promise<IntakeProcess> {
  const { place, clock, pause, now, newId } = fixtures(setting, life);
  const store = storeSeenBy(place, setting.durable.intake);
  const views = viewsSeenBy(place, setting.durable.views);
  const commands = createCommandHandler(store, { clock, newId, cacheSize: 3 });
  const rules = rulesWith(place, ticketDecider);
  const consumers: IntakeProcess['consumers'][number][] = [];
  if (!withViews) return { life, commands, rules, tick: async () => undefined, consumers };
  const runner = createProjectionRunner({ store, views, projections: [stories('intake'), halfMerges], gapMs: 0, batchSize: 7 });
  await runner.start();
  if (setting.policy) {
    const react = (event: StoredEvent) => finishMerge(commands, rules, event, clock.now());
    const { consumer, subscription } = ownLogPolicies({
      service: 'intake',
      name: 'finish-merge',
      store,
      clock,
      pause,
      now,
      retries: [1],
      remembered: 2,
      state: stateSeenBy(place, setting.durable.merger),
      reactions: { Absorbed: react, Merged: react, MergeDeclined: react },
    });
    consumers.push(consumer);
    await subscription.start();
  }
  const scheduler = new Scheduler(clock, silent);
  scheduler.watch(watched(setting, store, commands, rules, newId));
  return { life, commands, rules, tick: () => scheduler.tick(), consumers };
}

/** Boots dispatch. */
export async function bootDispatch(setting: Setting, life: Life): Promise<DispatchProcess> {
  const { place, clock, pause, now, newId } = fixtures(setting, life);
  const commands = createCommandHandler(storeSeenBy(place, setting.durable.dispatch), { clock, newId, cacheSize: 3 });
  const runner = createProjectionRunner({
    store: storeSeenBy(place, setting.durable.dispatch),
    views: viewsSeenBy(place, setting.durable.views),
    projections: [stories('dispatch')],
    gapMs: 0,
    batchSize: 7,
  });
  await runner.start();
  const bus = new LocalBus({ sources: [source(storeSeenBy(place, setting.durable.intake))], remembered: 8, pause, now });
  const consumer = new Consumer<PublicEvent>({ name: 'dispatch', state: stateSeenBy(place, setting.durable.follower), clock, pause, now, retries: [1], remembered: 2 });
  const follow: Handle<PublicEvent> = async (event) => {
    const { temper } = event.data as { readonly temper?: string };
    if (temper === 'poison' && !setting.mended.has(event.stream)) throw new Error('poison');
    if (temper === 'refused') throw new Refused('not-here');
    await commands.handle(jobDecider, jobOf(event.stream), { version: event.version }, effectOf('dispatch', event, clock.now()));
  };
  const handle = handlerWith(place, follow, (key) => setting.mended.has(key));
  const subscription = bus.subscribe(consumer, ['intake.ticket']);
  await consumer.open(() => handle);
  await subscription.start();
  return { life, bus, consumers: [consumer] };
}

/** The survivor never lets go by itself: only the other one's recorded decision ends an attempt (simulated: anything else closes a circle). */
async function finishMerge(commands: CommandHandler, rules: typeof ticketDecider, event: StoredEvent, now: Date): Promise<void> {
  const { other = '', mergeId = '' } = partOf(event);
  const metadata = effectOf('finish-merge', event, now);
  if (event.type === 'Absorbed') await commands.handle(rules, other, { type: 'merge-into', into: event.stream, self: other, mergeId }, metadata);
  else await commands.handle(rules, other, { type: event.type === 'Merged' ? 'confirm' : 'release', other: event.stream, mergeId }, metadata);
}

/** The scheduler finishes what nobody else did: asks the other half, then tells the survivor. */
function halfMergeDeadline(commands: CommandHandler, rules: typeof ticketDecider): Deadline<HalfMerge> {
  return {
    name: 'half-merge',
    view: halfMerges.view,
    handle: async ({ survivor, other, mergeId }, due) => {
      const next = (part: string): CommandMetadata => ({ ...due.metadata, commandId: due.commandId(part) });
      await commands.handle(rules, other, { type: 'merge-into', into: survivor, self: other, mergeId }, next('merge-into'));
      const { state } = await commands.load(rules, other);
      await commands.handle(rules, survivor, { type: state.merged === survivor ? 'confirm' : 'release', other, mergeId }, next('tell'));
    },
  };
}

const silent = { warn: () => undefined, error: () => undefined, debug: () => undefined } as unknown as Logger;

function watched(setting: Setting, store: EventStore, commands: CommandHandler, rules: typeof ticketDecider, newId: () => string): WatchedService {
  const clock = { now: () => new Date(setting.world.now) };
  return {
    service: 'intake',
    config: {} as Config,
    clock,
    log: silent,
    store,
    commands,
    view: (definition) => setting.durable.views.open(definition),
    newId,
    now: () => clock.now(),
    definition: { deadlines: [halfMergeDeadline(commands, rules)] },
    deadlineLease: ALWAYS_HELD,
  };
}
