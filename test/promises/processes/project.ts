// Follows a log into views while it writes that log, until it is killed; tells the views' positions. Log and views are files or a database.
import { setTimeout as pause } from 'node:timers/promises';
import { newId, VersionConflict } from '#event-store';
import { createProjectionRunner, NotProjecting } from '#views';
import { openLog } from './open-log.ts';
import { openViews } from './open-views.ts';
import { projections } from './tally.ts';

const [logAddress = '', viewAddress = '', rebuild = ''] = process.argv.slice(2);
const { log: store } = await openLog(logAddress, { now: () => new Date() });
const { views, lease } = await openViews(viewAddress);
const runner = createProjectionRunner({
  store,
  views,
  projections,
  lease: lease(),
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
    const events = [
      { ...event, id: newId() },
      { ...event, id: newId() },
    ];
    version = await store.append(stream, version, events, newId()).then(
      (appended) => appended.version,
      // Another process writes the same streams.
      (error: unknown) => (error instanceof VersionConflict ? error.actual : Promise.reject(error)),
    );
  }
}

async function rebuildAgain(): Promise<void> {
  for (;;) {
    try {
      await runner.rebuild('tallies');
    } catch (error) {
      // The process before this one died with the lease, which has to run out.
      if (!(error instanceof NotProjecting)) throw error;
      await pause(50);
      continue;
    }
    process.stdout.write(`${JSON.stringify({ rebuilt: true })}\n`);
  }
}

await Promise.all([write(1), write(2), write(3), ...(rebuild === 'rebuild' ? [rebuildAgain()] : [])]);
