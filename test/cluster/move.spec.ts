import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl, kafkaForSuite, mongoForSuite } from '#brokers';
import { prepareCluster } from '#cluster';
import { connectMongo, createMongoLeaseStore, openLogFile, StoreUnavailable } from '#event-store';
import { openMongoRelayCursor } from '#messaging';
import { clusterFoundation } from '#process';
import { type ClusterConfig, createLogger, loadConfig, SERVICES, systemClock, WITHOUT_CLUSTER } from '#runtime';
import { embeddedFoundation } from '../../apps/all-in-one/src/data-folder/embedded-foundation.ts';
import { lockFolder } from '../../apps/all-in-one/src/data-folder/folder-lock.ts';
import { moveCommunity } from '../../apps/all-in-one/src/move/move.ts';
import type { Progress } from '../../apps/all-in-one/src/move/progress.ts';
import { summaryOf } from '../../apps/all-in-one/src/move/report.ts';
import { Dice } from '../city/dice.ts';
import { FILES, killedFolder, own } from './moved-folder.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

suite('npm run move, from one folder to one database', () => {
  const root = mkdtempSync(join(tmpdir(), 'arrowtower-move-'));
  let from = '';
  let databases = 0;
  const used: string[] = [];

  beforeAll(async () => {
    from = await killedFolder(join(root, 'data'));
  });
  afterAll(async () => {
    for (const url of used) {
      const connection = await connectMongo(url);
      await connection.dropDatabase();
      await connection.close();
    }
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  /** A folder of its own, so that what one test leaves in it is nobody else's. */
  const copy = () => {
    const to = mkdtempSync(join(root, 'copy-'));
    cpSync(from, to, { recursive: true });
    return to;
  };

  /** A database of its own, prepared. */
  async function target(): Promise<ClusterConfig> {
    const { url = '', database = '' } = mongo.server ?? {};
    databases += 1;
    const ofThis = databaseUrl(url, `${database}m${databases}`);
    used.push(ofThis);
    const { cluster } = loadConfig(
      { MONGODB_URL: ofThis, KAFKA_BROKERS: kafka.server?.brokers.join(','), KAFKA_TOPIC_PREFIX: kafka.server?.prefix, MASTER_KEY_FILE: join(from, FILES.masterKey) },
      root,
    );
    if (cluster === undefined) throw new Error('no cluster');
    await prepareCluster(cluster);
    return cluster;
  }

  /** Everything in a database but when it was moved. */
  async function dump({ mongodbUrl }: ClusterConfig): Promise<Record<string, unknown[]>> {
    const connection = await connectMongo(mongodbUrl);
    const all: Record<string, unknown[]> = {};
    for (const { name } of (await connection.db?.listCollections().toArray()) ?? []) {
      const documents = await connection.collection(name).find({}).toArray();
      if (name !== 'move' && documents.length > 0) all[name] = documents.toSorted((one, other) => (String(one._id) < String(other._id) ? -1 : 1));
    }
    await connection.close();
    return JSON.parse(JSON.stringify(all)) as Record<string, unknown[]>;
  }

  const move = (cluster: ClusterConfig, folder: string, progress?: Progress) =>
    moveCommunity({ from: folder, cluster, key: { masterKey: undefined, masterKeyFile: undefined }, ...(progress === undefined ? {} : { progress }) });

  it('carries everything, says what, and done again changes nothing', async () => {
    const [cluster, folder] = [await target(), copy()];
    const report = await move(cluster, folder);
    expect(Object.fromEntries(report.parts.map(({ name, cluster: { count } }) => [name, count]))).toEqual({
      "intake's log": 21,
      "dispatch's log": 0,
      "audit's log": 19,
      accounts: 2,
      sessions: 1,
      'sign-in links': 0,
      'personal keys': 3,
      'phone look-up': 1,
      'names in notes': 1,
      'master key check': 1,
      'versions seen': 17,
      positions: 3,
      'parked messages': 2,
      'parked streams': 1,
      'relay positions': 3,
    });
    expect(report.parts.filter(({ folder: there, cluster: here }) => JSON.stringify(there) !== JSON.stringify(here))).toEqual([]);
    const once = await dump(cluster);
    const again = await move(cluster, folder);
    expect([again.before, again.carriedAt]).toEqual([true, report.carriedAt]);
    expect(await dump(cluster)).toEqual(once);
    expect(summaryOf(again)).toContain('Nothing was changed');
  }, 60_000);

  it('lets each relay begin behind what has reached everybody, and before what has not', async () => {
    const cluster = await target();
    const { unpublished } = await move(cluster, copy());
    const connection = await connectMongo(cluster.mongodbUrl);
    const cursor = openMongoRelayCursor(connection);
    // Requests 1 to 9 have reached both, the ninth lies behind dispatch's parked key; of audit's own nobody listens.
    expect(await Promise.all(SERVICES.map((service) => cursor.get(service)))).toEqual([18, 0, 19]);
    expect(unpublished).toEqual({ intake: 3, dispatch: 0, audit: 0 });
    await connection.close();
  }, 60_000);

  it.each([1, 2])(
    'interrupted at any moment it goes on, and ends where an undisturbed one does (seed %i)',
    async (seed) => {
      const dice = new Dice(seed);
      const [cluster, folder] = [await target(), copy()];
      let interruptions = 0;
      for (;;) {
        let left = dice.between(1, 14);
        const progress: Progress = {
          part: () => () => {
            left -= 1;
            if (left === 0) throw new Error('interrupted');
          },
        };
        // The later ones are left alone, so that it ends.
        const done = await move(cluster, folder, interruptions < 6 ? progress : undefined).catch((error: unknown) => {
          expect(error).toMatchObject({ message: 'interrupted' });
          return undefined;
        });
        if (done !== undefined) break;
        interruptions += 1;
      }
      expect(interruptions).toBeGreaterThan(2);
      const straight = await target();
      await move(straight, copy());
      expect(await dump(cluster)).toEqual(await dump(straight));
    },
    120_000,
  );

  it('keeps services from a part of a community, and the folder from a second life', async () => {
    const [cluster, folder] = [await target(), copy()];
    const config = { ...loadConfig({ ...WITHOUT_CLUSTER, DATA_DIR: folder }), logLevel: 'silent' } as const;
    const log = createLogger(config);
    await expect(move(cluster, folder, { part: (name) => () => (name === 'accounts' ? Promise.reject(new Error('interrupted')) : undefined) })).rejects.toThrow('interrupted');
    const asService = { ...config, cluster, masterKeyFile: join(from, FILES.masterKey) };
    await expect(clusterFoundation(asService, log, ['audit'])).rejects.toThrow('A community is being carried into this database');
    await (await embeddedFoundation(config, log)).close();
    await move(cluster, folder);
    await (await clusterFoundation(asService, log, ['audit'])).close();
    await expect(embeddedFoundation(config, log)).rejects.toThrow(/was moved to the cluster at .*: start its services there/);
  }, 60_000);

  it('says that it goes on when MongoDB is away in the middle of it', async () => {
    const away = { part: (name: string) => () => (name === 'accounts' ? Promise.reject(new StoreUnavailable('MongoDB does not answer')) : undefined) };
    await expect(move(await target(), copy(), away)).rejects.toThrow('MongoDB does not answer. Run the move again when it answers: it goes on where it was.');
  }, 60_000);

  it('goes on with what the folder has become since it was interrupted', async () => {
    const [cluster, folder] = [await target(), copy()];
    await expect(move(cluster, folder, { part: (name) => () => (name === 'relay positions' ? Promise.reject(new Error('interrupted')) : undefined) })).rejects.toThrow(
      'interrupted',
    );
    const file = openLogFile(join(folder, FILES.logs), { clock: systemClock, logs: SERVICES });
    await file.log('intake').append('request-0011', 0, [own('RequestDrafted', {})], 'later');
    await file.alone((database) => database.exec('DELETE FROM parked_messages; DELETE FROM parked_keys'));
    await file.close();
    const report = await move(cluster, folder);
    expect(report.parts.find(({ name }) => name === "intake's log")?.cluster.count).toBe(22);
    expect(report.parts.find(({ name }) => name === 'parked messages')?.cluster.count).toBe(0);
  }, 60_000);

  describe('refuses with a sentence', () => {
    it('a folder that a server runs on', async () => {
      const folder = copy();
      const lock = lockFolder(folder);
      lock.serving('http://localhost:8080');
      await expect(move(await target(), folder)).rejects.toThrow(/is held by process \d+ since .*, serving http:\/\/localhost:8080\. Stop it first/);
      lock.release();
    });

    it('a folder without a community, and makes none there', async () => {
      await expect(move(await target(), join(root, 'nothing'))).rejects.toThrow('holds no community');
      expect(existsSync(join(root, 'nothing'))).toBe(false);
    });

    it('a database that holds another community, or a part of one', async () => {
      const [cluster, folder] = [await target(), copy()];
      await move(cluster, folder);
      const before = await dump(cluster);
      const other = await killedFolder(join(root, 'other'));
      await expect(move(cluster, other)).rejects.toThrow('holds the community that was moved from');
      const connection = await connectMongo(cluster.mongodbUrl);
      await connection.collection('move').deleteMany({});
      await expect(move(cluster, other)).rejects.toThrow('holds a community already (intake has 21 events)');
      expect(await dump(cluster)).toEqual(before);
      await connection.close();
    }, 60_000);

    it('a master key that is not the community’s', async () => {
      const [cluster, folder] = [await target(), copy()];
      const wanted = { from: folder, cluster, key: { masterKey: 'ab'.repeat(32), masterKeyFile: undefined } };
      await expect(moveCommunity(wanted)).rejects.toThrow(`MASTER_KEY_FILE=${join(folder, FILES.masterKey)}`);
      rmSync(join(folder, FILES.masterKey));
      await expect(move(cluster, folder)).rejects.toThrow('The master key is neither in');
      const kept = join(root, 'kept.key');
      copyFileSync(join(from, FILES.masterKey), kept);
      await moveCommunity({ ...wanted, key: { masterKey: undefined, masterKeyFile: kept } });
    }, 60_000);

    it('while the cluster’s services run', async () => {
      const cluster = await target();
      const connection = await connectMongo(cluster.mongodbUrl);
      const lease = createMongoLeaseStore(connection, { timeToLive: 1_000 }).acquire('audit/projections', 'somebody');
      await new Promise<void>((resolve) => lease.onChange((held) => held && resolve()));
      await expect(move(cluster, copy())).rejects.toThrow('Processes of the cluster are running on this database (audit)');
      await lease.stop();
      await connection.close();
    }, 60_000);

    it('a folder that a newer program has written, one that is damaged, and a database that nobody has prepared', async () => {
      const folder = copy();
      const file = openLogFile(join(folder, FILES.logs), { clock: systemClock, logs: SERVICES });
      await file.log('intake').append('request-0012', 0, [{ ...own('RequestLogged', {}), schemaVersion: 99 }], 'newer');
      await file.close();
      const cluster = await target();
      await expect(move(cluster, folder)).rejects.toThrow("intake's log has RequestLogged version 99 at position 22");
      writeFileSync(join(folder, FILES.keys), 'no database');
      await expect(move(cluster, folder)).rejects.toThrow('is damaged');
      const bare = { ...cluster, mongodbUrl: databaseUrl(cluster.mongodbUrl, 'bare') };
      used.push(bare.mongodbUrl);
      await expect(move(bare, copy())).rejects.toThrow('npm run deploy:prepare');
    }, 60_000);

    it('a folder on which a server has worked since it was moved', async () => {
      const [cluster, folder] = [await target(), copy()];
      await move(cluster, folder);
      const file = openLogFile(join(folder, FILES.logs), { clock: systemClock, logs: SERVICES });
      await file.log('intake').append('request-0013', 0, [own('RequestDrafted', {})], 'after');
      await file.close();
      await expect(move(cluster, folder)).rejects.toThrow("intake's log has 22 events and 21 were carried");
    }, 60_000);
  });
});
