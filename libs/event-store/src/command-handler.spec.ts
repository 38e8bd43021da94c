import { PreconditionFailed } from './command-errors.ts';
import { createCommandHandler } from './command-handler.ts';
import { contractClock as clock } from './contract-model.ts';
import { type CommandMetadata, type Decider, Refused } from './decider.ts';
import { deriveId, deriveUuid, newId } from './ids.ts';
import { createMemoryEventStore } from './memory-store.ts';
import { type EventStore, type Freshness, VersionConflict } from './port.ts';

interface Added {
  readonly type: 'Added';
  readonly data: { readonly amount: number };
}
const counter: Decider<number, { readonly add: readonly number[] }, Added> = {
  initialState: 0,
  evolve: (state, event) => state + event.data.amount,
  decide(command, state) {
    if (command.add.some((amount) => state + amount < 0)) throw new Refused('too-low');
    return command.add.map((amount) => ({ type: 'Added', data: { amount } }));
  },
};

function metadata(over: Partial<CommandMetadata> = {}): CommandMetadata {
  const now = '2022-04-02T07:00:00.000Z';
  return { commandId: newId(), actor: { id: 'account-1', role: 'operator', area: '' }, channel: 'app', occurredAt: now, now, ...over };
}

describe('a command handler', () => {
  let store: EventStore;
  beforeEach(() => {
    store = createMemoryEventStore({ clock });
  });
  const handler = () => createCommandHandler(store, { clock });

  it('stores what the decider decides, in the command’s envelope', async () => {
    const own = metadata({ subject: 'responder-1', causationId: 'event-1', traceparent: '00-a-b-01', fingerprint: 'print', correlationId: 'request-1' });
    const result = await handler().handle(counter, 'counter-1', { add: [1, 2] }, own);
    expect(result).toMatchObject({ stream: 'counter-1', version: 2, position: 2, firstPosition: 1, state: 3, replayed: false });
    const { commandId, actor, channel, occurredAt, now: _now, ...rest } = own;
    expect(await store.readStream('counter-1')).toMatchObject([
      { type: 'Added', schemaVersion: 1, commandId, actor, channel, occurredAt, ...rest, data: { amount: 1 } },
      { data: { amount: 2 } },
    ]);
  });

  it('stores nothing when it is already so, or refused', async () => {
    const commands = handler();
    expect(await commands.handle(counter, 'counter-1', { add: [] }, metadata())).toMatchObject({ version: 0, position: 0, firstPosition: 0, events: [] });
    await commands.handle(counter, 'counter-1', { add: [1] }, metadata());
    expect(await commands.handle(counter, 'counter-1', { add: [] }, metadata())).toMatchObject({ version: 1, position: 1, state: 1, events: [], replayed: false });
    await expect(commands.handle(counter, 'counter-1', { add: [-5] }, metadata())).rejects.toThrow(Refused);
    expect(await store.head()).toBe(1);
  });

  it('returns the first result of a command id, whatever came since, also after a restart', async () => {
    const repeated = metadata();
    const commands = handler();
    await commands.handle(counter, 'counter-1', { add: [1] }, metadata());
    const first = await commands.handle(counter, 'counter-1', { add: [2, 3] }, repeated);
    expect(await commands.handle(counter, 'counter-1', { add: [2, 3] }, repeated)).toEqual({ ...first, replayed: true });
    await commands.handle(counter, 'counter-1', { add: [10] }, metadata());
    for (const each of [commands, handler()]) {
      expect(await each.handle(counter, 'counter-1', { add: [2, 3] }, repeated)).toEqual({ ...first, replayed: true });
      expect(await each.load(counter, 'counter-1')).toMatchObject({ version: 4, state: 16, firstPosition: 1 });
    }
    expect(await store.head()).toBe(4);
  });

  it('refuses a command id that was used for another body, before anything else', async () => {
    const commands = handler();
    const own = metadata({ fingerprint: 'one' });
    await commands.handle(counter, 'counter-1', { add: [1] }, own);
    await expect(commands.handle(counter, 'counter-1', { add: [9] }, { ...own, fingerprint: 'two' }, { ifMatch: 7 })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    // A repeated edit is recognised although its version is stale by its own doing.
    expect(await commands.handle(counter, 'counter-1', { add: [1] }, own, { ifMatch: 0 })).toMatchObject({ version: 1, replayed: true });
  });

  it('refuses an edit made on another version', async () => {
    const commands = handler();
    await commands.handle(counter, 'counter-1', { add: [1] }, metadata(), { ifMatch: 0 });
    const stale = commands.handle(counter, 'counter-1', { add: [1] }, metadata(), { ifMatch: 0 });
    await expect(stale).rejects.toThrow(PreconditionFailed);
    await expect(stale).rejects.toMatchObject({ expected: 0, actual: 1 });
  });

  it('lets a hundred commands at once on one stream take their turn', async () => {
    const commands = handler();
    const results = await Promise.all(Array.from({ length: 100 }, () => commands.handle(counter, 'counter-1', { add: [1] }, metadata())));
    expect(new Set(results.map(({ state }) => state)).size).toBe(100);
    expect(await commands.load(counter, 'counter-1')).toMatchObject({ state: 100, version: 100 });
  });

  it('makes one thing of the same command sent twice at once', async () => {
    const commands = handler();
    const own = metadata();
    const results = await Promise.all([1, 2, 3].map(() => commands.handle(counter, 'counter-1', { add: [1] }, own)));
    expect(results.map(({ replayed, state }) => [replayed, state])).toEqual([
      [false, 1],
      [true, 1],
      [true, 1],
    ]);
  });

  it('decides again when another process was first, and gives up after ten lost races', async () => {
    let races = 3;
    const raced: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: async (...parameters: Parameters<EventStore['append']>) => {
        if (races-- > 0) await createCommandHandler(store, { clock }).handle(counter, 'counter-1', { add: [10] }, metadata());
        return store.append(...parameters);
      },
      readStream: (stream: string, after?: number) => store.readStream(stream, after),
    });
    const commands = createCommandHandler(raced, { clock });
    expect(await commands.handle(counter, 'counter-1', { add: [1] }, metadata())).toMatchObject({ state: 31, version: 4 });
    races = Number.POSITIVE_INFINITY;
    await expect(commands.handle(counter, 'counter-1', { add: [1] }, metadata())).rejects.toThrow(VersionConflict);
    expect(await commands.load(counter, 'counter-1')).toMatchObject({ state: 131, version: 14 });
  });

  describe('whose process has not been told of what another has written', () => {
    const behind = () => {
      const asked: unknown[] = [];
      const untold: EventStore = Object.assign(Object.create(store) as EventStore, {
        append: (...parameters: Parameters<EventStore['append']>) => store.append(...parameters),
        readStream: async (stream: string, after?: number, freshness?: string) => {
          asked.push(freshness);
          return freshness === 'told' ? [] : store.readStream(stream, after);
        },
      });
      return { commands: createCommandHandler(untold, { clock }), asked };
    };
    beforeEach(() => handler().handle(counter, 'counter-1', { add: [5] }, metadata()));

    it('decides again when its append conflicts', async () => {
      expect(await behind().commands.handle(counter, 'counter-1', { add: [1] }, metadata())).toMatchObject({ state: 6, version: 2 });
    });

    it('neither refuses nor leaves out anything before it has asked', async () => {
      expect(await behind().commands.handle(counter, 'counter-1', { add: [-5] }, metadata())).toMatchObject({ state: 0, version: 2 });
      expect(await behind().commands.handle(counter, 'counter-1', { add: [] }, metadata())).toMatchObject({ version: 2, events: [] });
      expect(await behind().commands.handle(counter, 'counter-1', { add: [1] }, metadata(), { ifMatch: 2 })).toMatchObject({ version: 3 });
      await expect(behind().commands.handle(counter, 'counter-1', { add: [1] }, metadata(), { ifMatch: 2 })).rejects.toThrow(PreconditionFailed);
      await expect(behind().commands.handle(counter, 'counter-1', { add: [-9] }, metadata())).rejects.toThrow(Refused);
    });

    it('finds a command that another process has handled', async () => {
      const repeated = metadata();
      await handler().handle(counter, 'counter-1', { add: [2] }, repeated);
      expect(await behind().commands.handle(counter, 'counter-1', { add: [2] }, repeated)).toMatchObject({ state: 7, version: 2, replayed: true });
    });

    it('asks for nothing while nobody else writes', async () => {
      const { commands, asked } = behind();
      for (const amount of [1, 2, 3]) await commands.handle(counter, 'counter-2', { add: [amount] }, metadata());
      expect(asked).toEqual(['told', 'told', 'told']);
      expect(await store.readStream('counter-2')).toHaveLength(3);
    });
  });

  it('answers loads that wait for their turn with one reading, begun after all of them', async () => {
    const reads: string[] = [];
    const slow: EventStore = Object.assign(Object.create(store) as EventStore, {
      readStream: async (stream: string, after?: number) => {
        reads.push(stream);
        const events = await store.readStream(stream, after);
        await new Promise((resolve) => setImmediate(resolve));
        return events;
      },
    });
    const commands = createCommandHandler(slow, { clock });
    const first = commands.load(counter, 'counter-1');
    await handler().handle(counter, 'counter-1', { add: [4] }, metadata());
    const later = await Promise.all([1, 2, 3].map(() => commands.load(counter, 'counter-1')));
    expect(later.map(({ state }) => state)).toEqual([4, 4, 4]);
    expect(await first).toMatchObject({ version: 0 });
    expect(reads).toHaveLength(2);
  });

  it('reads again as of a time only what it does not know to have been whole since', async () => {
    const reads: (string | undefined)[] = [];
    const counted: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: (...parameters: Parameters<EventStore['append']>) => store.append(...parameters),
      // What it is told of is nothing: another process writes.
      readStream: async (stream: string, after?: number, freshness?: Freshness) => {
        reads.push(freshness);
        return freshness === 'told' ? [] : store.readStream(stream, after);
      },
    });
    const commands = createCommandHandler(counted, { clock });
    const received = performance.now();
    await commands.handle(counter, 'a', { add: [1] }, metadata());
    await handler().handle(counter, 'a', { add: [1] }, metadata());
    reads.length = 0;
    expect(await commands.load(counter, 'a', received)).toMatchObject({ version: 1 });
    expect(await commands.load(counter, 'a', 'told')).toMatchObject({ version: 1 });
    expect(await commands.load(counter, 'never', 'told')).toMatchObject({ version: 0 });
    expect(reads).toEqual(['told', 'told', 'told']);
    const later = performance.now();
    expect(await commands.load(counter, 'a', later)).toMatchObject({ version: 2 });
    expect(await commands.load(counter, 'a', later)).toMatchObject({ version: 2 });
    expect(reads.slice(3)).toEqual(['all', 'told']);
  });

  it('finds its own append whose answer was lost', async () => {
    const lost: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: async (...parameters: Parameters<EventStore['append']>) => {
        await store.append(...parameters);
        throw new VersionConflict(parameters[0], parameters[1], parameters[1] + 1);
      },
      readStream: (stream: string, after?: number) => store.readStream(stream, after),
    });
    const result = await createCommandHandler(lost, { clock }).handle(counter, 'counter-1', { add: [1] }, metadata());
    expect(result).toMatchObject({ state: 1, version: 1, replayed: true });
  });

  it('folds again what its cache let go', async () => {
    const commands = createCommandHandler(store, { clock, cacheSize: 1 });
    for (let round = 0; round < 3; round++) for (const stream of ['a', 'b', 'c']) await commands.handle(counter, stream, { add: [1] }, metadata());
    for (const stream of ['a', 'b', 'c']) expect(await commands.load(counter, stream)).toMatchObject({ state: 3, version: 3 });
  });
});

describe('derived ids', () => {
  it('follow from subject, route and key, and keep the key’s time', () => {
    const key = newId();
    const id = deriveId('request', 'account-1', 'POST /requests', key);
    expect(id).toBe(deriveId('request', 'account-1', 'POST /requests', key.toUpperCase()));
    expect(id).toMatch(/^request-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id.slice(8, 21)).toBe(key.slice(0, 13));
    const others = [
      deriveId('request', 'account-2', 'POST /requests', key),
      deriveId('request', 'account-1', 'POST /calls', key),
      deriveId('request', 'account-1', 'POST /requests', newId()),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
    expect(deriveUuid(key, 'a', 'bc')).not.toBe(deriveUuid(key, 'ab', 'c'));
    expect(() => deriveId('request', 'a', 'b', 'no uuid')).toThrow(RangeError);
  });
});
