// Follows a log into views while it writes that log, until it is killed; tells the views' positions.
import { newId, openLogFile } from '#event-store';
import { createProjectionRunner, openViewFile } from '#views';
import { projections } from './tally.ts';

const [log = '', views = '', rebuild = ''] = process.argv.slice(2);
const file = openLogFile(log, { clock: { now: () => new Date() }, logs: ['intake'] });
const store = file.log('intake');
const runner = createProjectionRunner({
  store,
  views: openViewFile(views),
  projections,
  gapMs: 0,
  onApplied: (events) => {
    process.stdout.write(`${JSON.stringify({ applied: events.at(-1)?.position })}\n`);
  },
});
await runner.start();

async function write(writer: number): Promise<void> {
  const stream = `stream-${writer}`;
  let { length: version } = await store.readStream(stream);
  for (;;) {
    const actor = { id: 'account-1', role: 'operator', area: '' };
    const event = { type: 'Written', schemaVersion: 1, occurredAt: '2022-04-02T07:00:00.000Z', actor, channel: 'app' as const, correlationId: stream, data: {} };
    const appended = await store.append(
      stream,
      version,
      [
        { ...event, id: newId() },
        { ...event, id: newId() },
      ],
      newId(),
    );
    version = appended.version;
  }
}

async function rebuildAgain(): Promise<void> {
  for (;;) {
    await runner.rebuild('tallies');
    process.stdout.write(`${JSON.stringify({ rebuilt: true })}\n`);
  }
}

await Promise.all([write(1), write(2), write(3), ...(rebuild === 'rebuild' ? [rebuildAgain()] : [])]);
