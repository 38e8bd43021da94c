import type { Connection } from 'mongoose';
import { databaseUrl, mongoForSuite } from '#brokers';
import { note } from './an-event.ts';
import { contractClock } from './contract-model.ts';
import { CuttingProxy } from './cutting-proxy-under-test.ts';
import type { StoredEvent } from './event.ts';
import { newId } from './ids.ts';
import { connectMongo } from './mongo-connection.ts';
import { type MongoEventLog, openMongoEventLog } from './mongo-event-log.ts';
import { ensureEventLogIndexes } from './mongo-log-indexes.ts';
import { type EventStore, StoreUnavailable, VersionConflict } from './port.ts';

const suite = await mongoForSuite();
const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

/** The first host of an address. */
function hostOf(url: string): { host: string; port: number } {
  const [, host = '', port = '27017'] = /^mongodb:\/\/(?:[^@/]*@)?([^:/,?]+)(?::(\d+))?/.exec(url) ?? [];
  return { host, port: Number(port) };
}

async function wholeLog(store: EventStore): Promise<readonly StoredEvent[]> {
  const all: StoredEvent[] = [];
  for (let events = await store.readAll(0, 50); events.length > 0; events = await store.readAll(all.length, 50)) {
    for (const event of events) {
      all.push(event);
      if (event.position !== all.length) throw new Error(`position ${event.position} came where ${all.length} was due`);
    }
  }
  return all;
}

function expectStreamsInOrder(events: readonly StoredEvent[]): void {
  const versions = new Map<string, number>();
  for (const { stream, version } of events) {
    expect(version).toBe((versions.get(stream) ?? 0) + 1);
    versions.set(stream, version);
  }
}

