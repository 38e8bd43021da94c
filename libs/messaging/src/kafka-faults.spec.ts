import { jest } from '@jest/globals';
import fc from 'fast-check';
import { kafkaForSuite } from '#brokers';
import type { PublicEvent } from '#contracts';
import { eventually, KafkaUnderTest, toPublic } from './kafka-bus-under-test.ts';
import { toWire } from './kafka-cloud-event.ts';
import { openKafkaAdmin } from './kafka-admin.ts';
import { MemoryRelayCursor, type RelayCursor } from './relay-cursor.ts';

const suite = await kafkaForSuite();
const server = suite.server ?? { brokers: [], prefix: '' };
jest.setTimeout(90_000);

suite.describe('Kafka bus under faults', () => {
  let kafka: KafkaUnderTest;
  let applied: PublicEvent[];
  const collect = (event: PublicEvent) => void applied.push(event);
  const versions = (stream: string) => applied.filter((event) => event.stream === stream).map(({ version }) => version);
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  beforeEach(() => {
    applied = [];
  });
  afterEach(() => kafka.close());

  it('a relay killed between sending and its cursor: the next sends that part again, and nobody applies it twice', async () => {
    kafka = await KafkaUnderTest.open(server);
    const stored = new MemoryRelayCursor();
    const dying: RelayCursor = { get: (service) => stored.get(service), save: () => new Promise(() => undefined) };
    const first = await kafka.bus({ cursor: dying });
    const member = await kafka.join(first, 'dispatch', collect);
    for (const stream of ['request-1', 'request-2']) await kafka.append(stream, 10);
    await eventually('the first has sent all', () => applied.length === 20);
    await kafka.append('request-1', 5);
    const second = await kafka.bus({ cursor: stored });
    await eventually('the second has sent all again', () => member.consumer.status().duplicates >= 20 && applied.length === 25);
    expect(versions('request-1')).toEqual(upTo(15));
    expect(versions('request-2')).toEqual(upTo(10));
    expect(second.troubles()).toEqual([]);
    // Who reads may have an event before who sent it has Kafka's answer, after which the cursor moves.
    await eventually('the cursor is behind all of them', async () => (await stored.get('intake')) === 25);
  });

  it('duplicated and reordered deliveries: each version once, in order, after all', async () => {
    kafka = await KafkaUnderTest.open(server);
    const bus = await kafka.bus({ sources: [] });
    const member = await kafka.join(bus, 'dispatch', collect);
    const streams = ['request-1', 'request-2', 'request-3'];
    const events: PublicEvent[] = [];
    for (const stream of streams) events.push(...(await kafka.append(stream, 8)).map(toPublic));
    const [order] = fc.sample(fc.shuffledSubarray([...events, ...events.slice(0, 9)], { minLength: events.length + 9 }), { numRuns: 1, seed: 20_220_402 });
    for (const event of order ?? []) await kafka.produce('intake.request', toWire(event));
    await eventually('all applied', () => applied.length >= events.length);
    await eventually('no key waits', async () => (await member.consumer.parked()).length === 0);
    for (const stream of streams) expect(versions(stream)).toEqual(upTo(8));
    expect(member.consumer.status().gaps).toBeGreaterThan(0);
  });

  it('poison: what cannot be read parks its stream; what has no key or another’s waits under its own name; the partition goes on', async () => {
    kafka = await KafkaUnderTest.open(server, { partitions: 1 });
    const bus = await kafka.bus();
    const member = await kafka.join(bus, 'dispatch', collect);
    const [logged] = await kafka.append('request-3');
    const event = toPublic(logged as never);
    await eventually('the first is there', () => applied.length === 1);
    await kafka.produce('intake.request', { key: 'request-1', value: Buffer.from([0xff, 0x00]), headers: toWire({ ...event, stream: 'request-1' }).headers });
    await kafka.produce('intake.request', { ...toWire(event), key: null });
    await kafka.produce('intake.request', { ...toWire({ ...event, version: 2 }), key: 'request-9' });
    await kafka.append('request-1', 2);
    await kafka.append('request-3', 3);
    await eventually('the others go on', () => versions('request-3').length === 4);
    const waiting = (await member.consumer.parked()).map(({ key, kind }) => [key.replace(/\d+$/, ''), kind]);
    expect(waiting).toEqual(
      expect.arrayContaining([
        ['intake.request/0/', 'undecodable'],
        ['intake.request/0/', 'undecodable'],
      ]),
    );
    expect(versions('request-1')).toEqual([1, 2]);
    for (const { key } of await member.consumer.parked()) expect(await member.consumer.release(key)).toBeUndefined();
    expect(member.consumer.status().parkedKeys).toBe(0);
  });

  it('a defect in a handler parks its key and leaves the consumer in its group', async () => {
    kafka = await KafkaUnderTest.open(server);
    const bus = await kafka.bus();
    const member = await kafka.join(bus, 'dispatch', (event) => {
      if (event.stream === 'request-1') (undefined as unknown as { explode(): void }).explode();
      applied.push(event);
    });
    await kafka.append('request-1', 2);
    await kafka.append('request-2', 2);
    await eventually('the other goes on', () => versions('request-2').length === 2);
    await eventually('the key waits', () => member.consumer.status().parkedKeys === 1);
    expect(bus.troubles()).toEqual([]);
  });

  it('a group that rebalances every 2 s: nothing lost, nothing applied twice, each stream in order', async () => {
    kafka = await KafkaUnderTest.open(server, { partitions: 6 });
    const [one, two] = [await kafka.bus(), await kafka.bus({ sources: [] })];
    await kafka.join(one, 'dispatch', collect);
    const streams = Array.from({ length: 12 }, (_, n) => `request-${n}`);
    let rounds = 0;
    const end = performance.now() + 8_000;
    const growing = (async () => {
      for (; performance.now() < end; rounds++) {
        for (const stream of streams) await kafka.append(stream);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    while (performance.now() < end) {
      const guest = await kafka.join(two, 'dispatch', collect);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await kafka.leave(guest);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await growing;
    await eventually('all applied', () => applied.length >= rounds * streams.length);
    for (const stream of streams) expect(versions(stream)).toEqual(upTo(rounds));
  });

  it('a relay that counts partitions which its connection does not know yet leaves no message out', async () => {
    kafka = await KafkaUnderTest.open(server, { partitions: 1 });
    let ahead = 0;
    const bus = await kafka.bus({ now: () => performance.now() + ahead });
    await kafka.join(bus, 'dispatch', collect);
    const streams = Array.from({ length: 20 }, (_, n) => `request-${n}`);
    for (const stream of streams) await kafka.append(stream);
    await eventually('all of the first round', () => applied.length === 20);
    const admin = await openKafkaAdmin(kafka.kafka);
    await admin.addPartitions('intake.request', 8);
    expect(await admin.describeTopics(['intake.request'])).toEqual([{ topic: 'intake.request', partitions: 8, replication: 1 }]);
    await admin.close();
    ahead = 60_000;
    for (const stream of streams) await kafka.append(stream);
    await eventually('nothing is left', () => bus.oldestUnpublishedSeconds()['intake'] === 0 && bus.troubles().length === 0);
    await kafka.close();
    const again = await kafka.bus({ sources: [] });
    await kafka.join(again, 'dispatch', collect);
    await eventually('all of the second round', () => applied.length === 40);
    for (const stream of streams) expect(versions(stream)).toEqual([1, 2]);
  });
});
