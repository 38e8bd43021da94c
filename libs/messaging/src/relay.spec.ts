import { ALWAYS_HELD, createMemoryEventStore, type StoredEvent } from '#event-store';
import { anEvent } from '#event-store/testing';
import type { PublicEvent } from '#contracts';
import { Relay } from './relay.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

async function setUp(types: readonly string[], fails: (event: StoredEvent) => boolean = () => false) {
  const store = createMemoryEventStore({ clock });
  for (const [index, type] of types.entries()) await store.append('disclosure-1', index, [anEvent({ type, data: {} })], `command-${index}`);
  const sent: string[] = [];
  const saved: number[] = [];
  const said: string[] = [];
  const relay = new Relay({
    source: {
      service: 'audit',
      store,
      toPublic: (stored) => {
        if (fails(stored)) throw new Error('has no wire type');
        return { ...stored, service: 'audit' };
      },
      foreign: ({ type }) => type.includes('.'),
    },
    cursor: { get: async () => saved.at(-1) ?? 0, save: async (_service: string, position: number) => void saved.push(position) },
    lease: ALWAYS_HELD,
    publish: async (events: readonly PublicEvent[]) => void sent.push(...events.map(({ type, position }) => `${type}@${position}`)),
    trouble: (sentence) => said.push(sentence),
    batch: 2,
    now: () => 0,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  relay.start();
  await relay.close();
  return { sent, saved, said };
}

describe('a relay of a log that keeps other services’ events too', () => {
  it('sends what is its own, once, and moves past the rest', async () => {
    const { sent, saved } = await setUp(['DisclosureMade', 'intake.call.received.v1', 'intake.call.ended.v1', 'intake.call.missed.v1', 'DisclosureMade', 'intake.call.linked.v1']);
    expect(sent).toEqual(['DisclosureMade@1', 'DisclosureMade@5']);
    expect(saved.at(-1)).toBe(6);
  });

  it('stops before an own event that cannot be made public, and says why', async () => {
    const { sent, saved, said } = await setUp(['DisclosureMade', 'intake.call.received.v1', 'Unheard', 'DisclosureMade'], ({ type }) => type === 'Unheard');
    expect(sent).toEqual(['DisclosureMade@1']);
    expect(saved.at(-1)).toBe(2);
    expect(said).toEqual(["audit's events do not go out and will be tried again: has no wire type"]);
  });
});
