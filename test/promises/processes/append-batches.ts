// Several writers at once append batches until the process is killed or has made enough, and tell of each acknowledged one.
import { newId, VersionConflict } from '#event-store';
import { openLog } from './open-log.ts';

const [address = '', name = '', writers = '', appends = '', streams = ''] = process.argv.slice(2);
const { log, close } = await openLog(address, { now: () => new Date() });
const versions = new Map<string, number>();
let left = Number(appends);

async function write(writer: number): Promise<void> {
  while (left-- > 0) {
    // With shared streams the processes race for each version; without, each writer has its own.
    const stream = streams === 'shared' ? `shared-${left % 3}` : `${name}-${writer}`;
    const commandId = newId();
    const size = 1 + (left % 5);
    const events = Array.from({ length: size }, (_, index) => ({
      id: newId(),
      type: 'Written',
      schemaVersion: 1,
      occurredAt: '2022-04-02T07:00:00.000Z',
      actor: { id: name, role: 'operator', area: '' },
      channel: 'app' as const,
      correlationId: stream,
      data: { size, index },
    }));
    await attempt(stream, events, commandId, size);
  }
}

async function attempt(stream: string, events: Parameters<typeof log.append>[2], commandId: string, size: number): Promise<void> {
  for (;;) {
    try {
      const { version, position } = await log.append(stream, versions.get(stream) ?? 0, events, commandId);
      versions.set(stream, version);
      process.stdout.write(`${JSON.stringify({ stream, version, position, size, commandId })}\n`);
      return;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      versions.set(stream, error.actual);
    }
  }
}

await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
await close();
