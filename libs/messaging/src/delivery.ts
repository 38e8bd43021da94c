/** The part of an event that the consumer core looks at; public events and own stored events both have it. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** 1, 2, 3 … within the stream. */
  readonly version: number;
  /** W3C trace context of the command behind it. */
  readonly traceparent?: string;
}

/** One message as a transport hands it over. */
export interface Delivery<E extends Envelope> {
  readonly topic: string;
  /** Stream id; the transport keeps the order of one key. */
  readonly key: string;
  /** The public event's exact text, the same over every transport (or what came instead of one); text and UTF-8 bytes are the same thing. It is what a parked message keeps. */
  readonly bytes: string | Uint8Array;
  /** Transport headers, kept with a parked message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** performance.now() when it was handed over, where the transport says so. */
  readonly receivedAt?: number;
  /** Already decoded, by a transport that had to. */
  readonly event?: E;
  /** Why the transport takes the bytes for no event, in one sentence; then nobody decodes them. */
  readonly fault?: string;
}

/** Turns a delivery's bytes and headers into an event. @throws Undecodable */
export type Decode<E extends Envelope> = (delivery: Delivery<E>) => E;

/** Bytes that are no event; retrying cannot help. */
export class Undecodable extends Error {
  readonly code = 'undecodable';
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'Undecodable';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The exact text of a delivery. @throws Undecodable when its bytes are not UTF-8 */
export function textOf(bytes: string | Uint8Array): string {
  if (typeof bytes === 'string') return bytes;
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new Undecodable('the message is not UTF-8 text', { cause });
  }
}

/** Decodes a whole event written as one JSON text. @throws Undecodable when it is not one, or belongs to another key */
export function decodeJson<E extends Envelope>(delivery: Delivery<E>): E {
  let value: unknown;
  try {
    value = JSON.parse(textOf(delivery.bytes));
  } catch (cause) {
    if (cause instanceof Undecodable) throw cause;
    throw new Undecodable('the message is not JSON', { cause });
  }
  return checkedEnvelope(value, delivery.key) as E;
}

/** Checks what the consumer core relies on. @throws Undecodable naming the field at fault */
export function checkedEnvelope(value: unknown, key: string): Envelope {
  if (typeof value !== 'object' || value === null) throw new Undecodable('the message is no object');
  const event = value as Partial<Envelope>;
  for (const field of ['id', 'type', 'stream'] as const) {
    if (typeof event[field] !== 'string' || event[field] === '') throw new Undecodable(`the message has no ${field}`);
  }
  if (!Number.isSafeInteger(event.version) || Number(event.version) < 1) throw new Undecodable('the message has no version from 1');
  if (event.stream !== key) throw new Undecodable(`the message belongs to another key than the one it was sent under`);
  return event as Envelope;
}

/** Name under which a message waits that belongs to no stream: it stands in nobody's way. */
export function strayKey(topic: string, partition: number, offset: string): string {
  return `${topic}/${partition}/${offset}`;
}

/** Whether a key is a {@link strayKey}; no stream has a slash in its name. */
export function isStray(key: string): boolean {
  return key.includes('/');
}

/** Whether two deliveries' bytes are the same, as text or not. */
export function sameBytes(one: string | Uint8Array, other: string | Uint8Array): boolean {
  return Buffer.compare(asBuffer(one), asBuffer(other)) === 0;
}

function asBuffer(bytes: string | Uint8Array): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}
