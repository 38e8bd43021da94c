import { type Clock, connectMongo, type EventStore, openLogFile, openMongoEventLog } from '#event-store';

/** A log and how to let go of it. */
export interface HeldLog {
  readonly log: EventStore;
  readonly close: () => Promise<void>;
}

/** Opens a log by its address: `mongodb://…#name`, or the path of a log file, whose log `intake` it is. */
export async function openLog(address: string, clock: Clock): Promise<HeldLog> {
  if (!address.startsWith('mongodb')) {
    const file = openLogFile(address, { clock, logs: ['intake'] });
    return { log: file.log('intake'), close: () => file.close() };
  }
  const [url = '', name = ''] = address.split('#');
  const connection = await connectMongo(url, { name: 'promises' });
  const log = await openMongoEventLog(connection, name, { clock });
  return {
    log,
    close: async () => {
      await log.close();
      await connection.close();
    },
  };
}
