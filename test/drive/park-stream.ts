import { join } from 'node:path';
import { openLogFile } from '#event-store';
import { openSqliteConsumerState } from '#messaging';
import { SERVICES, systemClock } from '#runtime';

/** What is parked, and where. */
export interface Parked {
  /** The consumer: a service's name, or that of one of its own policies. */
  readonly consumer: string;
  readonly stream: string;
  readonly topic: string;
  /** The last version that the consumer has applied: the next one waits. */
  readonly seen: number;
  readonly reason: string;
}

/** Makes a stream wait in a data folder whose server does not run, as if its handler had failed: what comes next on it queues behind until it is released. */
export async function parkStream(dataDir: string, { consumer, stream, topic, seen, reason }: Parked): Promise<void> {
  const file = openLogFile(join(dataDir, 'log.sqlite'), { clock: systemClock, logs: SERVICES });
  try {
    const state = await openSqliteConsumerState(file, consumer);
    // The true message takes the place of the unreadable one as soon as it comes.
    const message = { topic, version: seen + 1, undecodable: true, bytes: 'not there yet' };
    await state.park({ key: stream, topic, kind: 'failed', reason, waitsFor: seen + 1, since: new Date().toISOString() }, [message], seen);
  } finally {
    await file.close();
  }
}
