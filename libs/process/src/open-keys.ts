import { type Access, type OpenAccessOptions, type OpenSharedAccessOptions, openAccess, POLICY_TABLES } from '#access';
import type { Config, Logger } from '#runtime';
import { drillActions } from './drill/drill-actions.ts';

/** Where the keys lie: in a data folder, or in a store that processes share. */
export type KeyPlace = Pick<OpenAccessOptions, 'dataDir'> | Pick<OpenSharedAccessOptions, 'store'>;

/** Opens accounts, sessions and personal keys as the configuration says. @throws Error with the remedy when the master key is missing, malformed or another store's */
export function openKeys(place: KeyPlace, config: Config, log: Logger): Promise<Access> {
  return openAccess({
    ...place,
    ...(config.masterKey === undefined ? {} : { masterKey: config.masterKey }),
    ...(config.masterKeyFile === undefined ? {} : { masterKeyFile: config.masterKeyFile }),
    tables: config.clock === 'manual' ? [...POLICY_TABLES, drillActions] : POLICY_TABLES,
    log: ({ event, ...facts }) => log.info(facts, event.replaceAll('-', ' ')),
  });
}
