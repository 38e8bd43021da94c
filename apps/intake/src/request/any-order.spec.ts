import * as fc from 'fast-check';
import type { StoredEvent } from '#event-store';
import { played, plays } from '../testing/plays.ts';
import type { RequestEvent } from './events.ts';
import { HISTORIES } from './examples.ts';
import type { Status } from './lifecycle.ts';
import { helpRequest } from './request.ts';
import type { RequestState } from './state.ts';

const OPEN: readonly Status[] = ['logged', 'triaged', 'dispatched', 'in-progress', 'on-hold'];
/** domain.md, by the event that moves: from where it may come. The merged one's own fate stands in `before`. */
const FROM: Readonly<Partial<Record<RequestEvent['type'], readonly Status[]>>> = {
  RequestDrafted: ['none'],
  DraftDiscarded: ['draft'],
  RequestLogged: ['none', 'draft', 'returned'],
  RequestDispatched: ['triaged', 'on-hold'],
  RequestStarted: ['dispatched', 'on-hold'],
  RequestResolved: OPEN,
  FollowUpRecorded: ['resolved'],
  RequestClosed: ['verified', 'resolved'],
  RequestReturned: ['logged', 'triaged'],
  RequestHeld: OPEN,
  RequestResumed: ['on-hold'],
  RequestMerged: ['draft', 'returned', 'resolved', ...OPEN],
  RequestUnmerged: ['merged'],
  RequestCancelled: [...OPEN, 'returned'],
  RequestUnfounded: [...OPEN, 'returned'],
  RequestTransferred: OPEN,
  RequestReopened: ['resolved', 'verified', 'closed', 'cancelled', 'unfounded', 'transferred'],
};

const RUNS = { numRuns: 500 };

it('the plays of these tests reach every state, else they would prove nothing', () => {
  const reached = new Set(fc.sample(plays, { seed: 1, numRuns: 500 }).flatMap((play) => played(play).taken.map(({ after }) => after.lifecycle.status)));
  expect(Object.keys(HISTORIES).filter((status) => status !== 'none' && !reached.has(status as Status))).toEqual([]);
});

describe('any sequence of commands', () => {
  it('moves the request only as domain.md says, or is refused with a known code', () => {
    fc.assert(
      fc.property(plays, (play) => {
        const { log, state } = played(play);
        const wrong: unknown[] = [];
        let now = helpRequest.initialState;
        for (const event of log) {
          const from = now.lifecycle.status;
          now = helpRequest.evolve(now, event);
          const to = now.lifecycle.status;
          const allowed = FROM[event.type];
          const legal =
            allowed?.includes(from) ??
            (event.type === 'ReportRetracted' || to === from || (event.type === 'PrioritySet' && from === 'logged' && to === 'triaged' && now.category !== undefined));
          if (!legal) wrong.push({ event: event.type, from, to });
        }
        expect(wrong).toEqual([]);
        expect(now).toEqual(state);
      }),
      RUNS,
    );
  });

  it('leaves no request Logged that has category and priority, and none further without them', () => {
    fc.assert(
      fc.property(plays, (play) => {
        const { lifecycle, category, priority } = played(play).state;
        const ready = category !== undefined && priority !== undefined;
        expect([lifecycle.status, ready]).not.toEqual(['logged', true]);
        expect(['triaged', 'dispatched', 'in-progress'].includes(lifecycle.status) && !ready).toBe(false);
      }),
      RUNS,
    );
  });
});

