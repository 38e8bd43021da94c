import { createReadStream, createWriteStream, mkdtempSync, rmSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Played } from './record.ts';

/** The client's record of a long day, on disk: 300,000 stories do not fit into memory comfortably. */
export class Spill {
  private readonly folder = mkdtempSync(join(tmpdir(), 'arrowtower-record-'));
  private readonly file = join(this.folder, 'played.ndjson');
  private readonly out: WriteStream = createWriteStream(this.file);

  /** Writes one story down. */
  write(played: Played): void {
    this.out.write(`${JSON.stringify(played)}\n`);
  }

  /** All stories, a batch at a time; nothing can be written any more. */
  async *read(batch: number): AsyncGenerator<readonly Played[]> {
    await new Promise<void>((resolve, reject) => this.out.end((error?: Error | null) => (error ? reject(error) : resolve())));
    let lines: Played[] = [];
    for await (const line of createInterface({ input: createReadStream(this.file) })) {
      lines.push(JSON.parse(line) as Played);
      if (lines.length < batch) continue;
      yield lines;
      lines = [];
    }
    yield lines;
  }

  /** Removes the file. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
