import { setImmediate as nextTurn } from 'node:timers/promises';
import { mongoForSuite } from '#brokers';
import { type EventStore, newId, type StoredEvent } from '#event-store';
import { anEvent } from '#event-store/testing';
import type { Acknowledged } from './processes/acknowledged.ts';
import { logAdapters, sharedLogs } from './logs.ts';
import { openLog } from './processes/open-log.ts';
import { start } from './processes/process.ts';
import { clock, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

/** Reads on from a cursor while `writing` goes on, and then to the head; a subscriber that is told a position twice or out of order ends at once. */
function subscribe(store: EventStore, limit: number, writing: Promise<unknown>): Promise<readonly StoredEvent[]> {
  let last = false;
  const ended = () => {
    last = true;
  };
  writing.then(ended, ended);
  return follow(store, limit, () => last);
}

async function follow(store: EventStore, limit: number, isLast: () => boolean): Promise<readonly StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for (;;) {
    const last = isLast();
    const events = await store.readAll(seen.length, limit);
    for (const event of events) {
      seen.push(event);
      if (event.position !== seen.length) throw new Error(`position ${event.position} came where ${seen.length} was due`);
    }
    if (last && events.length === 0) return seen;
    await nextTurn();
  }
}

describe('3: no subscriber ever skips a committed event', () => {
  describe.each(logAdapters(folder, mongo.server))('$name', ({ open }) => {
    it('while many writers append at once', async () => {
      const opened = await open();
      const other = await opened.another();
      const acknowledged: number[] = [];
      const write = async (writer: number) => {
        for (let version = 0; version < 40; version += 2) {
          const { store } = writer % 2 === 0 ? opened : other;
          const events = [version, version + 1].map((index) => anEvent({ type: 'Written', data: { index } }));
          const { position } = await store.append(`stream-${writer}`, version, events, newId());
          acknowledged.push(position - 1, position);
          if (writer % 3 === 0) await nextTurn();
        }
      };
      const writing = Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
      const subscribers = [opened, other].flatMap(({ store }) => [1, 7, 1_000].map((limit) => subscribe(store, limit, writing)));
      const [, ...all] = await Promise.all([writing, ...subscribers]);
      for (const seen of all) {
        expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: 640 }, (_, index) => index + 1));
        expect(acknowledged.toSorted((a, b) => a - b)).toEqual(seen.map(({ position }) => position));
        expectStreamsInOrder(seen);
      }
      await other.close();
      await opened.close();
    }, 60_000);
  });

  for (const { name: adapter, describe: describeIf, make, appends } of sharedLogs(folder, mongo))
    describeIf(adapter, () => {
      it('while three processes write and one of them is killed', async () => {
        const address = await make('killed');
        const { log, close } = await openLog(address, clock);
        const processes = ['p1', 'p2', 'p3'].map((name) => start('append-batches', address, name, '8', String(appends), 'own'));
        const [victim, ...others] = processes;
        const writing = Promise.all([victim?.untilTold(60).then(() => victim.kill()), ...others.map(({ ended }) => ended)]);
        const [, ...all] = await Promise.all([writing, ...[3, 1_000].map((limit) => subscribe(log, limit, writing))]);
        const acknowledged = processes.flatMap(({ told }) => told as readonly Acknowledged[]);
        expect(victim?.told.length).toBeLessThan(appends);
        expect(acknowledged.length).toBeGreaterThanOrEqual(2 * appends + 60);
        for (const seen of all) {
          expectStreamsInOrder(seen);
          const at = new Map(seen.map((event) => [event.position, event]));
          for (const { stream, version, position, commandId } of acknowledged) expect(at.get(position)).toMatchObject({ stream, version, commandId });
        }
        await close();
      }, 120_000);
    });
});

function expectStreamsInOrder(seen: readonly StoredEvent[]): void {
  const versions = new Map<string, number>();
  for (const { stream, version } of seen) {
    expect(version).toBe((versions.get(stream) ?? 0) + 1);
    versions.set(stream, version);
  }
}
