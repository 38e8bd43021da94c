import { asyncApiDocument } from '../../deploy/contracts/asyncapi.ts';
import { faultsOf } from '../../deploy/contracts/validate.ts';

type Named<Value = object> = Record<string, Value>;
interface Document {
  channels: Named<{ messages: Named; readonly bindings: { readonly kafka: { readonly partitions: number } } }>;
  operations: Named<{ readonly action: string; readonly messages?: readonly object[] }>;
  components: { messages: Named; schemas: Named };
}

const whole = () => JSON.parse(JSON.stringify(asyncApiDocument())) as Document;
const only = <Value>(all: Named<Value>, wanted: (name: string) => boolean) => Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));

/** One topic of it: the parser takes seconds for all of them, and lint gives it all of them. */
function ofCalls(): Document {
  const document = whole();
  const calls = (name: string) => name.startsWith('intake.call') || name === 'cloudEventHeaders';
  return {
    ...document,
    channels: only(document.channels, calls),
    operations: only(document.operations, (name) => name.endsWith('s.intake.call')),
    components: { messages: only(document.components.messages, calls), schemas: only(document.components.schemas, calls) },
  };
}

describe('the document of the bus', () => {
  it('names who says and who hears what', () => {
    const { channels, operations } = whole();
    for (const topic of Object.keys(channels)) expect(operations[`${topic.split('.')[0] ?? ''}.sends.${topic}`]?.action).toBe('send');
    expect(Object.keys(operations).filter((name) => name.includes('.receives.'))).toEqual(
      expect.arrayContaining(['audit.receives.intake.request', 'dispatch.receives.intake.request', 'intake.receives.dispatch.case']),
    );
    expect(operations['audit.receives.intake.request']?.messages).toHaveLength(Object.keys(channels['intake.request']?.messages ?? {}).length);
    expect(channels['intake.request']?.bindings.kafka.partitions).toBe(6);
  });

  it('passes the specification’s own parser', async () => {
    expect(await faultsOf(JSON.stringify(ofCalls()))).toEqual([]);
  }, 60_000);

  it.each<[string, (document: Document) => void]>([
    ['a reference into nothing', ({ channels }) => Object.assign(channels['intake.call'] ?? {}, { messages: { sung: { $ref: '#/components/messages/sung' } } })],
    ['partitions that are no number', ({ channels }) => Object.assign(channels['intake.call']?.bindings.kafka ?? {}, { partitions: 'six' })],
    ['an action that is none', ({ operations }) => Object.assign(operations['intake.sends.intake.call'] ?? {}, { action: 'shout' })],
  ])(
    'would not pass with %s',
    async (_what, spoil) => {
      const document = ofCalls();
      spoil(document);
      expect(await faultsOf(JSON.stringify(document))).not.toEqual([]);
    },
    60_000,
  );
});
