import * as fc from 'fast-check';
import { type CommandHandler, type CommandMetadata, createCommandHandler, createMemoryEventStore, type EventStore, newId, Refused, type StoredEvent } from '#event-store';
import type { Service } from '#runtime';
import { beginMerge, finishMerge } from './merge-flow.ts';
import { finishMergePolicy } from './policies/finish-merge.ts';
import type { RequestCommand } from './request/commands.ts';
import type { FollowUpRecorded, RequestEvent } from './request/events.ts';
import { asked, body, NOTE, PERSON, PLACE } from './request-under-test.ts';
import { REQUEST_REFUSALS } from './request/refusals.ts';
import { helpRequest } from './request/request.ts';
import { everybodyOnCase, type RequestState } from './request/state.ts';
import type { RequestRow } from './views/requests/document.ts';
import { requestList } from './views/requests/projection.ts';

const REQUESTS = ['request-0190b6a0-0000-7000-8000-00000000000a', 'request-0190b6a0-0000-7000-8000-00000000000b', 'request-0190b6a0-0000-7000-8000-00000000000c'] as const;
const [A, B] = REQUESTS;
const CLOCK = { now: () => new Date('2022-04-02T07:00:00.000Z') };
const RUNS = { numRuns: 200 };

function metadata(actor = 'account-operator', now = '2022-04-02T07:00:00.000Z'): CommandMetadata {
  return { commandId: newId(), actor: { id: actor, role: 'operator', area: '' }, channel: 'app', occurredAt: now, now };
}

/** Two processes on one log; every access to the log may be overtaken by the other's. */
class TwoProcesses {
  readonly log: EventStore = createMemoryEventStore({ clock: CLOCK });
  readonly handlers: readonly [CommandHandler, CommandHandler];

  constructor(scheduler?: fc.Scheduler) {
    const { log } = this;
    const turn = <T>(work: () => Promise<T>): Promise<T> => (scheduler === undefined ? work() : scheduler.schedule(Promise.resolve()).then(work));
    const store: EventStore = {
      logId: log.logId,
      append: (...all) => turn(() => log.append(...all)),
      readStream: (...all) => turn(() => log.readStream(...all)),
      readAll: (...all) => turn(() => log.readAll(...all)),
      versions: (...all) => turn(() => log.versions(...all)),
      readPositions: (...all) => turn(() => log.readPositions(...all)),
      head: () => turn(() => log.head()),
      onCommit: (listener) => log.onCommit(listener),
    };
    const handler = () => createCommandHandler(store, { clock: CLOCK });
    this.handlers = [handler(), handler()];
  }

  async triaged(...ids: readonly string[]): Promise<this> {
    const fresh = createCommandHandler(this.log, { clock: CLOCK });
    for (const id of ids) await fresh.handle(helpRequest, id, { type: 'log', body, category: 'supplies', priority: { priority: 'P4', basis: 'default' } }, metadata());
    return this;
  }

  /** What the policy on the own log does, from the beginning, until nothing is left to do. */
  async finish(): Promise<void> {
    const commands = createCommandHandler(this.log, { clock: CLOCK });
    const service = { commands, now: () => CLOCK.now() } as unknown as Service;
    let done = 0;
    while (done < (await this.log.head())) {
      for (const event of await this.log.readAll(done, 1_000)) {
        await finishMergePolicy.reactions[event.type]?.(event, service);
        done = event.position;
      }
    }
  }

  async state(id: string): Promise<RequestState> {
    return (await createCommandHandler(this.log, { clock: CLOCK }).load(helpRequest, id)).state;
  }
}

/** A refusal with a text; anything else is a defect. */
async function answered(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refused) || REQUEST_REFUSALS[error.code] === undefined) throw error;
  }
}

async function merge(commands: CommandHandler, survivor: string, other: string, dies: boolean): Promise<void> {
  const own = metadata();
  await beginMerge(commands, survivor, other, own);
  if (!dies) await finishMerge(commands, survivor, other, own.commandId, own);
}

