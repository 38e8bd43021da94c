import { pino } from 'pino';
import { ALWAYS_HELD, createMemoryEventStore, type Decider, Refused, StoreUnavailable } from '#event-store';
import { MemoryConsumerState } from '#messaging';
import { createMemoryViewStore, type Projection } from '#views';
import { ManualClock } from '../clock.ts';
import { loadConfig } from '../config/load-config.ts';
import { ServiceRuntime } from '../service/service-runtime.ts';
import type { DueContext } from './deadline.ts';
import { moveClock } from './move-clock.ts';
import { Scheduler } from './scheduler.ts';

// An alarm rings at its time, and again every ten minutes until three rings.
type AlarmEvent = { type: 'AlarmSet' | 'AlarmRang'; data: { at?: string } };
interface Alarm {
  readonly at: string | undefined;
  readonly rings: number;
}
const alarm: Decider<Alarm, { type: 'Set'; at: string } | { type: 'Ring' }, AlarmEvent> = {
  initialState: { at: undefined, rings: 0 },
  evolve: (state, event) => ({ at: event.data.at, rings: event.type === 'AlarmSet' ? 0 : state.rings + 1 }),
  decide: (command, state, { now }) => {
    if (command.type === 'Set') return [{ type: 'AlarmSet', data: { at: command.at } }];
    if (state.at === undefined) throw new Refused('not-set');
    return [{ type: 'AlarmRang', data: state.rings < 2 ? { at: new Date(Date.parse(now) + 600_000).toISOString() } : {} }];
  },
};
const alarms: Projection<Alarm> = {
  view: { service: 'intake', name: 'alarms', version: 1, indexes: { due: (document) => (document.at === undefined ? undefined : [document.at]) } },
  ids: (event) => [event.stream],
  evolve: (document, event) => alarm.evolve(document ?? alarm.initialState, event as never),
};

async function newTest(handle?: (document: Alarm, due: DueContext) => Promise<unknown>) {
  const clock = new ManualClock(new Date('2022-04-02T00:00:00Z'));
  const log = pino({ level: 'silent' });
  const store = createMemoryEventStore({ clock });
  const runtime = await ServiceRuntime.open(
    {
      service: 'intake',
      projections: [alarms],
      deadlines: [{ name: 'ring', view: alarms.view, handle: handle ?? ((_document, due) => due.runtime.commands.handle(alarm, due.id, { type: 'Ring' }, due.metadata)) }],
      refusals: {},
    },
    {
      config: loadConfig({}),
      clock,
      log,
      storage: { log: () => store, views: createMemoryViewStore(), consumerState: async () => new MemoryConsumerState(), lease: () => ALWAYS_HELD },
      watch: { appended: () => {}, refused: () => {} },
    },
  );
  await runtime.start();
  const scheduler = new Scheduler(clock, log);
  scheduler.watch(runtime);
  const set = async (stream: string, at: string) => {
    await runtime.commands.handle(
      alarm,
      stream,
      { type: 'Set', at },
      { commandId: `set-${stream}`, actor: { id: 'a', role: 'operator', area: '' }, channel: 'app', occurredAt: at, now: clock.now().toISOString() },
    );
    await runtime.runner.catchUp();
  };
  const settle = async () => {
    do await runtime.runner.catchUp();
    while ((await scheduler.tick()) > 0);
  };
  const rings = async (stream: string) =>
    (await store.readStream(stream)).filter(({ type }) => type === 'AlarmRang').map(({ occurredAt, recordedAt }) => [occurredAt.slice(11, 19), recordedAt.slice(11, 19)]);
  return { clock, runtime, scheduler, set, settle, rings };
}

describe('deadlines', () => {
  it('nothing happens before its time, and at it exactly once', async () => {
    const { clock, scheduler, set, rings } = await newTest();
    await set('alarm-1', '2022-04-02T01:00:00.000Z');
    clock.set(new Date('2022-04-02T00:59:59.999Z'));
    expect(await scheduler.tick()).toBe(0);
    clock.set(new Date('2022-04-02T01:00:00Z'));
    expect(await scheduler.tick()).toBe(1);
    expect(await scheduler.tick()).toBe(0);
    expect(await rings('alarm-1')).toEqual([['01:00:00', '01:00:00']]);
  });

  it('two schedulers on one log do it once', async () => {
    const { clock, runtime, scheduler, set, rings } = await newTest();
    const other = new Scheduler(clock, pino({ level: 'silent' }));
    other.watch(runtime);
    await set('alarm-1', '2022-04-02T01:00:00.000Z');
    clock.set(new Date('2022-04-02T01:00:00Z'));
    await Promise.all([scheduler.tick(), other.tick(), scheduler.tick()]);
    expect(await rings('alarm-1')).toHaveLength(1);
  });

  it('a clock moved by hours stops at everything that falls due on the way', async () => {
    const { clock, scheduler, set, settle, rings } = await newTest();
    await set('alarm-1', '2022-04-02T01:00:00.000Z');
    await set('alarm-2', '2022-04-02T01:05:00.000Z');
    await moveClock(clock, new Date('2022-04-02T05:00:00Z'), scheduler, settle);
    expect(await rings('alarm-1')).toEqual([
      ['01:00:00', '01:00:00'],
      ['01:10:00', '01:10:00'],
      ['01:20:00', '01:20:00'],
    ]);
    expect((await rings('alarm-2'))[2]).toEqual(['01:25:00', '01:25:00']);
    expect(clock.now().toISOString()).toBe('2022-04-02T05:00:00.000Z');
    await expect(moveClock(clock, new Date('2022-04-02T04:00:00Z'), scheduler, settle)).rejects.toThrow('cannot go back');
  });

  it('one that fails or no longer holds does not keep the others from their turn', async () => {
    const handled: string[] = [];
    const { clock, scheduler, set } = await newTest(async (_document, { id }) => {
      handled.push(id);
      if (id === 'alarm-1') throw new Refused('not-set');
      if (id === 'alarm-2') throw new TypeError('a defect');
    });
    for (const id of ['alarm-1', 'alarm-2', 'alarm-3']) await set(id, '2022-04-02T01:00:00.000Z');
    clock.set(new Date('2022-04-02T01:02:00Z'));
    expect(await scheduler.tick()).toBe(1);
    expect(handled).toEqual(['alarm-1', 'alarm-2', 'alarm-3']);
    expect(scheduler.status()).toEqual([{ service: 'intake', deadline: 'ring', overdueSeconds: 120, failures: 0 }]);
    await scheduler.tick();
    expect(handled).toHaveLength(3);
  });

  it('waits while the store cannot be written, and goes on by itself', async () => {
    let full = true;
    const { clock, scheduler, set } = await newTest(async () => {
      if (full) throw new StoreUnavailable('the disk is full');
    });
    await set('alarm-1', '2022-04-02T01:00:00.000Z');
    clock.set(new Date('2022-04-02T01:00:00Z'));
    expect(await scheduler.tick()).toBe(0);
    expect(scheduler.status()[0]?.failures).toBe(1);
    full = false;
    expect(await scheduler.tick()).toBe(1);
    expect(scheduler.status()[0]?.failures).toBe(0);
  });
});