suite.describe('the log in MongoDB when things go wrong', () => {
  let direct: Connection;
  let service = '';
  let services = 0;
  const toClose: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    direct = await connectMongo(suite.server?.url ?? '', { name: 'faults' });
  });
  afterAll(() => direct.close());
  beforeEach(async () => {
    services += 1;
    service = `faulty${services}`;
    await ensureEventLogIndexes(direct, [service]);
  });
  afterEach(async () => {
    for (const close of toClose.splice(0).toReversed()) await close();
  });

  async function open(connection: Connection): Promise<MongoEventLog> {
    const log = await openMongoEventLog(connection, service, { clock: contractClock });
    toClose.push(() => log.close());
    return log;
  }

  async function connectAnother(): Promise<Connection> {
    const connection = await connectMongo(suite.server?.url ?? '');
    toClose.push(() => connection.close());
    return connection;
  }

  /** A log behind a proxy, and its proxy. */
  async function openBehindProxy(): Promise<{ log: MongoEventLog; proxy: CuttingProxy }> {
    const { url = '', database = '' } = suite.server ?? {};
    const proxy = new CuttingProxy(hostOf(url));
    const behind = url.replace(/(mongodb:\/\/(?:[^@/]*@)?)[^/?]+/, `$1${await proxy.listen()}`);
    const connection = await connectMongo(`${databaseUrl(behind, database)}${behind.includes('?') ? '&' : '?'}directConnection=true`, { selectionMilliseconds: 1_000 });
    toClose.push(
      () => proxy.close(),
      () => connection.close(true),
    );
    return { log: await open(connection), proxy };
  }
  const insertOf = (name: string) => `\u0002insert\u0000${String.fromCharCode(name.length + 5)}\u0000\u0000\u0000${name}_log\u0000`;

  it('32 writers through four connections take every position and every version once; a reader that reads all along sees them in order', async () => {
    const logs = [await open(direct), await open(await connectAnother()), await open(await connectAnother()), await open(await connectAnother())];
    let writing = true;
    const follow = async (store: EventStore): Promise<number[]> => {
      const seen: number[] = [];
      for (;;) {
        const last = !writing;
        const events = await store.readAll(seen.length, 7);
        seen.push(...events.map(({ position }) => position));
        if (last && events.length === 0) return seen;
      }
    };
    const followers = logs.slice(0, 2).map(follow);
    const acknowledged: { position: number; version: number; stream: string }[] = [];
    let conflicts = 0;
    const write = async (writer: number) => {
      const log = logs[writer % logs.length] as MongoEventLog;
      // Half of the streams are written by all processes at once.
      const stream = writer % 2 === 0 ? `own-${writer}` : `shared-${writer % 3}`;
      let version = 0;
      for (let done = 0; done < 6; ) {
        const size = 1 + ((writer + done) % 3);
        try {
          const appended = await log.append(
            stream,
            version,
            upTo(size).map((n) => note(`${writer}.${done}.${n}`)),
            newId(),
          );
          for (const event of appended.events) acknowledged.push(event);
          version = appended.version;
          done += 1;
        } catch (error) {
          if (!(error instanceof VersionConflict)) throw error;
          conflicts += 1;
          version = error.actual;
        }
      }
    };
    await Promise.all(upTo(32).map(write));
    writing = false;
    const all = await wholeLog(logs[0] as MongoEventLog);
    expect(acknowledged.map(({ position }) => position).toSorted((one, other) => one - other)).toEqual(upTo(all.length));
    expect(new Set(acknowledged.map(({ stream, version }) => `${stream}@${version}`)).size).toBe(all.length);
    expect(conflicts).toBeGreaterThan(0);
    expectStreamsInOrder(all);
    for (const seen of await Promise.all(followers)) expect(seen).toEqual(upTo(all.length));
  }, 60_000);

  it('an answer that is lost between request and answer leaves exactly one commit, and its caller gets it', async () => {
    const { log, proxy } = await openBehindProxy();
    const other = await open(direct);
    let asked = 0;
    // Every third insert is done by the server and never answered.
    proxy.watch(insertOf(service), () => (++asked % 3 === 0 ? 'cut-answer' : undefined));
    const write = async (store: EventStore, stream: string) => {
      for (let version = 0; version < 8; version++) expect(await store.append(stream, version, [note(`${stream} ${version}`)], newId())).toMatchObject({ version: version + 1 });
    };
    await Promise.all([...upTo(4).map((n) => write(log, `cut-${n}`)), write(other, 'other')]);
    expect(proxy.cuts).toBeGreaterThan(2);
    for (const store of [log, other]) {
      const all = await wholeLog(store);
      expect(all).toHaveLength(40);
      expectStreamsInOrder(all);
      expect(new Set(all.map(({ id }) => id)).size).toBe(40);
    }
  }, 60_000);

  it('an insert that arrives long after its caller has sent it again, or another was first, changes nothing and leaves no hole', async () => {
    const { log, proxy } = await openBehindProxy();
    const other = await open(direct);
    let keep = 1;
    proxy.watch(insertOf(service), () => (keep-- > 0 ? 'keep-back' : undefined));
    const appended = await Promise.all([log.append('a', 0, [note('1'), note('2')], newId()), log.append('b', 0, [note('1')], newId())]);
    expect(appended.map(({ position }) => position)).toEqual([2, 3]);
    await other.append('c', 0, [note('1')], newId());
    for (const kept of proxy.takeKept()) await kept.deliver();
    expect((await wholeLog(other)).map(({ stream, version }) => `${stream}@${version}`)).toEqual(['a@1', 'a@2', 'b@1', 'c@1']);

    // The same with a foreign commit first at that position: the late insert stops at its first document.
    keep = 1;
    const late = [log.append('d', 0, [note('1')], newId()), log.append('e', 0, [note('1')], newId())];
    await other.append('c', 1, [note('2')], newId());
    await Promise.all(late);
    for (const kept of proxy.takeKept()) await kept.deliver();
    const all = await wholeLog(other);
    expect(all).toHaveLength(7);
    expect(await wholeLog(log)).toEqual(all);
    expectStreamsInOrder(all);
  }, 60_000);

  it('of two processes that append as fast as they can, neither keeps the other out', async () => {
    const logs = [await open(direct), await open(await connectAnother())];
    const done = [0, 0];
    const write = async (writer: number) => {
      const side = writer % 2;
      for (let version = 0; Math.max(...done) < 2_000; version++) {
        await logs[side]?.append(`writer-${writer}`, version, [note('1')], newId());
        done[side] = (done[side] ?? 0) + 1;
      }
    };
    await Promise.all(upTo(16).map(write));
    // Over many rounds: who comes second may miss the first gap, but not one after the other. Without gaps it gets 8 in.
    expect(Math.min(...done)).toBeGreaterThan(1_000);
    expectStreamsInOrder(await wholeLog(logs[0] as MongoEventLog));
  }, 60_000);

  it('the same command from two processes at once is one commit; the loser hears of a conflict and finds it in the stream', async () => {
    const [one, two] = [await open(direct), await open(await connectAnother())];
    const commandId = newId();
    const results = await Promise.allSettled([one, two].map((log) => log.append('a', 0, [note('1')], commandId)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await wholeLog(one)).map((event) => event.commandId)).toEqual([commandId]);
  }, 60_000);

  it('while MongoDB is away writes and reads say so in bounded time; when it is back everything goes on by itself', async () => {
    const { log, proxy } = await openBehindProxy();
    const other = await open(direct);
    await log.append('a', 0, [note('1')], newId());
    const heads: number[] = [];
    const told = new Promise<void>((resolve) => {
      log.onCommit((head) => {
        heads.push(head);
        if (head >= 3) resolve();
      });
    });
    proxy.down();
    const begun = performance.now();
    const refused = await Promise.allSettled([
      log.append('a', 1, [note('lost')], newId()),
      log.append('b', 0, [note('lost')], newId()),
      log.readStream('a'),
      log.head(),
      log.readAll(1, 10),
    ]);
    for (const result of refused) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
    expect(refused[0]).toMatchObject({ reason: expect.any(StoreUnavailable) as StoreUnavailable });
    // Far below the time-out of a test: nothing waits for ever.
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect((await log.readAll(0, 10)).map(({ position }) => position)).toEqual([1]);
    await other.append('c', 0, [note('1'), note('2')], newId());
    proxy.up();
    await told;
    expect((await log.readAll(1, 10)).map(({ stream }) => stream)).toEqual(['c', 'c']);
    expect(await log.append('a', 1, [note('2')], newId())).toMatchObject({ version: 2, position: 4 });
    expect((await wholeLog(other)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  }, 60_000);

  it.each(['all', 'told'] as const)(
    'commits of other processes wake a follower that had stopped at the end (it reads %s)',
    async (freshness) => {
      const [one, two] = [await open(direct), await open(await connectAnother())];
      const seen: number[] = [];
      let reading: Promise<void> | undefined;
      const done = new Promise<void>((resolve) => {
        // As projections do: it stops at a short answer and trusts that it is woken for what came later.
        const read = async () => {
          for (let woken = true; woken; ) {
            woken = false;
            const stop = one.onCommit(() => {
              woken = true;
            });
            const events = await one.readAll(seen.length, 100, freshness);
            seen.push(...events.map(({ position }) => position));
            stop();
          }
          reading = undefined;
          if (seen.length === 12) resolve();
        };
        one.onCommit(() => {
          reading ??= read();
        });
      });
      for (const n of upTo(6)) {
        await two.append(`two-${n}`, 0, [note('1')], newId());
        await one.append(`one-${n}`, 0, [note('1')], newId());
      }
      await done;
      expect(seen).toEqual(upTo(12));
    },
    60_000,
  );

  it('an append too large for a document fails alone', async () => {
    const log = await open(direct);
    const big = { ...note('big'), data: { text: 'x'.repeat(16_000_000) } };
    const [large, small] = await Promise.allSettled([log.append('a', 0, [big], newId()), log.append('b', 0, [note('1')], newId())]);
    expect(large).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) as RangeError });
    expect(small).toMatchObject({ status: 'fulfilled', value: { position: 1 } });
  }, 60_000);
});
