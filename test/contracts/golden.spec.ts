import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { CONTRACT } from '#contracts';
import { contractCheck } from '#messaging';
import { projectRoot } from '#runtime';
import { goldenMessages } from '../../deploy/contracts/golden.ts';
import { onTheWire, publishedToday, wireTypes } from '../../deploy/contracts/published.ts';
import { fromWire, toWire } from '../../libs/messaging/src/kafka-cloud-event.ts';

interface Kept {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, unknown>> }>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

const golden = [...goldenMessages()];
const messages = golden.flatMap(([type, kept]) => kept.map((message, index) => [`${type} ${index + 1}`, type, message] as const));
const document = JSON.parse(readFileSync(join(projectRoot(), 'libs/contracts/asyncapi.json'), 'utf8')) as Kept;
const check = contractCheck(CONTRACT);
const ajv = new Ajv({ strict: false });
formats.default(ajv);
const headersFit = ajv.compile({ ...document.components.schemas['cloudEventHeaders'], additionalProperties: false });

describe('messages that were ever public', () => {
  it('are kept of every wire type; no type is forgotten while its messages may lie on a topic', () => {
    const known = wireTypes().map(({ type }) => type);
    expect(known.length).toBeGreaterThan(100);
    expect(golden.map(([type]) => type).toSorted()).toEqual(known.toSorted());
    expect(golden.filter(([, kept]) => kept.length === 0)).toEqual([]);
  });

  it.each(messages)('%s is read, is what its contract says, and would be sent byte for byte the same', (_name, type, message) => {
    const { event, text } = fromWire(message.headers, Buffer.from(message.value));
    expect(event.type).toBe(type);
    expect(check(event)).toBeUndefined();
    expect(toWire(event)).toEqual(message);
    expect(text()).toBe(JSON.stringify(event));
  });

  it.each(messages)('%s fits the published document', (_name, type, message) => {
    expect(headersFit(message.headers) ? [] : headersFit.errors).toEqual([]);
    const payloadFits = ajv.compile(document.components.schemas[type] ?? {});
    expect(payloadFits(JSON.parse(message.value)) ? [] : payloadFits.errors).toEqual([]);
    expect(Object.values(document.channels).some((channel) => type in channel.messages)).toBe(true);
  });

  it('come out of what lies in the logs today as they came out then: another shape is another version of the type', () => {
    const today = onTheWire(publishedToday());
    for (const [, type, message] of messages) expect(today.get(type)).toContainEqual(message);
  });
});
