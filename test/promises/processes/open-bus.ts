import type { PublicEvent } from '#contracts';
import { type Clock, connectMongo, createMongoLeaseStore, type EventStore, openLogFile, openMongoEventLog } from '#event-store';
import {
  type BusTransport,
  type ConsumerState,
  KafkaBus,
  LocalBus,
  openMongoConsumerState,
  openMongoRelayCursor,
  openSqliteConsumerState,
  type PublicEventSource,
} from '#messaging';

/** Servers on which two logs and the bus between them lie. */
export interface BusServers {
  readonly mongodbUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
}

/** Intake's log, the bus behind it, and what dispatch keeps of it. */
export interface HeldBus {
  readonly intake: EventStore;
  readonly dispatch: EventStore;
  readonly state: ConsumerState;
  readonly bus: BusTransport;
  readonly close: () => Promise<void>;
}

/** The topic of streams called `stream-…`. */
export const TOPIC = 'intake.stream';

/** Opens them by their address: the path of a log file, or {@link BusServers} as JSON. The bus has started. */
export async function openBus(address: string, clock: Clock): Promise<HeldBus> {
  const source = (store: EventStore): PublicEventSource => ({ service: 'intake', store, toPublic: (stored): PublicEvent => ({ ...stored, service: 'intake' }) });
  if (!address.startsWith('{')) {
    const file = openLogFile(address, { clock, logs: ['intake', 'dispatch'] });
    const intake = file.log('intake');
    const bus = new LocalBus({ sources: [source(intake)] });
    return { intake, dispatch: file.log('dispatch'), state: await openSqliteConsumerState(file, 'dispatch'), bus, close: () => file.close() };
  }
  const { mongodbUrl, brokers, topicPrefix } = JSON.parse(address) as BusServers;
  const connection = await connectMongo(mongodbUrl, { name: 'promises' });
  const [intake, dispatch] = [await openMongoEventLog(connection, 'intake', { clock }), await openMongoEventLog(connection, 'dispatch', { clock })];
  const lease = createMongoLeaseStore(connection).acquire('intake/relay', `promises ${process.pid}`);
  const kafka = { brokers, topicPrefix, clientId: 'promises' };
  const bus = new KafkaBus({ kafka, sources: [source(intake)], cursor: openMongoRelayCursor(connection), lease: () => lease });
  await bus.start();
  return {
    intake,
    dispatch,
    state: await openMongoConsumerState(connection, 'dispatch'),
    bus,
    close: async () => {
      await bus.close(5_000);
      await lease.stop();
      await intake.close();
      await dispatch.close();
      await connection.close();
    },
  };
}
