import type { PublicEvent } from '#contracts';
import { createCommandHandler, type Decider, type DomainEvent, newId } from '#event-store';
import { Consumer, effectOf } from '#messaging';
import { openBus, TOPIC } from './open-bus.ts';

// follow.ts ADDRESS EVENTS broken|mended: writes EVENTS further events to four streams and follows them over the bus into a log of its own;
// while broken, stream-1 cannot be handled from its third version on. Mended, it releases what waits, tells when all is level, and ends.
const [address = '', count = '0', mode = 'broken'] = process.argv.slice(2);
const clock = { now: () => new Date() };
const actor = { id: 'account-1', role: 'operator', area: '' };
const { intake, dispatch, state, bus, close } = await openBus(address, clock);
const followed: Decider<null, number, DomainEvent> = { initialState: null, evolve: () => null, decide: (version) => [{ type: 'Followed', data: { version } }] };
const commands = createCommandHandler(dispatch, { clock });
const consumer = new Consumer<PublicEvent>({ name: 'dispatch', state, clock, retries: [] });
const subscription = bus.subscribe(consumer, [TOPIC]);

await consumer.open(() => async (event) => {
  if (mode === 'broken' && event.stream === 'stream-1' && event.version >= 3) throw new Error('cannot be handled');
  const { version } = await commands.handle(followed, event.stream.replace('stream', 'job'), event.version, effectOf('dispatch', event, clock.now()));
  process.stdout.write(`${JSON.stringify({ stream: event.stream, version: event.version, job: version })}\n`);
});
await subscription.start();
for (let n = 0; n < Number(count); n++) {
  const stream = `stream-${1 + (n % 4)}`;
  const now = clock.now().toISOString();
  const event = { id: newId(), type: 'Written', schemaVersion: 1, occurredAt: now, actor, channel: 'app' as const, correlationId: stream, data: {} };
  await intake.append(stream, (await intake.readStream(stream)).length, [event], newId());
}
if (mode === 'mended') {
  for (const { stream, version } of await Promise.all([1, 2, 3, 4].map(async (n) => ({ stream: `stream-${n}`, version: (await intake.readStream(`stream-${n}`)).length })))) {
    // What was sent before a kill may come, and wait behind the key, only now.
    for (const end = performance.now() + 60_000; ; ) {
      await consumer.release(stream);
      if (await consumer.waitFor(stream, version, 200)) break;
      if (performance.now() > end) throw new Error(`${stream} did not reach ${version}`);
    }
  }
  process.stdout.write(`${JSON.stringify({ parked: (await consumer.parked()).length })}\n`);
  await subscription.close(5_000);
  await close();
}
