import type { PublicEvent } from '#contracts';
import { createMemoryEventStore, VersionConflict } from '#event-store';
import { ForkedStream, record } from './record.ts';

const clock = { now: () => new Date('2022-04-02T07:00:10.000Z') };
const event = (version: number, id = `event-${version}`): PublicEvent => ({
  id,
  type: 'intake.request.note-added.v1',
  service: 'intake',
  stream: 'request-1',
  version,
  position: 700 + version,
  occurredAt: '2022-04-02T07:00:00.000Z',
  recordedAt: '2022-04-02T07:00:01.000Z',
  actor: { id: 'account-1', role: 'operator', area: '' },
  channel: 'phone',
  commandId: `command-${version}`,
  correlationId: 'request-1',
  data: {},
});

describe('recording a public event', () => {
  it('keeps stream, version, times and the exact bytes', async () => {
    const store = createMemoryEventStore({ clock });
    // Spaces that JSON.stringify would not write: the bytes are kept, not made again.
    const bytes = JSON.stringify(event(1), undefined, 1);
    await record(store, event(1), bytes);
    const [stored] = await store.readAll(0, 10);
    expect(stored).toMatchObject({ id: 'event-1', stream: 'request-1', version: 1, occurredAt: '2022-04-02T07:00:00.000Z', data: event(1), rawData: bytes });
  });

  it('takes the same event twice as once', async () => {
    const store = createMemoryEventStore({ clock });
    for (const version of [1, 2, 1, 2]) await record(store, event(version), '{}');
    expect(await store.head()).toBe(2);
  });

  it('shows a missing version as a conflict and stores nothing', async () => {
    const store = createMemoryEventStore({ clock });
    await expect(record(store, event(3), '{}')).rejects.toBeInstanceOf(VersionConflict);
    expect(await store.head()).toBe(0);
  });

  it('refuses another event for a version that is there', async () => {
    const store = createMemoryEventStore({ clock });
    await record(store, event(1), '{}');
    await expect(record(store, event(1, 'event-other'), '{}')).rejects.toBeInstanceOf(ForkedStream);
  });
});
