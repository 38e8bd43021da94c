import type { Clock } from '#event-store';
import { LocalBus } from '#messaging';
import { type Foundation, openKeys, operations } from '#process';
import { type Config, type Logger, ManualClock, SERVICES, systemClock } from '#runtime';
import { listenControl } from '../control/control-socket.ts';
import { type EmbeddedStorage, openEmbeddedStorage } from './embedded-storage.ts';
import { lockFolder } from './folder-lock.ts';
import { assertNotMoved } from './moved.ts';

/**
 * Everything in one data folder and one process: SQLite, the local bus, a control socket.
 * @throws FolderHeld · FolderUnusable · FolderMoved
 */
export async function embeddedFoundation(config: Config, log: Logger): Promise<Foundation> {
  const lock = lockFolder(config.dataDir);
  try {
    assertNotMoved(config.dataDir);
    const clock: Clock = config.clock === 'manual' ? new ManualClock(new Date(config.clockStart ?? Date.now())) : systemClock;
    const storage = openEmbeddedStorage(config.dataDir, clock);
    try {
      if (clock instanceof ManualClock) await catchUpWithLogs(clock, storage);
      const access = await openKeys({ dataDir: config.dataDir }, config, log);
      return {
        clock,
        storage,
        access,
        transport: (sources, alarm, watch) => new LocalBus({ sources, watch, alarm: ({ message }) => alarm(message) }),
        attend: (platform) => listenControl(config.dataDir, operations(platform), log),
        serving: (address) => lock.serving(address),
        close: async () => {
          await storage.close();
          await access.close();
          lock.release();
        },
      };
    } catch (error) {
      await storage.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A drill's clock never stands before what is recorded already. */
async function catchUpWithLogs(clock: ManualClock, storage: EmbeddedStorage): Promise<void> {
  for (const service of SERVICES) {
    const store = storage.log(service);
    const [last] = await store.readAll(Math.max(0, (await store.head()) - 1), 1);
    if (last !== undefined && Date.parse(last.recordedAt) > clock.now().getTime()) clock.set(new Date(last.recordedAt));
  }
}
