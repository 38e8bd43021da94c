import type { PublicEvent } from '#contracts';
import { type Delivery, strayKey } from './delivery.ts';
import { fromWire, type TextHeaders } from './kafka-cloud-event.ts';
import type { KafkaMessage } from './kafka-client.ts';

class ReadEvent implements Delivery<PublicEvent> {
  readonly topic: string;
  readonly key: string;
  readonly event: PublicEvent;
  readonly receivedAt = performance.now();
  readonly #text: () => string;

  constructor(topic: string, event: PublicEvent, text: () => string) {
    this.topic = topic;
    this.key = event.stream;
    this.event = event;
    this.#text = text;
  }

  get bytes(): string {
    return this.#text();
  }
}

/**
 * A Kafka message as the consumer takes it. What cannot be read waits under its stream, where the owner's replay heals it; what has no
 * key, or the key of another stream, waits under its own name `topic/partition/offset`, where it stands in nobody's way.
 * @param topic without the prefix
 */
export function deliveryOf(topic: string, partition: number, message: KafkaMessage): Delivery<PublicEvent> {
  const headers = textHeaders(message.headers ?? {});
  const ownName = strayKey(topic, partition, message.offset);
  const key = message.key === null || message.key.length === 0 ? undefined : message.key.toString();
  const broken = (name: string, fault: string): Delivery<PublicEvent> => ({ topic, key: name, bytes: message.value ?? '', headers, fault });
  if (key === undefined) return broken(ownName, 'the message has no key');
  try {
    const { event, text } = fromWire(headers, message.value);
    if (event.stream !== key) return broken(ownName, 'the message belongs to another stream than the key it was sent under');
    return new ReadEvent(topic, event, text);
  } catch (error) {
    return broken(key, error instanceof Error ? error.message : String(error));
  }
}

function textHeaders(headers: NonNullable<KafkaMessage['headers']>): TextHeaders {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // A header that stands there twice is none that we wrote; the first counts.
    const one = Array.isArray(value) ? value[0] : value;
    if (one !== undefined) text[name] = typeof one === 'string' ? one : one.toString();
  }
  return text;
}