/** Everybody who was on the case by its log: joined and not taken back, or on a case merged into this one and not let go. */
function onCase(log: readonly StoredEvent<RequestEvent>[]): ReadonlySet<string> {
  const retracted = new Set(log.flatMap((event) => (event.type === 'ReportRetracted' ? (event.data as Extract<RequestEvent, { type: 'ReportRetracted' }>['data']).retracted : [])));
  const absorbed = new Map<string, readonly string[]>();
  const ids = new Set<string>();
  for (const stored of log) {
    const event = stored as RequestEvent;
    if (event.type === 'ResponderJoined' && !retracted.has(stored.id)) for (const id of [event.data.responderId, event.data.accountId]) if (id !== undefined) ids.add(id);
    if (event.type === 'DuplicateAbsorbed')
      absorbed.set(
        event.data.requestId,
        (event.data.responders ?? []).flatMap(({ responderId, accountId }) => [responderId, accountId ?? responderId]),
      );
    if (event.type === 'DuplicateReleased') absorbed.delete(event.data.requestId);
  }
  return new Set([...ids, ...[...absorbed.values()].flat()]);
}

describe('who confirms, in any sequence of commands', () => {
  it('was never on the case, and neither was whom he asked', () => {
    let closings = 0;
    fc.assert(
      fc.property(plays, (play) => {
        for (const { command, by, subject, before, events, log } of played(play).taken) {
          if (!events.some(({ type }) => type === 'FollowUpRecorded' || type === 'RequestClosed')) continue;
          closings += 1;
          const behind = [by, subject ?? by, ...('involved' in command ? command.involved : [])];
          if ('asked' in command && before.reporter?.responderId !== undefined && (command.asked === 'reporter' || before.person?.personId === before.reporter.personId)) {
            behind.push(before.reporter.responderId);
          }
          const there = onCase(log);
          expect(behind.filter((id) => there.has(id))).toEqual([]);
        }
      }),
      RUNS,
    );
    expect(closings).toBeGreaterThan(100);
  });

  it('and closes only what somebody else confirmed, or what nobody could be asked about on enough days', () => {
    fc.assert(
      fc.property(plays, (play) => {
        for (const { before, events, log } of played(play).taken) {
          const closed = events.find(({ type }) => type === 'RequestClosed') as Extract<RequestEvent, { type: 'RequestClosed' }> | undefined;
          if (closed === undefined) continue;
          const round = log.slice(log.findLastIndex(({ type }) => type === 'RequestResolved'));
          const words = round.filter(({ type }) => type === 'FollowUpRecorded').map(({ data }) => data as Extract<RequestEvent, { type: 'FollowUpRecorded' }>['data']);
          const failed = new Set(words.filter(({ outcome }) => outcome === 'not-reached').map((word) => word.day)).size;
          const solved = words.some(({ outcome }) => outcome === 'solved');
          expect(closed.data.basis === 'unreachable' ? failed >= 2 : solved).toBe(true);
          expect(closed.data.basis !== 'answered-on-call' || (events.length === 3 && ['logged', 'triaged'].includes(before.lifecycle.status))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

type Evolve = (state: RequestState, event: StoredEvent<RequestEvent>) => RequestState;
const evolves: Evolve = (state, event) => helpRequest.evolve(state, event);
/** A fold that was planted to be found. */
const forgetful: Evolve = (state, event) => (event.type === 'ReportRetracted' ? state : helpRequest.evolve(state, event));

const asIfNeverRecorded = (evolve: Evolve, count: (gone: number) => void = () => {}) =>
  fc.property(plays, (play) => {
    const { log } = played(play);
    const gone = new Set(log.flatMap((event) => (event.type === 'ReportRetracted' ? (event.data as Extract<RequestEvent, { type: 'ReportRetracted' }>['data']).retracted : [])));
    count(gone.size);
    expect(log.reduce(evolve, helpRequest.initialState)).toEqual(
      log.filter(({ id, type }) => !gone.has(id) && type !== 'ReportRetracted').reduce(evolve, helpRequest.initialState),
    );
  });

describe('reports taken back, in any sequence of commands', () => {
  it('fold to the state as if what they caused had never been recorded', () => {
    let gone = 0;
    fc.assert(
      asIfNeverRecorded(evolves, (more) => {
        gone += more;
      }),
      RUNS,
    );
    expect(gone).toBeGreaterThan(100);
  });

  it('a fold that keeps what they caused is found', () => {
    expect(fc.check(asIfNeverRecorded(forgetful), RUNS).failed).toBe(true);
  });
});
