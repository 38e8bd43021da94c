import { type Access, openAccess, POLICY_TABLES } from '#access';
import type { Clock } from '#event-store';
import { LocalBus } from '#messaging';
import { type Config, type Logger, ManualClock, observePlatform, Platform, SERVICES, systemClock } from '#runtime';
import { CONTRACT } from './contract.ts';
import { type EmbeddedStorage, openEmbeddedStorage } from './data-folder/embedded-storage.ts';
import { drillActions } from './drill/drill-actions.ts';

/** The opened data folder with the platform on it; nothing runs yet. */
export interface OpenedProcess {
  readonly platform: Platform;
  readonly access: Access;
  /** Keys before logs: last of all. */
  close(): Promise<void>;
}

/** Opens stores, keys, clock and bus of one process. The folder's lock is held by the caller. */
export async function openProcess(config: Config, log: Logger): Promise<OpenedProcess> {
  const clock: Clock = config.clock === 'manual' ? new ManualClock(new Date(config.clockStart ?? Date.now())) : systemClock;
  const storage = openEmbeddedStorage(config.dataDir, clock);
  let access: Access | undefined;
  try {
    if (clock instanceof ManualClock) await catchUpWithLogs(clock, storage);
    access = await openAccess({
      dataDir: config.dataDir,
      ...(config.masterKey === undefined ? {} : { masterKey: config.masterKey }),
      ...(config.masterKeyFile === undefined ? {} : { masterKeyFile: config.masterKeyFile }),
      tables: config.clock === 'manual' ? [...POLICY_TABLES, drillActions] : POLICY_TABLES,
      log: ({ event, ...facts }) => log.info(facts, event.replaceAll('-', ' ')),
    });
  } catch (error) {
    await storage.close();
    throw error;
  }
  const keys = access;
  const platform = new Platform({
    config,
    clock,
    log,
    storage,
    fingerprintKey: keys.fingerprintKey,
    contract: CONTRACT,
    transport: (sources, alarm) => new LocalBus({ sources, alarm: ({ message }) => alarm(message) }),
  });
  observePlatform(platform);
  keys.sessions.onEnded((ended) => {
    for (const { live } of platform.services) {
      if ('sessionId' in ended) live.closeSession(ended.sessionId);
      else live.closeAccount(ended.accountId);
    }
  });
  return {
    platform,
    access: keys,
    close: async () => {
      await storage.close();
      await keys.close();
    },
  };
}

/** A drill's clock never stands before what is recorded already. */
async function catchUpWithLogs(clock: ManualClock, storage: EmbeddedStorage): Promise<void> {
  for (const service of SERVICES) {
    const store = storage.log(service);
    const [last] = await store.readAll(Math.max(0, (await store.head()) - 1), 1);
    if (last !== undefined && Date.parse(last.recordedAt) > clock.now().getTime()) clock.set(new Date(last.recordedAt));
  }
}
