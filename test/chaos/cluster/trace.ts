import { createWriteStream, mkdtempSync, rmSync, type WriteStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMongo, openMongoEventLog } from '#event-store';
import { SERVICES, systemClock } from '#runtime';
import type { Attempt } from '../persistent-sender.ts';

const BATCH = 1_000;

/** What happened when, as lines of JSON: every sending of a command, every fault, and in the end each service's log. From them the story of one case can be read event by event. */
export class Trace {
  readonly folder = mkdtempSync(join(tmpdir(), 'arrowtower-chaos-'));
  readonly #attempts: WriteStream = createWriteStream(join(this.folder, 'attempts.jsonl'));
  readonly #faults: WriteStream = createWriteStream(join(this.folder, 'faults.jsonl'));

  readonly attempt = (attempt: Attempt): void => {
    this.#attempts.write(`${JSON.stringify(attempt)}\n`);
  };

  /** @param from when it began */
  fault(fault: string, from: Date): void {
    this.#faults.write(`${JSON.stringify({ fault, from, till: new Date() })}\n`);
  }

  /** Writes the logs beside them. */
  async logs(mongodbUrl: string): Promise<void> {
    const connection = await connectMongo(mongodbUrl, { name: 'chaos' });
    try {
      for (const service of SERVICES) {
        const log = await openMongoEventLog(connection, service, { clock: systemClock });
        for (let events = await log.readAll(0, BATCH); events.length > 0; events = await log.readAll(events.at(-1)?.position ?? 0, BATCH))
          await appendFile(join(this.folder, `${service}.jsonl`), events.map((event) => `${JSON.stringify({ ...event, rawData: undefined })}\n`).join(''));
        await log.close();
      }
    } finally {
      await connection.close();
    }
  }

  /** @param keep whether the folder stays */
  async close(keep: boolean): Promise<void> {
    await Promise.all([this.#attempts, this.#faults].map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }
}
