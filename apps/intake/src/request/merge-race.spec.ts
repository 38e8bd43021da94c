import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type Clock, type CommandHandler, type CommandMetadata, createCommandHandler, createMemoryEventStore, type EventStore, newId, openLogFile, Refused } from '#event-store';
import type { Service } from '#runtime';
import { beginMerge, finishMerge } from '../merge-flow.ts';
import { finishMergePolicy } from '../policies/finish-merge.ts';
import { assignment, body } from './examples.ts';
import { REQUEST_REFUSALS } from './refusals.ts';
import { helpRequest } from './request.ts';
import { everybodyOnCase, reportsOf, type RequestState } from './state.ts';

const clock: Clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const folder = mkdtempSync(join(tmpdir(), 'arrowtower-merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One log as two processes have it open. */
interface Shared {
  readonly stores: readonly [EventStore, EventStore];
  readonly close: () => Promise<void>;
}

function memory(): Shared {
  const store = createMemoryEventStore({ clock });
  return { stores: [store, store], close: async () => {} };
}

function sqlite(): Shared {
  const path = join(folder, 'log.db');
  const [one, two] = [openLogFile(path, { clock, logs: ['intake'] }), openLogFile(path, { clock, logs: ['intake'] })];
  return {
    stores: [one.log('intake'), two.log('intake')],
    close: async () => {
      await one.close();
      await two.close();
    },
  };
}

/** The store, every access of which waits for its turn: what comes between is generated. */
function inTurn(store: EventStore, scheduler: fc.Scheduler): EventStore {
  const turn = <T>(work: () => Promise<T>): Promise<T> => scheduler.schedule(Promise.resolve()).then(work);
  return {
    logId: store.logId,
    append: (...all) => turn(() => store.append(...all)),
    readStream: (...all) => turn(() => store.readStream(...all)),
    readAll: (...all) => turn(() => store.readAll(...all)),
    versions: (...all) => turn(() => store.versions(...all)),
    readPositions: (...all) => turn(() => store.readPositions(...all)),
    head: () => turn(() => store.head()),
    onCommit: (listener) => store.onCommit(listener),
  };
}

function metadata(): CommandMetadata {
  const now = clock.now().toISOString();
  return { commandId: newId(), actor: { id: 'account-operator', role: 'operator', area: '' }, channel: 'app', occurredAt: now, now };
}

/** Codes of what was refused; anything else thrown fails the test. */
async function refusals(work: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(work);
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof Refused) return [result.reason.code];
    throw result.reason;
  });
}

/** A merge as HTTP does it; a process that dies leaves the rest to the policy on the own log. */
async function merge(commands: CommandHandler, survivor: string, other: string, dies: boolean): Promise<unknown> {
  const own = metadata();
  const begun = await beginMerge(commands, survivor, other, own);
  return dies ? begun : finishMerge(commands, survivor, other, own.commandId, own);
}

/** What the policy does with this log after a position, twice: a message may come again. */
async function policy(store: EventStore, start: number): Promise<void> {
  const service = { commands: createCommandHandler(store, { clock }), now: () => clock.now() } as unknown as Service;
  for (const _ of ['once', 'again']) {
    for (let done = start; done < (await store.head()); ) {
      for (const event of await store.readAll(done, 1_000)) {
        done = event.position;
        if (event.stream.startsWith('request-')) await finishMergePolicy.reactions[event.type]?.(event, service);
      }
    }
  }
}

async function logged(store: EventStore): Promise<string> {
  const id = `request-${newId()}`;
  await createCommandHandler(store, { clock }).handle(helpRequest, id, { type: 'log', body, category: 'supplies', priority: { priority: 'P4', basis: 'default' } }, metadata());
  return id;
}

/** Responders who were on these requests when they were merged. */
async function joinedBeforeMerge(store: EventStore, merged: readonly RequestState[]): Promise<readonly string[]> {
  const joined: string[] = [];
  for (const { id } of merged) {
    const log = await store.readStream(id);
    const before = log.slice(
      0,
      log.findLastIndex(({ type }) => type === 'RequestMerged'),
    );
    joined.push(...before.flatMap(({ type, data }) => (type === 'ResponderJoined' ? [(data as { responderId: string }).responderId] : [])));
  }
  return joined;
}

