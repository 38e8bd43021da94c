import { answered } from './kafka-answered.ts';

/** Kafka, as it is configured, can never be used: the boot stops with this sentence. */
export class KafkaMisconfigured extends Error {
  readonly code = 'kafka-misconfigured';
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'KafkaMisconfigured';
  }
}

interface KafkaFailure {
  readonly name?: string;
  readonly type?: string;
  readonly message?: string;
  readonly cause?: unknown;
}

/** Every error around one, outermost first. */
function* causes(error: unknown): Generator<KafkaFailure> {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = (at as KafkaFailure).cause) yield at;
}

/** A sentence for an error that waiting cannot cure (credentials, certificates, rights); undefined = it may pass. */
export function misconfiguration(
  error: unknown,
  target: { readonly brokers: readonly string[]; readonly username: string | undefined; readonly tls: boolean },
): KafkaMisconfigured | undefined {
  const at = target.brokers.join(', ');
  for (const { name, type, message = '' } of causes(error)) {
    if (type === 'SASL_AUTHENTICATION_FAILED' || name === 'KafkaJSSASLAuthenticationError') {
      const who = target.username === undefined ? 'this process, which gives no user name' : `the user ${target.username}`;
      return new KafkaMisconfigured(`Kafka at ${at} refuses ${who}: check KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD. (${message})`, { cause: error });
    }
    if (type === 'UNSUPPORTED_SASL_MECHANISM' || /SASL mechanism/i.test(message)) {
      return new KafkaMisconfigured(`Kafka at ${at} does not offer the mechanism in KAFKA_SASL_MECHANISM. (${message})`, { cause: error });
    }
    if (/certificate|altname|self-signed|ERR_TLS|SSL routines|wrong version number/i.test(message)) {
      return new KafkaMisconfigured(`The TLS connection to Kafka at ${at} fails: check KAFKA_TLS_CA and whether the port speaks TLS. (${message})`, { cause: error });
    }
    if (type?.endsWith('AUTHORIZATION_FAILED') === true) {
      return new KafkaMisconfigured(`Kafka at ${at} does not allow this user to read, write or describe its topics and group: give it the rights. (${message})`, { cause: error });
    }
  }
  return undefined;
}

/** What a coordinator says while it starts, moves, or waits for a copy of its log whose node has just died. */
const COORDINATOR_AWAY = new Set(['GROUP_COORDINATOR_NOT_AVAILABLE', 'GROUP_LOAD_IN_PROGRESS', 'REQUEST_TIMED_OUT']);
/** Seconds for a commit or heartbeat. */
const COORDINATED_WITHIN = 10;

/**
 * Runs a commit or heartbeat. After the coordinator's node dies they throw errors without a type, or one that kafkajs asks the same node again for, on which the consumer
 * crashes and is back in 13 to 16 s; typed as "not the coordinator" it looks for the new one and is back in 4 s.
 */
export async function toCoordinator<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await answered(work(), COORDINATED_WITHIN, `the group's coordinator has not answered for ${COORDINATED_WITHIN} s`);
  } catch (error) {
    const type = (error as KafkaFailure).type;
    if (error instanceof Error && (type === undefined || COORDINATOR_AWAY.has(type))) throw Object.assign(error, { type: 'NOT_COORDINATOR_FOR_GROUP' });
    throw error;
  }
}
