import { jest } from '@jest/globals';
import type { PublicEvent } from '#contracts';
import type { KafkaClient, Producer } from './kafka-client.ts';
import { KafkaPublisher } from './kafka-publisher.ts';

const event: PublicEvent = {
  id: 'event-1',
  type: 'intake.request.logged.v1',
  service: 'intake',
  stream: 'request-1',
  version: 1,
  position: 1,
  occurredAt: '2022-04-02T07:00:00.000Z',
  recordedAt: '2022-04-02T07:00:00.000Z',
  actor: { id: 'account-1', role: 'operator', area: '' },
  channel: 'app',
  commandId: 'command-1',
  correlationId: 'request-1',
  data: {},
};

/** A producer as far as the publisher asks one; `answers` false = its sendings are never answered. */
function producer(answers: boolean) {
  const made = {
    ended: false,
    sendings: 0,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(void (made.ended = true)),
    sendBatch: () => {
      made.sendings += 1;
      return answers ? Promise.resolve([{ topicName: 'intake.request', partition: 0, errorCode: 0 }]) : new Promise(() => undefined);
    },
  };
  return made;
}

describe('Kafka publisher', () => {
  afterEach(() => jest.useRealTimers());

  it('gives up a sending that is never answered, says so, and sends again with a new producer', async () => {
    jest.useFakeTimers();
    const [lost, next] = [producer(false), producer(true)];
    const made = [lost, next];
    const client = { options: { brokers: [], topicPrefix: '', clientId: 'test' }, producer: () => made.shift() as unknown as Producer } as unknown as KafkaClient;
    const publisher = new KafkaPublisher(
      client,
      (topics) => Promise.resolve(new Map(topics.map((topic) => [topic, 1]))),
      () => 0,
    );
    const refused = publisher.publish([event]).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(lost).toMatchObject({ sendings: 1, ended: false });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await refused).toEqual(new Error('Kafka has not taken a sending for 10 s'));
    await jest.advanceTimersByTimeAsync(0);
    expect(lost.ended).toBe(true);
    await publisher.publish([event]);
    expect(next).toMatchObject({ sendings: 1, ended: false });
  });
});
