import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { ownKafkaForSuite } from '#brokers';
import type { PublicEvent } from '#contracts';
import { KafkaBus } from './kafka-bus.ts';
import { eventually, KafkaUnderTest } from './kafka-bus-under-test.ts';
import type { KafkaOptions } from './kafka-options.ts';
import { MemoryRelayCursor } from './relay-cursor.ts';

const suite = await ownKafkaForSuite({ sasl: true, tls: true });
const { brokers: plain = [], secured } = suite.server ?? {};
// One test kills its Kafka and starts it again.
jest.setTimeout(150_000);

suite.describe('Kafka at boot', () => {
  const brokers = secured?.brokers ?? [];
  const [username, password] = [secured?.username ?? '', secured?.password ?? ''];
  const tls = { ca: secured?.caFile === undefined ? '' : readFileSync(secured.caFile, 'utf8') };
  const open: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  async function boot(kafka: Partial<KafkaOptions>, more: { readonly startWithin?: number } = {}): Promise<KafkaBus> {
    const bus = new KafkaBus({ kafka: { brokers, topicPrefix: '', clientId: 'boot', ...kafka }, sources: [], cursor: new MemoryRelayCursor(), ...more });
    open.push({ close: () => bus.close(2_000) });
    await bus.start();
    return bus;
  }

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)('carries events for a user who signs in with %s, over TLS', async (mechanism) => {
    const kafka = await KafkaUnderTest.open({ brokers, sasl: { mechanism, username, password }, tls });
    open.push(kafka);
    const bus = await kafka.bus();
    const applied: PublicEvent[] = [];
    await kafka.join(bus, 'dispatch', (event) => void applied.push(event));
    await kafka.append('request-1', 3);
    await eventually('all applied', () => applied.length === 3);
    expect(applied.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('stops with a sentence that names the settings when the password is wrong', async () => {
    const wrong = boot({ sasl: { mechanism: 'scram-sha-512', username, password: 'not-it' }, tls });
    await expect(wrong).rejects.toMatchObject({
      name: 'KafkaMisconfigured',
      message: expect.stringMatching(`refuses the user ${username}: check KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD`),
    });
    await expect(wrong).rejects.not.toMatchObject({ message: expect.stringContaining('not-it') });
  });

  it('stops with a sentence when the certificate is not signed by the given authority', async () => {
    await expect(boot({ sasl: { mechanism: 'plain', username, password }, tls: true })).rejects.toMatchObject({
      name: 'KafkaMisconfigured',
      message: expect.stringContaining('check KAFKA_TLS_CA'),
    });
  });

  it('stops with a sentence when a topic to be read is not there, and names the command that creates it', async () => {
    const kafka = await KafkaUnderTest.open({ brokers: plain });
    open.push(kafka);
    const bus = await kafka.bus();
    await expect(kafka.join(bus, 'audit', () => undefined, ['intake.request', 'intake.disclosure'])).rejects.toMatchObject({
      name: 'KafkaMisconfigured',
      message: `Kafka at ${plain.join(', ')} has no topic ${kafka.kafka.topicPrefix}intake.disclosure: create them with \`npm run deploy:prepare\`.`,
    });
  });

  it('says which topic is missing when an own event has none, and sends it when there is one', async () => {
    const kafka = await KafkaUnderTest.open({ brokers: plain });
    open.push(kafka);
    const bus = await kafka.bus();
    await kafka.append('community-1');
    await eventually('it says so', () => bus.troubles().some((sentence) => sentence.includes(`has no topic ${kafka.kafka.topicPrefix}intake.community`)));
    await kafka.createTopics(['intake.community']);
    await eventually('it is sent', () => bus.oldestUnpublishedSeconds()['intake'] === 0);
    expect(bus.troubles()).toEqual([]);
  });

  it('hears a Kafka again that stopped answering with its connections open, as soon as it goes on', async () => {
    const kafka = await KafkaUnderTest.open({ brokers, sasl: { mechanism: 'plain', username, password }, tls });
    open.push(kafka);
    const bus = await kafka.bus();
    const applied: PublicEvent[] = [];
    const member = await kafka.join(bus, 'dispatch', (event) => void applied.push(event));
    await kafka.append('request-1');
    await eventually('the first is applied', () => applied.length === 1);
    await suite.server?.pause();
    let told = 1;
    try {
      // Longer than a request may take: the relay's and the member's requests run into their time limit.
      for (const end = performance.now() + 5_000; performance.now() < end; told += 1) {
        await kafka.append('request-1');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      await suite.server?.resume();
    }
    await eventually(
      'all applied',
      () => applied.length === told,
      30_000,
      () => kafka.account(bus, member, applied),
    );
    expect(applied.map(({ version }) => version)).toEqual(Array.from({ length: told }, (_, index) => index + 1));
    await eventually('nothing hinders it', () => bus.troubles().length === 0);
    // It waited in its group; a member that leaves it so makes its successor wait for the end of its session.
    expect(kafka.alarms.filter(({ message }) => message.includes('has left its Kafka group'))).toEqual([]);
  });

  it('goes on without a Kafka that is away, says so, and joins when it is back', async () => {
    const kafka = await KafkaUnderTest.open({ brokers: plain });
    open.push(kafka);
    await suite.server?.kill();
    const bus = await kafka.bus({ startWithin: 500 });
    const applied: PublicEvent[] = [];
    await kafka.join(bus, 'dispatch', (event) => void applied.push(event));
    await kafka.append('request-1', 2);
    expect(bus.troubles()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Kafka at .* cannot be reached by the relay/), expect.stringMatching(/^Kafka at .* cannot be reached by dispatch/)]),
    );
    await suite.server?.restart();
    await eventually('all applied', () => applied.length === 2, 90_000);
    expect(bus.troubles()).toEqual([]);
  });
});
