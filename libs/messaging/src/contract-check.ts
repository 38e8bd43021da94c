import { type Contract, ENVELOPE, type PublicEvent } from '#contracts';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Delivery } from './delivery.ts';
import { topicOf } from './public-event-source.ts';

/** What does not fit in a public event, in one sentence without any of its values; undefined when it fits. */
export type ContractCheck = (event: PublicEvent) => string | undefined;

interface Known {
  readonly topic: string;
  readonly compile: () => ValidateFunction;
  validate?: ValidateFunction;
}

/** Whether events are what the contract says of their type: envelope and data. Each schema is compiled when its type first comes by. */
export function contractCheck(contract: Contract): ContractCheck {
  const ajv = new Ajv({ strict: false, messages: true });
  formats.default(ajv, ['date-time']);
  let envelope: ValidateFunction | undefined;
  const types = new Map<string, Known>();
  for (const [topic, schemas] of Object.entries(contract)) {
    for (const [type, schema] of Object.entries(schemas)) types.set(type, { topic, compile: () => ajv.compile(schema) });
  }
  return (event) => {
    if (event.data === null) return 'its owner holds its data back: it did not fit the contract when it was published';
    envelope ??= ajv.compile(ENVELOPE);
    if (!envelope(event)) return sentence('', envelope.errors);
    const known = types.get(event.type);
    if (known === undefined) return `${event.type} is in no contract`;
    if (topicOf(event.service, event.stream) !== known.topic) return `${event.type} belongs to ${known.topic}, not to a stream like this one`;
    known.validate ??= known.compile();
    return known.validate(event.data) ? undefined : sentence('/data', known.validate.errors);
  };
}

/**
 * The check as a consumer makes it. What came over a wire is checked; what was handed over as an object in the same process
 * is the very object that the same check has passed when it was published, so only its being held back is looked at.
 */
export function onArrival(check: ContractCheck): (event: PublicEvent, delivery: Delivery<PublicEvent>) => string | undefined {
  return (event, delivery) => (delivery.event === undefined || event.data === null ? check(event) : undefined);
}

/** The event without its data: keeps its place in its stream, so that nothing behind it overtakes, and shows nothing that should not be seen. */
export function withheld(event: PublicEvent): PublicEvent {
  return { ...event, data: null as never };
}

function sentence(at: string, errors: readonly ErrorObject[] | null | undefined): string {
  const [first] = errors ?? [];
  return first === undefined ? 'it does not fit its contract' : `${at}${first.instancePath} ${first.message ?? 'does not fit'}`;
}