describe('merges on whole handlers', () => {
  it('two in opposite directions leave exactly one survivor, in any interleaving, also when a process dies between the steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), fc.boolean(), async (scheduler, firstDies, secondDies) => {
        const system = await new TwoProcesses(scheduler).triaged(A, B);
        const both = [answered(merge(system.handlers[0], A, B, firstDies)), answered(merge(system.handlers[1], B, A, secondDies))];
        await scheduler.waitFor(Promise.all(both));
        await system.finish();
        const [a, b] = [await system.state(A), await system.state(B)];
        expect([a.lifecycle.status, b.lifecycle.status].toSorted()).toEqual(['merged', 'triaged']);
        const survivor = a.lifecycle.status === 'merged' ? b : a;
        const merged = survivor === a ? b : a;
        expect(survivor.absorbed).toMatchObject([{ requestId: merged.id, pending: false }]);
      }),
      RUNS,
    );
  });

  it('any merges and unmerges among three end without a circle, a half-done one, or one that is listed nowhere', async () => {
    const pair = fc.shuffledSubarray([...REQUESTS], { minLength: 2, maxLength: 2 });
    const step = fc.record({ pair, dies: fc.boolean(), undo: fc.boolean(), process: fc.constantFrom(0 as const, 1 as const) });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 2, maxLength: 6 }), async (scheduler, steps) => {
        const system = await new TwoProcesses(scheduler).triaged(...REQUESTS);
        const all = steps.map(({ pair: [survivor = '', other = ''], dies, undo, process }) => {
          const commands = system.handlers[process];
          return answered(undo ? commands.handle(helpRequest, other, { type: 'unmerge' }, metadata()) : merge(commands, survivor, other, dies));
        });
        await scheduler.waitFor(Promise.all(all));
        await system.finish();
        const states = new Map<string, RequestState>();
        for (const id of REQUESTS) states.set(id, await system.state(id));
        for (const [id, state] of states) {
          for (const absorbed of state.absorbed) {
            expect(absorbed.pending).toBe(false);
            expect(states.get(absorbed.requestId)?.lifecycle).toMatchObject({ status: 'merged', into: id });
          }
          const seen = new Set<string>();
          for (let at = state; at.lifecycle.status === 'merged'; at = states.get(at.lifecycle.into) ?? at) {
            expect(seen.has(at.id)).toBe(false);
            seen.add(at.id);
            expect(states.get(at.lifecycle.into)?.absorbed.map(({ requestId }) => requestId)).toContain(at.id);
          }
        }
      }),
      RUNS,
    );
  });
});

const WHO = ['account-operator', 'account-1', 'account-2'] as const;
const RESPONDERS = [
  { assignmentId: `${A}.1`, responderId: 'responder-1', accountId: 'account-1' },
  { assignmentId: `${A}.2`, responderId: 'responder-2', accountId: 'account-2' },
] as const;
const cause = fc.constantFrom('cause-1', 'cause-2', 'cause-3', 'cause-4');
const LATER = '2022-04-02T09:00:00.000Z';

const command: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc.constantFrom<RequestCommand>(
    { type: 'draft', area: PLACE.area },
    { type: 'discard-draft', reason: 'discarded' },
    { type: 'log', body },
    { type: 'log', body, category: 'supplies', priority: { priority: 'P4', basis: 'default' } },
    { type: 'answer-questions', category: 'supplies', note: NOTE, score: 40, suggested: 'P3' },
    { type: 'set-category', category: 'medicine-run' },
    { type: 'set-priority', priority: 'P2', basis: 'person', reason: NOTE },
    { type: 'set-priority', priority: 'P3', basis: 'person' },
    { type: 'amend', person: PERSON },
    { type: 'add-note', note: NOTE },
    { type: 'hold', reason: 'other' },
    { type: 'hold', reason: 'asked-to-wait', until: LATER },
    { type: 'resume' },
    { type: 'wake', until: LATER },
    { type: 'return', missing: ['place'] },
    { type: 'cancel', by: 'person' },
    { type: 'declare-unfounded' },
    { type: 'transfer', to: '120' },
    { type: 'answer-on-call', asked: 'person', day: '2022-04-02', involved: [] },
    { type: 'reopen', reason: 'came-back' },
    { type: 'close', involved: [], failedAttemptsNeeded: 3 },
    { type: 'unmerge' },
    { type: 'notify-external-service', service: '120' },
    { type: 'external-service-arrived', service: '120' },
  ),
  fc
    .record({
      outcome: fc.constantFrom('solved' as const, 'not-solved' as const, 'not-reached' as const),
      day: fc.constantFrom('2022-04-02', '2022-04-03', '2022-04-04'),
      close: fc.boolean(),
    })
    .map(({ outcome, day, close }): RequestCommand => asked({ outcome, day, closeOnVerify: close })),
  fc.tuple(fc.constantFrom(...RESPONDERS), cause).map(([{ assignmentId, responderId }, id]): RequestCommand => ({ type: 'record-offer', assignmentId, responderId, cause: id })),
  fc.tuple(fc.constantFrom(...RESPONDERS), cause, fc.boolean()).map(([one, id, underWay]): RequestCommand => ({ type: 'record-progress', ...one, underWay, cause: id })),
  cause.map((id): RequestCommand => ({ type: 'record-done', cause: id })),
  cause.map((id): RequestCommand => ({ type: 'record-visit-again', until: LATER, cause: id })),
  cause.map((id): RequestCommand => ({ type: 'retract-report', causes: [id], stillUnderWay: false, stillOnCase: false })),
);

