import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { openMongoAccessStore } from '#access';
import { type Clock, connectMongo, openDatabaseClock } from '#event-store';
import { KafkaBus, openMongoRelayCursor } from '#messaging';
import { type Config, ConfigError, type Logger, ManualClock, Problem, SERVICES, type ServiceName } from '#runtime';
import type { Foundation } from '../foundation.ts';
import { operations, Refusal } from '../maintenance/operations.ts';
import { openKeys } from '../open-keys.ts';
import { ClusterClock } from './cluster-clock.ts';
import { openClusterStorage } from './cluster-storage.ts';
import { kafkaOptions } from './kafka-settings.ts';
import { attendControl, commandCluster } from './mongo-control.ts';
import { DrillBoard } from './mongo-drill.ts';
import { assertNotBeingCarried } from './mongo-move-mark.ts';

/**
 * MongoDB for logs, views, keys and roles, Kafka for the bus: what the processes of a cluster share.
 * @throws ConfigError, StoreUnavailable, MissingIndexes or another error whose message says which command mends it
 */
export async function clusterFoundation(config: Config, log: Logger, services: readonly ServiceName[]): Promise<Foundation> {
  const { cluster } = config;
  if (cluster === undefined) throw new ConfigError('A cluster needs MONGODB_URL and KAFKA_BROKERS. Write both.');
  const name = `${services.join('+')} ${hostname()} ${process.pid} ${randomBytes(3).toString('hex')}`;
  const connection = await connectMongo(cluster.mongodbUrl, { name: `arrowtower ${services.join('+')}` });
  const undo: (() => Promise<unknown>)[] = [() => connection.close()];
  try {
    await assertNotBeingCarried(connection);
    // Deadlines that one process sets are judged by another: they go by one clock, which is the database's.
    const clock: Clock =
      config.clock === 'manual' ? new ManualClock(new Date(config.clockStart ?? Date.now())) : await openDatabaseClock(connection, (astray) => tellAstray(log, astray));
    const storage = await openClusterStorage(connection, { services, clock, holder: name });
    undo.push(() => storage.close());
    const access = await openKeys({ store: await openMongoAccessStore(connection) }, config, log);
    undo.push(() => access.close());
    const drill = clock instanceof ManualClock ? await joinDrill(clock, new DrillBoard(connection, name), () => storage.lastRecordedAt()) : undefined;
    const cursor = openMongoRelayCursor(connection);
    let bus: KafkaBus | undefined;
    const clusterClock =
      drill === undefined || !(clock instanceof ManualClock)
        ? undefined
        : new ClusterClock({
            board: drill,
            clock,
            level: async ({ service, store }) => (await cursor.get(service)) >= (await store.head()) && (await bus?.drained().catch(() => false)) === true,
          });
    return {
      clock,
      storage,
      access,
      transport: (sources, alarm, watch) => {
        bus = new KafkaBus({
          kafka: kafkaOptions(cluster, name, log),
          sources,
          readers: SERVICES.filter((service) => !services.includes(service)),
          cursor,
          watch,
          lease: (service) => storage.lease(`${service}/relay`),
          alarm: ({ message }) => alarm(message),
          givenUp: (sentence) => endProcess(log, sentence),
        });
        return bus;
      },
      maintain: async (service, operation, parameters) => {
        try {
          return await commandCluster(connection, service, operation, parameters);
        } catch (error) {
          // These commands are refused by nobody who takes them: no process of the service did.
          if (error instanceof Refusal) throw new Problem(503, 'maintenance-nobody', { parameters: { service }, headers: { 'retry-after': '5' }, cause: error });
          throw error;
        }
      },
      ...(clusterClock === undefined ? {} : { moveClock: (platform, to) => clusterClock.move(platform, to) }),
      attend: async (platform) => {
        clusterClock?.follow(platform);
        const control = attendControl(connection, {
          process: name,
          services,
          takes: (service, operation) => platform.services.some((runtime) => runtime.service === service && (operation === 'rebuild' ? runtime.projects : runtime.reacts)),
          operations: operations(platform),
          log,
        });
        return {
          close: async () => {
            await control.close();
            await clusterClock?.close();
          },
        };
      },
      close: async () => {
        await storage.close();
        await access.close();
        await connection.close();
      },
    };
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => undefined);
    throw error;
  }
}

/** A drill's clock stands where the cluster's stands, and never before what is recorded already. */
async function joinDrill(clock: ManualClock, board: DrillBoard, lastRecordedAt: () => Promise<string | undefined>): Promise<DrillBoard> {
  const last = await lastRecordedAt();
  const start = last !== undefined && Date.parse(last) > clock.now().getTime() ? new Date(last) : clock.now();
  const { now } = await board.join(start);
  clock.reset(new Date(now));
  return board;
}

/** Nothing goes by the machine's clock, but its operator reads logs by it. */
function tellAstray(log: Logger, milliseconds: number): void {
  if (milliseconds === 0) return log.info({}, "this machine's clock agrees with MongoDB's again");
  const seconds = Math.round(Math.abs(milliseconds) / 1_000);
  log.warn(
    { seconds, remedy: "Set this machine's clock, or MongoDB's (NTP). Until then everything goes by MongoDB's, so nothing is judged wrongly." },
    `this machine's clock is ${seconds} s ${milliseconds < 0 ? 'behind' : 'ahead of'} MongoDB's`,
  );
}

/** The process ends with 1, so that whoever started it starts it anew. */
function endProcess(log: Logger, sentence: string): void {
  log.fatal({ remedy: 'Nothing acknowledged is lost. Start the process again; if it repeats, look at the Kafka group.' }, sentence);
  process.exit(1);
}
