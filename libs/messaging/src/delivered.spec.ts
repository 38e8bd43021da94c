import { createMemoryEventStore, type EventStore, newId } from '#event-store';
import { deliveredUpTo, type Reader } from './delivered.ts';
import type { ConsumerFile } from './sqlite-consumer-reader.ts';

const NONE = { count: 0, rows: () => [] };

/** Consumers' state: cursors as `consumer/source`, versions as `consumer/stream@version`. */
function state(cursors: Readonly<Record<string, number>>, has: readonly string[] = []): ConsumerFile {
  return {
    seen: NONE,
    cursors: NONE,
    parkedKeys: NONE,
    parkedMessages: NONE,
    cursor: (consumer, source) => cursors[`${consumer}/${source}`] ?? 0,
    has: (consumer, stream, version) => has.includes(`${consumer}/${stream}@${version}`),
  };
}

async function log(...streams: readonly string[]): Promise<EventStore> {
  const store = createMemoryEventStore({ clock: { now: () => new Date(0) } });
  for (const stream of streams) {
    const version = (await store.readStream(stream)).length;
    const actor = { id: 'account-1', role: 'operator', area: 'a' };
    const event = { id: newId(), type: 'Noted', schemaVersion: 1, occurredAt: '1970-01-01T00:00:00.000Z', actor, channel: 'phone', correlationId: stream, data: {} } as const;
    await store.append(stream, version, [event], newId());
  }
  return store;
}

const dispatch: Reader = { consumer: 'dispatch', topics: ['intake.request'] };
const audit: Reader = { consumer: 'audit', topics: ['intake.request', 'intake.call'] };
const intake = (store: EventStore) => ({ service: 'intake', store });

describe('up to where a log has reached everybody who listens', () => {
  it('is its end when everybody’s cursor is there, or nobody listens', async () => {
    const store = await log('request-1', 'call-1');
    expect(await deliveredUpTo(intake(store), [dispatch, audit], state({ 'dispatch/intake': 2, 'audit/intake': 2 }))).toBe(2);
    expect(await deliveredUpTo({ service: 'audit', store }, [dispatch, audit], state({}))).toBe(2);
    expect(await deliveredUpTo(intake(await log()), [dispatch, audit], state({}))).toBe(0);
  });

  it('is where the slowest is, also when another is further', async () => {
    const store = await log('request-1', 'request-2', 'request-3');
    expect(await deliveredUpTo(intake(store), [dispatch, audit], state({ 'dispatch/intake': 1, 'audit/intake': 3 }))).toBe(1);
  });

  it('is further than a cursor that was not saved after its effects', async () => {
    const store = await log('request-1', 'request-1', 'request-2', 'request-3');
    const seen = state({ 'audit/intake': 4 }, ['dispatch/request-1@1', 'dispatch/request-1@2', 'dispatch/request-2@1']);
    expect(await deliveredUpTo(intake(store), [dispatch, audit], seen)).toBe(3);
  });

  it('passes what a consumer does not listen to, however far its cursor lies behind', async () => {
    const store = await log('call-1', 'call-2', 'request-1', 'call-3');
    expect(await deliveredUpTo(intake(store), [dispatch, audit], state({ 'audit/intake': 4 }, ['dispatch/request-1@1']))).toBe(4);
    expect(await deliveredUpTo(intake(store), [dispatch, audit], state({ 'audit/intake': 4 }))).toBe(2);
  });

  it('asks the log of a consumer that records everything', async () => {
    const store = await log('request-1', 'request-1', 'call-1', 'request-2');
    const recorded = { ...audit, log: await log('request-1', 'request-1', 'call-1') };
    expect(await deliveredUpTo(intake(store), [recorded], state({ 'audit/intake': 1 }))).toBe(3);
    expect(await deliveredUpTo(intake(store), [recorded, dispatch], state({ 'audit/intake': 1 }))).toBe(0);
    expect(await deliveredUpTo(intake(store), [recorded], state({}, ['audit/request-2@1']))).toBe(4);
  });

  it('stops at the first that one has not, although later ones have arrived', async () => {
    const store = await log('request-1', 'request-2', 'request-3');
    expect(await deliveredUpTo(intake(store), [audit], state({}, ['audit/request-1@1', 'audit/request-3@1']))).toBe(1);
  });

  it('passes what is kept of another service, whose owner publishes it', async () => {
    const store = await log('request-1', 'disclosure-1');
    const foreign = { service: 'audit', store, foreign: ({ stream }: { stream: string }) => stream.startsWith('request-') };
    expect(await deliveredUpTo(foreign, [{ consumer: 'x', topics: ['audit.disclosure'] }], state({}))).toBe(1);
  });
});