/** Every prefix of a request's log, folded. */
function histories(events: readonly StoredEvent[]): { readonly before: RequestState; readonly event: StoredEvent<RequestEvent>; readonly after: RequestState }[] {
  let before = helpRequest.initialState;
  return events.map((stored) => {
    const event = stored as StoredEvent<RequestEvent>;
    const after = helpRequest.evolve(before, event);
    const step = { before, event, after };
    before = after;
    return step;
  });
}

const AFTER_TRIAGE = ['triaged', 'dispatched', 'in-progress'];
/** What may happen to a verified request without ending that. */
const ON_VERIFIED = ['FollowUpRecorded', 'NoteAdded', 'RequestUnmerged', 'ReportRetracted', 'EventRefused', 'CallerInformed', 'ResponderJoined'];

/** What must never stand in a log. */
function offences({ before, event, after }: ReturnType<typeof histories>[number]): readonly string[] {
  const { status } = after.lifecycle;
  const confirms = event.type === 'RequestClosed' || (event.type === 'FollowUpRecorded' && (event as StoredEvent<FollowUpRecorded>).data.outcome !== 'not-reached');
  return [
    ...(status === 'none' ? [`${event.type} leads nowhere`] : []),
    ...(confirms && everybodyOnCase(before).some(({ accountId }) => accountId === event.actor.id) ? [`${event.type} by ${event.actor.id}, who was on the case`] : []),
    ...(status === 'verified' && !ON_VERIFIED.includes(event.type) ? [`${event.type} verified it`] : []),
    ...(AFTER_TRIAGE.includes(status) && (after.category === undefined || after.priority === undefined) ? [`${event.type} leads to ${status} without category or priority`] : []),
  ];
}

describe('any sequence of commands by two processes', () => {
  const step = fc.record({ command, actor: fc.constantFrom(...WHO), process: fc.constantFrom(0 as const, 1 as const), now: fc.constantFrom('2022-04-02T07:00:00.000Z', LATER) });

  it('gives a legal state or a refusal with a text; nobody on the case confirms or closes; the list says what the stream says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1, max: 3 }), async (scheduler, steps, atOnce) => {
        const system = await new TwoProcesses(scheduler).triaged(A);
        for (let from = 0; from < steps.length; from += atOnce) {
          const some = steps.slice(from, from + atOnce).map((one) => answered(system.handlers[one.process].handle(helpRequest, A, one.command, metadata(one.actor, one.now))));
          await scheduler.waitFor(Promise.all(some));
        }
        const log = await system.log.readStream(A);
        expect(histories(log).flatMap(offences)).toEqual([]);
        const row = log.reduce<RequestRow | undefined>((document, event) => requestList.evolve(document, event, A), undefined);
        const state = await system.state(A);
        expect({ status: row?.status, category: row?.category, priority: row?.priority, responders: [...(row?.responderIds ?? [])].toSorted() }).toEqual({
          status: state.lifecycle.status,
          category: state.category,
          priority: state.priority,
          responders: [...new Set(state.joined.map(({ responderId }) => responderId))].toSorted(),
        });
      }),
      RUNS,
    );
  });
});
