import type { PublicEvent } from '#contracts';
import { Consumer } from './consumer.ts';
import type { EachBatchPayload, KafkaClient, KafkaConsumer } from './kafka-client.ts';
import { KafkaSubscription } from './kafka-subscription.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';

type Listener = (event: { readonly payload: { readonly memberAssignment: Readonly<Record<string, readonly number[]>> } }) => void;

/** A member as far as the subscription asks one: it hears what the test lets it hear. */
class FakeMember {
  readonly events = { GROUP_JOIN: 'join', FETCH: 'fetch', CRASH: 'crash' };
  readonly #listeners = new Map<string, Listener>();
  eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined;
  ended = false;
  on = (name: string, listener: Listener) => void this.#listeners.set(name, listener);
  connect = () => Promise.resolve();
  subscribe = () => Promise.resolve();
  stop = () => Promise.resolve();
  run = ({ eachBatch }: { readonly eachBatch: (payload: EachBatchPayload) => Promise<void> }) => Promise.resolve(void (this.eachBatch = eachBatch));
  disconnect = () => Promise.resolve(void (this.ended = true));
  hear = (name: 'join' | 'fetch') => this.#listeners.get(name)?.({ payload: { memberAssignment: { 'intake.request': [0, 1] } } });
}

describe('a member that kafkajs has lost', () => {
  const members: FakeMember[] = [];
  const told: string[] = [];
  /** What the consumer's state waits for before it answers. */
  let hold: Promise<void> = Promise.resolve();
  class SlowState extends MemoryConsumerState {
    override async parkedKeys() {
      await hold;
      return super.parkedKeys();
    }
  }
  const consumer = () => new Consumer<PublicEvent>({ name: 'dispatch', state: new SlowState(), clock: { now: () => new Date(0) } });
  const at = (head: number) => new Map([['intake.request', [0, 1].map((partition) => ({ partition, low: 0, head, committed: 0 }))]]);

  function subscribe(): KafkaSubscription {
    members.splice(0);
    told.splice(0);
    const client = {
      options: { brokers: [], topicPrefix: '', clientId: 'test' },
      consumer: () => {
        const member = new FakeMember();
        members.push(member);
        return member as unknown as KafkaConsumer;
      },
    } as unknown as KafkaClient;
    const subscription = new KafkaSubscription({
      client,
      consumer: consumer(),
      topics: ['intake.request'],
      stuckSeconds: 10,
      now: () => 0,
      pause: () => Promise.resolve(),
      trouble: (sentence) => told.push(sentence),
      ready: () => Promise.resolve(),
      givenUp: (sentence) => told.push(sentence),
    });
    subscription.join();
    members[0]?.hear('join');
    return subscription;
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is replaced when Kafka answers everybody but it, and says why', async () => {
    const subscription = subscribe();
    // The assignment was a word of Kafka's.
    for (let measurings = 0; measurings < 13; measurings += 1) {
      expect(members).toHaveLength(1);
      subscription.measured(at(0));
    }
    await settled();
    expect(members.map(({ ended }) => ended)).toEqual([true, false]);
    expect(told).toEqual(['dispatch has left its Kafka group and joins again: it heard nothing more from Kafka, which answers others']);
    expect(subscription.trouble()).toBe(told[0]);
    members[1]?.hear('join');
    expect(subscription.trouble()).toBeUndefined();
  });

  it('is replaced when it does not read a partition on which messages wait', async () => {
    const subscription = subscribe();
    for (let measurings = 0; measurings < 5; measurings += 1) {
      members[0]?.hear('fetch');
      subscription.measured(at(3));
    }
    await settled();
    expect(members).toHaveLength(2);
    expect(told.join()).toContain('it did not read intake.request/0 any more, on which messages wait');
  });

  it('is left alone while it hears Kafka or has a batch in hand, and after it was closed', async () => {
    const subscription = subscribe();
    await settled();
    for (let measurings = 0; measurings < 50; measurings += 1) {
      members[0]?.hear('fetch');
      subscription.measured(at(0));
    }
    let free = () => undefined as void;
    hold = new Promise((resolve) => (free = resolve));
    const batch = { topic: 'intake.request', partition: 0, messages: [{ key: null, value: null, offset: '0' }], firstOffset: () => '0', highWatermark: '3' };
    const done = members[0]?.eachBatch?.({
      batch,
      isRunning: () => true,
      isStale: () => false,
      heartbeat: () => Promise.resolve(),
      resolveOffset: () => undefined,
      commitOffsetsIfNecessary: () => Promise.resolve(),
    } as unknown as EachBatchPayload);
    expect(done).toBeDefined();
    for (let measurings = 0; measurings < 50; measurings += 1) subscription.measured(at(3));
    free();
    await done;
    await subscription.close(1_000);
    for (let measurings = 0; measurings < 50; measurings += 1) subscription.measured(at(3));
    await settled();
    expect(members).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
