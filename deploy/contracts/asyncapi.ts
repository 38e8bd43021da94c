import { CONTRACT, ENVELOPE } from '#contracts';
import { SERVICES } from '#runtime';
import { topicPlans } from '../cluster/topics.ts';
import { goldenMessages } from './golden.ts';
import { SPEAKERS } from './published.ts';

const BINDING = '0.5.0';
const { stream, id, type, actor, subject, channel, commandId, correlationId, causationId, traceparent, recordedAt, occurredAt } = ENVELOPE.properties;
const counter = (description: string) => ({ type: 'string', pattern: '^[1-9][0-9]*$', description });

/** The headers of every message: CloudEvents 1.0, binary mode. */
const HEADERS = {
  type: 'object',
  required: [
    'content-type',
    ...[
      'specversion',
      'id',
      'source',
      'type',
      'subject',
      'time',
      'streamversion',
      'logposition',
      'recordedat',
      'actorid',
      'actorrole',
      'actorarea',
      'channel',
      'commandid',
      'correlationid',
    ].map((attribute) => `ce_${attribute}`),
  ],
  properties: {
    'content-type': { const: 'application/json' },
    ce_specversion: { const: '1.0' },
    ce_id: id,
    ce_source: { type: 'string', enum: SERVICES.map((service) => `/${service}`) },
    ce_type: type,
    ce_subject: { ...stream, description: 'The stream; the same as the key' },
    ce_time: { ...occurredAt, description: 'When it happened, as told' },
    ce_streamversion: counter('Version within the stream: 1, 2, 3 … without gaps'),
    ce_logposition: counter('Position in the owner’s log'),
    ce_recordedat: { ...recordedAt, description: 'When the owner stored it' },
    ce_actorid: actor.properties.id,
    ce_actorrole: actor.properties.role,
    ce_actorarea: actor.properties.area,
    ce_onbehalfof: subject,
    ce_channel: channel,
    ce_commandid: commandId,
    ce_correlationid: correlationId,
    ce_causationid: causationId,
    ce_traceparent: traceparent,
    traceparent: { type: 'string', description: 'W3C trace context for tracing tools, which may rewrite it' },
  },
};

/** The AsyncAPI 3 document of the bus: every topic, who sends and who receives on it, and what each message looks like. */
export function asyncApiDocument(): object {
  const golden = goldenMessages();
  const plans = new Map(topicPlans(Object.keys(CONTRACT)).map((plan) => [plan.topic, plan]));
  const channels: Record<string, object> = {};
  const messages: Record<string, object> = {};
  const schemas: Record<string, object> = { cloudEventHeaders: HEADERS };
  for (const [topic, types] of Object.entries(CONTRACT)) {
    const plan = plans.get(topic);
    const policy = plan?.settings['cleanup.policy'];
    channels[topic] = {
      address: topic,
      description: 'Messages of one stream lie in one partition, in order. KAFKA_TOPIC_PREFIX, where it is set, stands before the address.',
      messages: Object.fromEntries(Object.keys(types).map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      bindings: {
        kafka: {
          topic,
          partitions: plan?.partitions,
          topicConfiguration: { 'cleanup.policy': [policy], 'retention.ms': Number(plan?.settings['retention.ms']) },
          bindingVersion: BINDING,
        },
      },
    };
    for (const [name, schema] of Object.entries(types)) {
      const [example] = golden.get(name) ?? [];
      schemas[name] = JSON.parse(JSON.stringify(schema)) as object;
      messages[name] = {
        name,
        contentType: 'application/json',
        headers: { allOf: [{ $ref: '#/components/schemas/cloudEventHeaders' }, { type: 'object', properties: { ce_type: { const: name } } }] },
        payload: { $ref: `#/components/schemas/${name}` },
        bindings: { kafka: { key: { type: 'string', description: 'The stream' }, bindingVersion: BINDING } },
        ...(example === undefined ? {} : { examples: [{ name: 'golden', headers: example.headers, payload: JSON.parse(example.value) as object }] }),
      };
    }
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Arrowtower: public events',
      version: '1',
      description:
        'Every own event of intake, dispatch and audit, one to one, as CloudEvents 1.0 in Kafka’s binary mode, at least once, each stream in order. Personal values are ciphertext. ' +
        'A payload that is JSON null is held back by its owner: it did not fit its contract, and the stream is to wait until it is published again.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: { kafka: { host: '{brokers}', protocol: 'kafka', description: 'KAFKA_BROKERS', variables: { brokers: { default: 'localhost:9092' } } } },
    channels,
    operations: operations(),
    components: { messages, schemas },
  };
}

function operations(): Record<string, object> {
  const found: Record<string, object> = {};
  for (const [service, { consumption }] of Object.entries(SPEAKERS)) {
    for (const topic of Object.keys(CONTRACT).filter((name) => name.startsWith(`${service}.`))) {
      found[`${service}.sends.${topic}`] = { action: 'send', channel: { $ref: `#/channels/${topic}` }, summary: `${service} says what happened` };
    }
    for (const topic of consumption.topics) {
      const heard = Object.keys(CONTRACT[topic] ?? {}).filter((name) => !consumption.ignored.includes(name));
      found[`${service}.receives.${topic}`] = {
        action: 'receive',
        channel: { $ref: `#/channels/${topic}` },
        summary: `${service} hears what concerns it`,
        messages: heard.map((name) => ({ $ref: `#/channels/${topic}/messages/${name}` })),
        bindings: { kafka: { groupId: { type: 'string', const: service, description: 'KAFKA_TOPIC_PREFIX, where it is set, stands before it' }, bindingVersion: BINDING } },
      };
    }
  }
  return found;
}
