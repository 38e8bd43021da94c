import type { Config } from '../config/config.ts';

/** What to do when the store cannot be used; it goes on by itself afterwards. */
export function storeRemedy(config: Pick<Config, 'cluster'>): string {
  return config.cluster === undefined
    ? 'Free disk space, or make the data folder writable. It goes on by itself; no restart is needed.'
    : 'Start MongoDB again, or mend the way to it (MONGODB_URL). It goes on by itself; no restart is needed.';
}
