import { join } from 'node:path';
import { ALWAYS_HELD, type Clock, type LogFile, openLogFile } from '#event-store';
import { openSqliteConsumerState } from '#messaging';
import { SERVICES, type Storage } from '#runtime';
import { openViewFile } from '#views';
import { LOG_FILE, VIEW_FILE } from './files.ts';

/** The embedded storage of one process: two SQLite files in the data folder. */
export interface EmbeddedStorage extends Storage {
  readonly logFile: LogFile;
  /** Views first, logs last. */
  close(): Promise<void>;
}

/** Opens (or makes) the logs and views of a data folder. */
export function openEmbeddedStorage(dataDir: string, clock: Clock): EmbeddedStorage {
  const logFile = openLogFile(join(dataDir, LOG_FILE), { clock, logs: SERVICES, soleWriter: true });
  const views = openViewFile(join(dataDir, VIEW_FILE));
  return {
    logFile,
    views,
    log: (service) => logFile.log(service),
    consumerState: (consumer) => openSqliteConsumerState(logFile, consumer),
    lease: () => ALWAYS_HELD,
    close: async () => {
      await views.close();
      await logFile.close();
    },
  };
}
