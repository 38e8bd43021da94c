import { CONTRACT, ENVELOPE, type PublicEvent } from '#contracts';
import { Consumer } from './consumer.ts';
import { contractCheck, onArrival, withheld } from './contract-check.ts';
import type { Delivery } from './delivery.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { PublishedEvent } from './published-log.ts';

const note = { noteId: 'note-1', details: 's1.note-1.b3BhcXVl' };
const event = (version = 1, data: object = { note }, over: Partial<PublicEvent> = {}): PublicEvent => ({
  id: `0190b6a0-0000-7000-8000-00000000000${version}`,
  type: 'intake.request.note-added.v1',
  service: 'intake',
  stream: 'request-1',
  version,
  position: 40 + version,
  occurredAt: '2022-04-02T07:00:00.000Z',
  recordedAt: '2022-04-02T07:00:01.000Z',
  actor: { id: 'account-1', role: 'operator', area: 'city/district' },
  channel: 'phone',
  commandId: `command-${version}`,
  correlationId: 'request-1',
  data,
  ...over,
});
const check = contractCheck(CONTRACT);

describe('the contract check', () => {
  it('lets through what the contract says, and more than it says', () => {
    expect(check(event())).toBeUndefined();
    expect(check(event(1, { note, said: 'later versions may add' }))).toBeUndefined();
  });

  it.each([
    ['data without what must be there', event(1, {}), '/data must have required properties note'],
    ['plain text where ciphertext belongs', event(1, { note: { noteId: 'note-1', details: '李桂芳，3-2-1404' } }), '/data/note/details must match pattern'],
    ['a time that is none', event(1, { note }, { occurredAt: 'this morning' }), '/occurredAt must match pattern'],
    ['a version from 0', event(1, { note }, { version: 0 }), '/version must be >= 1'],
    ['a channel nobody knows', event(1, { note }, { channel: 'pigeon' as never }), '/channel must be'],
    ['a type in no contract', event(1, { note }, { type: 'intake.request.note-sung.v1' }), 'intake.request.note-sung.v1 is in no contract'],
    ['a type of another topic', event(1, { note }, { stream: 'call-1' }), 'belongs to intake.request'],
    ['data that its owner holds back', withheld(event()), 'its owner holds its data back'],
  ])('names what is wrong with %s, and no value', (_what, wrong, sentence) => {
    const said = check(wrong);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/李|1404|this morning|pigeon/);
  });

  it('names every channel an event may have come by', () => {
    const wrong = ['app', 'phone', 'chat', 'visit', 'radio', 'paper', 'import', 'system'].filter(
      (channel) => check(event(1, { note }, { channel: channel as never })) !== undefined,
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(ENVELOPE.properties)).not.toContain('data');
  });
});

describe('a consumer that checks', () => {
  const sent = (one: PublicEvent): Delivery<PublicEvent> => ({ topic: 'intake.request', key: one.stream, bytes: JSON.stringify(one) });

  async function setUp() {
    const applied: string[] = [];
    const alarms: string[] = [];
    const consumer = new Consumer<PublicEvent>({
      name: 'dispatch',
      state: new MemoryConsumerState(),
      clock: { now: () => new Date('2022-04-02T07:00:00.000Z') },
      misfit: onArrival(check),
      alarm: ({ kind, key, message }) => alarms.push(`${kind} ${key}: ${message}`),
    });
    await consumer.open((type) => (type.endsWith('ignored.v1') ? 'ignored' : ({ stream, version }) => applied.push(`${stream}@${version}`)));
    return { consumer, applied, alarms };
  }

  it('parks the key of what does not fit with everything behind it, and nothing else', async () => {
    const { consumer, applied, alarms } = await setUp();
    await consumer.accept([event(1), event(2, {}), event(3), event(1, { note }, { stream: 'request-2' })].map(sent));
    expect(applied.toSorted()).toEqual(['request-1@1', 'request-2@1']);
    expect(await consumer.parked()).toMatchObject([{ key: 'request-1', kind: 'misfit', waitsFor: 2, messages: 2 }]);
    expect(alarms).toEqual(['misfit request-1: /data must have required properties note']);
  });

  it('goes on in order once its owner publishes the stream as agreed', async () => {
    const { consumer, applied } = await setUp();
    await consumer.accept([event(1), withheld(event(2)), event(3), withheld(event(4))].map(sent));
    expect((await consumer.release('request-1'))?.waitsFor).toBe(2);
    await consumer.accept([event(1), event(2), event(3), event(4)].map(sent));
    expect(applied).toEqual(['request-1@1', 'request-1@2', 'request-1@3', 'request-1@4']);
    expect(await consumer.parked()).toEqual([]);
  });

  it('also when the owner is in the same process and hands over objects', async () => {
    const { consumer, applied } = await setUp();
    const handed = (one: PublicEvent) => new PublishedEvent('intake.request', one);
    await consumer.accept([event(1), withheld(event(2)), event(3)].map(handed));
    expect(applied).toEqual(['request-1@1']);
    await consumer.accept([event(1), event(2), event(3)].map(handed));
    expect(applied).toEqual(['request-1@1', 'request-1@2', 'request-1@3']);
  });

  it('drops what it has applied already, whatever it looks like now, and passes what it ignores', async () => {
    const { consumer, applied } = await setUp();
    await consumer.accept([event(1), event(1, {}), event(2, {}, { type: 'intake.request.ignored.v1' }), event(3)].map(sent));
    expect(applied).toEqual(['request-1@1', 'request-1@3']);
    expect(consumer.status()).toMatchObject({ duplicates: 1, ignored: 1, parkedKeys: 0 });
  });
});
