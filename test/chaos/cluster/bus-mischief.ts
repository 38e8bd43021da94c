import { setTimeout as pause } from 'node:timers/promises';
import type { PublicEvent } from '#contracts';
import { connectMongo, openMongoEventLog } from '#event-store';
import { openKafkaAdmin } from '#messaging';
import { systemClock } from '#runtime';
import { consumed as byAudit } from '../../../apps/audit/src/consume/consumed.ts';
import { consumed as byDispatch } from '../../../apps/dispatch/src/consume/consumed.ts';
import { consumed as byIntake } from '../../../apps/intake/src/consume/consumed.ts';
import { KafkaClient } from '../../../libs/messaging/src/kafka-client.ts';
import { toWire } from '../../../libs/messaging/src/kafka-cloud-event.ts';
import { partitionOf } from '../../../libs/messaging/src/kafka-partition.ts';
import { KafkaPublisher } from '../../../libs/messaging/src/kafka-publisher.ts';
import { topicOf } from '../../../libs/messaging/src/public-event-source.ts';
import type { Dice } from '../../city/dice.ts';
import { PUBLIC, type PublishingService } from './public-events.ts';

/** Events at the end of a log that are told again. */
const TAIL = 300;
const REBALANCE = 2_000;
const READS = { intake: byIntake, dispatch: byDispatch, audit: byAudit } as const;

/** Somebody who has access to the topics and does with them what nobody should. */
export class BusMischief {
  readonly #kafka: { readonly brokers: readonly string[]; readonly topicPrefix: string; readonly clientId: string };
  readonly #mongodbUrl: string;

  constructor(brokers: readonly string[], mongodbUrl: string) {
    this.#kafka = { brokers, topicPrefix: '', clientId: 'mischief' };
    this.#mongodbUrl = mongodbUrl;
  }

  /** Lets a guest join every service's group, read nothing and leave again, every two seconds. */
  async rebalance(milliseconds: number): Promise<number> {
    let rounds = 0;
    for (const end = performance.now() + milliseconds; performance.now() < end; rounds += 1) {
      const guests = Object.entries(READS).map(async ([group, { topics }]) => {
        const guest = new KafkaClient(this.#kafka).consumer(group);
        await guest.connect();
        await guest.subscribe({ topics: [...topics], fromBeginning: true });
        await guest.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          eachBatch: async (payload) => {
            payload.pause();
          },
        });
        return guest;
      });
      const joined = await Promise.allSettled(guests);
      await pause(REBALANCE / 2);
      await Promise.allSettled(joined.flatMap((one) => (one.status === 'fulfilled' ? [one.value.disconnect()] : [])));
      await pause(REBALANCE / 2);
    }
    return rounds;
  }

  /** Tells the end of a service's log again, each event twice and in no order; what the relay has not told yet comes before its time. */
  async tellAgain(service: PublishingService, dice: Dice): Promise<number> {
    const tail = await this.#tail(service);
    const twice = [...tail, ...tail];
    const shuffled: PublicEvent[] = [];
    while (twice.length > 0) shuffled.push(...twice.splice(dice.between(0, twice.length - 1), 1));
    const admin = await openKafkaAdmin(this.#kafka);
    const publisher = new KafkaPublisher(
      new KafkaClient(this.#kafka),
      async (topics) => new Map((await admin.describeTopics([...topics])).map(({ topic, partitions }) => [topic, partitions])),
      () => performance.now(),
    );
    try {
      await publisher.publish(shuffled);
    } finally {
      await publisher.close(5_000);
      await admin.close();
    }
    return shuffled.length;
  }

  /** Puts on a topic what is no event: bytes without a key, an event under another stream's key, and bytes nobody can read under the key of a stream that will go on. */
  async poison(dice: Dice): Promise<void> {
    const requests = (await this.#tail('intake')).filter(({ stream }) => stream.startsWith('request-'));
    const ended = new Set(requests.filter(({ type }) => /closed|cancelled|absorbed|resolved/.test(type)).map(({ stream }) => stream));
    const logged = requests.filter(({ type, stream }) => type === 'intake.request.logged.v1' && !ended.has(stream));
    const victim = dice.pick(logged.slice(-8));
    const [topic, admin] = [topicOf(victim.service, victim.stream), await openKafkaAdmin(this.#kafka)];
    const partitions = (await admin.describeTopics([topic]))[0]?.partitions ?? 1;
    await admin.close();
    const { headers, value } = toWire(victim);
    const under = (key: string | null) => ({ key, value, headers: { ...headers }, partition: key === null ? 0 : partitionOf(key, partitions) });
    const producer = new KafkaClient(this.#kafka).producer();
    await producer.connect();
    try {
      const messages = [under(null), under('request-of-somebody-else'), { ...under(victim.stream), value: Buffer.from([0xff, 0x00, dice.between(0, 255)]) }];
      await producer.send({ acks: -1, topic, messages });
    } finally {
      await producer.disconnect();
    }
  }

  async #tail(service: PublishingService): Promise<readonly PublicEvent[]> {
    const connection = await connectMongo(this.#mongodbUrl, { name: 'mischief' });
    try {
      const log = await openMongoEventLog(connection, service, { clock: systemClock });
      const events = await log.readAll(Math.max(0, (await log.head()) - TAIL), TAIL);
      await log.close();
      return events.map(PUBLIC[service]);
    } finally {
      await connection.close();
    }
  }
}