describe.each([
  ['memory', memory, 100],
  ['sqlite', sqlite, 40],
] as const)('two processes on one log: %s', (_, open, numRuns) => {
  let shared: Shared;
  beforeAll(() => {
    shared = open();
  });
  afterAll(() => shared.close());

  it('two merges in opposite directions leave exactly one survivor, in any interleaving, whoever dies in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), fc.boolean(), async (scheduler, firstDies, secondDies) => {
        const [store] = shared.stores;
        const start = await store.head();
        const [a, b] = [await logged(store), await logged(store)];
        const [first, second] = shared.stores.map((each) => createCommandHandler(inTurn(each, scheduler), { clock })) as [CommandHandler, CommandHandler];
        const codes = await scheduler.waitFor(refusals([merge(first, a, b, firstDies), merge(second, b, a, secondDies)]));
        expect(codes.filter((code) => REQUEST_REFUSALS[code] === undefined)).toEqual([]);
        await policy(store, start);
        const load = async (id: string): Promise<RequestState> => (await createCommandHandler(store, { clock }).load(helpRequest, id)).state;
        const [one, other] = [await load(a), await load(b)].toSorted((left) => (left.lifecycle.status === 'merged' ? 1 : -1)) as [RequestState, RequestState];
        expect([one.lifecycle.status, other.lifecycle]).toMatchObject(['triaged', { status: 'merged', into: one.id }]);
        expect(one.absorbed).toMatchObject([{ requestId: other.id, pending: false }]);
        expect(other.absorbed).toEqual([]);
        expect(reportsOf(one).map(({ requestId }) => requestId)).toEqual([one.id, other.id]);
      }),
      { numRuns },
    );
  }, 120_000);

  it('a merge that anything crosses ends whole: listed and merged, or neither, and nobody on the merged one is forgotten', async () => {
    const crossing = fc.constantFrom('cancel', 'report', 'unmerge', 'again', 'third' as const);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(crossing, { minLength: 1, maxLength: 3 }), fc.boolean(), async (scheduler, crossings, dies) => {
        const [store] = shared.stores;
        const start = await store.head();
        const [a, b, c] = [await logged(store), await logged(store), await logged(store)];
        const [first, second] = shared.stores.map((each) => createCommandHandler(inTurn(each, scheduler), { clock })) as [CommandHandler, CommandHandler];
        const work = crossings.map((kind, n) => {
          if (kind === 'cancel') return second.handle(helpRequest, b, { type: 'cancel', by: 'person' }, metadata());
          if (kind === 'report') return second.handle(helpRequest, b, { type: 'record-progress', ...assignment(n + 1), underWay: true, cause: `cause-${n}` }, metadata());
          if (kind === 'unmerge') return second.handle(helpRequest, b, { type: 'unmerge' }, metadata());
          return merge(second, kind === 'again' ? a : b, kind === 'again' ? b : c, false);
        });
        await scheduler.waitFor(refusals([merge(first, a, b, dies), ...work]));
        await policy(store, start);
        const states = new Map<string, RequestState>();
        for (const id of [a, b, c]) states.set(id, (await createCommandHandler(store, { clock }).load(helpRequest, id)).state);
        for (const [id, { absorbed }] of states) {
          const mergedHere = [...states.values()].filter(({ lifecycle }) => lifecycle.status === 'merged' && lifecycle.into === id);
          expect(absorbed.map(({ requestId, pending }) => [requestId, pending])).toEqual(mergedHere.map((state) => [state.id, false]));
          const here = new Set(everybodyOnCase(states.get(id) as RequestState).map(({ responderId }) => responderId));
          expect((await joinedBeforeMerge(store, mergedHere)).filter((responderId) => !here.has(responderId))).toEqual([]);
        }
      }),
      { numRuns },
    );
  }, 120_000);
});
