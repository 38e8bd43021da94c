import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import { createMemoryViewStore } from '#views';
import * as fc from 'fast-check';
import { type InstantDocument, instants } from './projection.ts';
import { positionAt } from './queries.ts';

/** A log of events recorded at these milliseconds after the beginning, positions 1, 2, 3 …, with the view over it. */
async function logOf(recorded: readonly number[]) {
  const events = recorded.map((milliseconds, index): StoredEvent => {
    const at = new Date(Date.parse('2022-04-02T23:59:00.000Z') + milliseconds).toISOString();
    const event = { id: String(index), type: 'intake.call.ended.v1', stream: `call-${index}`, version: 1, occurredAt: at, recordedAt: at } as PublicEvent;
    return { ...event, schemaVersion: 1, position: index + 1, data: event };
  });
  const views = createMemoryViewStore();
  const table = await views.attach(instants.view, 'log');
  const documents = new Map<string, { document: InstantDocument | undefined; position: number }>();
  for (const event of events)
    for (const id of instants.ids(event)) documents.set(id, { document: instants.evolve(documents.get(id)?.document, event, id), position: event.position });
  await views.commit([{ table, position: events.length, documents }]);
  await views.complete(table);
  const store = { readAll: async (after: number, limit: number) => events.slice(after, after + limit) };
  return { events, at: (instant: string) => positionAt(store, views.open(instants.view), instant) };
}

/** The rule, read literally. */
function largestPosition(events: readonly StoredEvent[], instant: string): number {
  let maximum = '';
  let largest = 0;
  for (const { position, recordedAt } of events) {
    if (recordedAt > maximum) maximum = recordedAt;
    if (maximum <= instant) largest = position;
  }
  return largest;
}

describe('as of an instant', () => {
  it('is the largest position whose running maximum of recordedAt is not later, however the clocks stepped', async () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constantFrom(-4_000, 60_000, 3_600_000, 90_000_000, -3_600_000)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: -2_000, max: 100_000_000 }), fc.nat(39), async (deltas, anywhere, index) => {
        let at = 0;
        const { events, at: positionOf } = await logOf(deltas.map((delta) => (at += delta)));
        const exact = Date.parse(events[index % events.length]?.recordedAt ?? '');
        for (const instant of [exact, exact - 1, exact + 1, Date.parse('2022-04-02T23:59:00.000Z') + anywhere].map((time) => new Date(time).toISOString()))
          expect([instant, await positionOf(instant)]).toEqual([instant, largestPosition(events, instant)]);
      }),
    );
  });

  it('is nothing before the first event and everything after the last', async () => {
    const { at } = await logOf([0, 10, 20]);
    expect([await at('2022-04-02T23:58:59.999Z'), await at('2030-01-01T00:00:00.000Z')]).toEqual([0, 3]);
  });
});
