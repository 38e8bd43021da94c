import { join } from 'node:path';
import { type Clock, type LogFile, openLogFile } from '#event-store';
import { openSqliteConsumerState } from '#messaging';
import { SERVICES, type Storage } from '#runtime';
import { openViewFile } from '#views';

/** Name of the file with the three logs and all cursors; what it holds is the truth. */
export const LOG_FILE = 'log.sqlite';
/** Name of the file with the views; it can be made again from the logs. */
export const VIEW_FILE = 'views.sqlite';
/** Name of the file with accounts and personal keys (libs/access). */
export const KEY_FILE = 'keys.sqlite';
/** Name of the file with the key of keys, unless it is kept elsewhere. */
export const MASTER_KEY_FILE = 'master.key';

/** The embedded storage of one process: two SQLite files in the data folder. */
export interface EmbeddedStorage extends Storage {
  readonly logFile: LogFile;
  /** Views first, logs last. */
  close(): Promise<void>;
}

/** Opens (or makes) the logs and views of a data folder. */
export function openEmbeddedStorage(dataDir: string, clock: Clock): EmbeddedStorage {
  const logFile = openLogFile(join(dataDir, LOG_FILE), { clock, logs: SERVICES });
  const views = openViewFile(join(dataDir, VIEW_FILE));
  return {
    logFile,
    views,
    log: (service) => logFile.log(service),
    consumerState: (consumer) => openSqliteConsumerState(logFile, consumer),
    close: async () => {
      await views.close();
      await logFile.close();
    },
  };
}
