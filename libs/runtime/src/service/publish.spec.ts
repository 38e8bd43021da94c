import { createMemoryEventStore, type StoredEvent } from '#event-store';
import { anEvent } from '#event-store/testing';
import type { PublicEvent } from '#contracts';
import { Consumer, LocalBus, MemoryConsumerState, onArrival } from '#messaging';
import { publisher } from './publish.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const types = { NoteAdded: 'intake.request.note-added.v1' };
const check = ({ data }: PublicEvent) => (data === null ? 'held back' : 'note' in data ? undefined : '/data must have required properties note');

async function logOf(...data: readonly object[]) {
  const store = createMemoryEventStore({ clock });
  for (const [index, one] of data.entries()) await store.append('request-1', index, [anEvent({ type: 'NoteAdded', data: one })], `command-${index}`);
  await store.append('request-2', 0, [anEvent({ type: 'NoteAdded', data: { note: 'other' } })], 'command-other');
  return store;
}

describe('what goes out', () => {
  it('is the own event under its wire type, checked', async () => {
    const [stored] = await (await logOf({ note: 'sealed' })).readAll(0, 1);
    const held: string[] = [];
    const event = publisher('intake', { types }, { check, held: (_event, misfit) => held.push(misfit) })(stored as StoredEvent);
    expect(event).toMatchObject({ type: 'intake.request.note-added.v1', service: 'intake', stream: 'request-1', version: 1, position: 1, data: { note: 'sealed' } });
    expect(held).toEqual([]);
  });

  it('stops at an own type without a wire type', () => {
    expect(() => publisher('intake', { types }, { check, held: () => undefined })({ type: 'NoteSung' } as StoredEvent)).toThrow('NoteSung has no wire type');
  });

  it('keeps its place without its data where it does not fit: its stream waits at the consumer, the others go on, and a mended owner publishes it again', async () => {
    const store = await logOf({ note: 'first' }, { text: 'said in the clear' }, { note: 'third' });
    const held: string[] = [];
    const applied: string[] = [];
    const state = new MemoryConsumerState();
    const run = async (toPublic: (stored: StoredEvent) => PublicEvent, after: (bus: LocalBus) => Promise<unknown>) => {
      const bus = new LocalBus({ sources: [{ service: 'intake', store, toPublic }] });
      const consumer = new Consumer<PublicEvent>({ name: 'dispatch', state, clock, misfit: onArrival(check) });
      await consumer.open(
        () =>
          ({ stream, version }) =>
            applied.push(`${stream}@${version}`),
      );
      const subscription = bus.subscribe(consumer, ['intake.request']);
      await subscription.start();
      while (subscription.status().some(({ cursor, head }) => cursor < head)) await new Promise((resolve) => setImmediate(resolve));
      await after(bus);
      const parked = await consumer.parked();
      await subscription.close(1_000);
      return parked;
    };

    const first = await run(publisher('intake', { types }, { check, held: ({ stream, version }, misfit) => held.push(`${stream}@${version}: ${misfit}`) }), async () => undefined);
    expect(held).toEqual(['request-1@2: /data must have required properties note']);
    expect(applied.toSorted()).toEqual(['request-1@1', 'request-2@1']);
    expect(first).toMatchObject([{ key: 'request-1', kind: 'misfit', waitsFor: 2, messages: 2 }]);
    expect(JSON.stringify(await state.parkedMessages('request-1', 0, 10))).not.toContain('in the clear');

    const mended = publisher('intake', { types, data: ({ data }) => ('note' in data ? data : { note: 'sealed now' }) }, { check, held: () => held.push('again') });
    expect(await run(mended, (bus) => bus.replay('intake', 'request-1'))).toEqual([]);
    expect(applied.filter((one) => one.startsWith('request-1'))).toEqual(['request-1@1', 'request-1@2', 'request-1@3']);
    expect(held).toHaveLength(1);
  });
});
