import { jest } from '@jest/globals';
import { ownKafkaForSuite } from '#brokers';
import type { PublicEvent } from '#contracts';
import { eventually, KafkaUnderTest } from './kafka-bus-under-test.ts';

const suite = await ownKafkaForSuite({ nodes: 3 });
const server = suite.server;
// Longer than the waits within, the restart of a node on a busy machine among them: they say what stood still.
jest.setTimeout(240_000);

suite.describe('Kafka bus over three nodes', () => {
  let kafka: KafkaUnderTest;
  afterEach(() => kafka.close());

  it('loses nothing, applies nothing twice and keeps each stream’s order when one is killed and comes back', async () => {
    kafka = await KafkaUnderTest.open({ brokers: server?.brokers ?? [] }, { partitions: 6, replication: 3 });
    const bus = await kafka.bus();
    const applied: PublicEvent[] = [];
    const member = await kafka.join(bus, 'dispatch', (event) => void applied.push(event));
    const streams = Array.from({ length: 12 }, (_, n) => `request-${n}`);
    let rounds = 0;
    const grow = async (seconds: number) => {
      for (const end = performance.now() + seconds * 1_000; performance.now() < end; rounds++) {
        for (const stream of streams) await kafka.append(stream);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await grow(1);
    await server?.nodes[1]?.kill();
    await grow(3);
    await server?.nodes[1]?.restart();
    await grow(1);
    await eventually(
      'all applied',
      () => applied.length >= rounds * streams.length,
      60_000,
      () => kafka.account(bus, member, applied),
    );
    for (const stream of streams) expect(applied.filter((event) => event.stream === stream).map(({ version }) => version)).toEqual(Array.from({ length: rounds }, (_, n) => n + 1));
    await eventually('nothing hinders it', () => bus.troubles().length === 0 && bus.oldestUnpublishedSeconds()['intake'] === 0);
    expect(member.consumer.status()).toMatchObject({ parkedKeys: 0, gaps: 0 });
  });
});
