import fc from 'fast-check';
import {
  KEPT_REPLIES,
  again,
  answerOf,
  done,
  drop,
  EMPTY,
  filled,
  give,
  hurry,
  later,
  LONGEST_PAUSE,
  needs,
  nextTry,
  type Queue,
  type Queued,
  refused,
  sendable,
} from './queue.ts';

const ME = 'account-1';
const key = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const command = (n: number, more: Partial<Queued> = {}): Queued => ({
  key: key(n),
  accountId: ME,
  path: '/api/x',
  body: {},
  occurredAt: '2026-11-22T08:00:00.000Z',
  lane: 'a',
  subjects: [],
  says: { id: 'undo' },
  state: 'waiting',
  tries: 0,
  notBefore: 0,
  ...more,
});
const of = (...commands: readonly Queued[]): Queue => commands.reduce(give, EMPTY);
const NO = { status: 409, code: 'no', title: '', detail: '' };
const keys = (commands: readonly Queued[]) => commands.map((one) => one.key);

describe('the queue of commands', () => {
  it('takes the same key once', () => {
    expect(of(command(1), command(1)).commands).toHaveLength(1);
  });

  it('sends the first of each lane, of this account, whose time has come', () => {
    const queue = of(command(1), command(2), command(3, { lane: 'b' }), command(4, { lane: 'c', accountId: 'account-2' }), command(5, { lane: 'd', notBefore: 500 }));
    expect(keys(sendable(queue, ME, 100))).toEqual([key(1), key(3)]);
    expect(keys(sendable(queue, ME, 500))).toEqual([key(1), key(3), key(5)]);
    expect(sendable(queue, undefined, 500)).toEqual([]);
  });

  it('keeps a lane behind its first even while that one pauses, and not behind a refused one', () => {
    const queue = of(command(1), command(2));
    expect(sendable(later(queue, key(1), 0, 0), ME, 1)).toEqual([]);
    expect(keys(sendable(refused(queue, key(1), NO), ME, 1))).toEqual([key(2)]);
  });

  it('pauses longer each time, never longer than a quarter of a minute and a bit, and at least as long as the server says', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 9].map((tries) => later(of(command(1, { tries })), key(1), 0, 0.5).commands[0]?.notBefore);
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]);
    expect(later(of(command(1)), key(1), 1_000, 0, 30).commands[0]?.notBefore).toBe(31_000);
    expect(hurry(later(of(command(1)), key(1), 1_000, 0, 30)).commands[0]?.notBefore).toBe(0);
    expect(nextTry(later(of(command(1)), key(1), 1_000, 0, 30), ME)).toBe(31_000);
  });

  it('waits for the answer that a command needs, and fills it in everywhere', () => {
    const second = command(2, {
      lane: 'b',
      path: `/api/x/${answerOf(key(1))}/log`,
      body: { callId: answerOf(key(1)), deep: [{ version: answerOf(key(1), 'version') }] },
      subjects: [answerOf(key(1))],
    });
    const queue = of(command(1), second);
    expect(needs(second)).toEqual([key(1)]);
    expect(keys(sendable(queue, ME, 0))).toEqual([key(1)]);
    const answered = done(queue, key(1), { id: 'request-7', version: 3 });
    const [ready] = sendable(answered, ME, 0);
    expect(ready === undefined ? undefined : filled(answered, ready)).toMatchObject({
      path: '/api/x/request-7/log',
      body: { callId: 'request-7', deep: [{ version: 3 }] },
      subjects: ['request-7'],
    });
    // Kept for a form that refers to it later, but not for ever.
    const kept = Array.from({ length: KEPT_REPLIES }, (_, n) => n + 2).reduce((now, n) => done(now, key(n), {}), answered);
    expect(Object.keys(kept.replies)).toHaveLength(KEPT_REPLIES);
    expect(kept.replies).not.toHaveProperty(key(1));
  });

  it('refuses with a command those that need its answer, and wakes them together under a new key', () => {
    const second = command(2, { path: `/api/x/${answerOf(key(1))}` });
    const queue = refused(of(command(1), second), key(1), NO);
    expect(queue.commands.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['refused', 'no'],
      ['refused', 'earlier-refused'],
    ]);
    const woken = again(queue, key(1), key(9));
    expect(woken.commands.map(({ state, key: now, path }) => [state, now, path])).toEqual([
      ['waiting', key(9), '/api/x'],
      ['waiting', key(2), `/api/x/${answerOf(key(9))}`],
    ]);
    expect(drop(queue, key(1)).commands).toEqual([]);
  });

  it('whatever happens: nothing is lost, nothing is sent twice after its answer, and each lane keeps its order', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('give' as const), lane: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('answer' as const), pick: fc.nat(5), outcome: fc.constantFrom('done', 'later', 'refused') }),
      fc.record({ kind: fc.constant('time' as const), by: fc.nat(40_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let queue = EMPTY;
        let now = 0;
        let given = 0;
        const sent: Queued[] = [];
        const ended = new Set<string>();
        for (const one of steps) {
          if (one.kind === 'give') queue = give(queue, command((given += 1), { lane: one.lane }));
          else if (one.kind === 'time') now += one.by;
          else {
            const ready = sendable(queue, ME, now);
            const chosen = ready[one.pick % Math.max(1, ready.length)];
            if (chosen === undefined) continue;
            expect(ended.has(chosen.key)).toBe(false);
            sent.push(chosen);
            if (one.outcome === 'later') queue = later(queue, chosen.key, now, 0.5);
            else {
              ended.add(chosen.key);
              queue = one.outcome === 'done' ? done(queue, chosen.key, {}) : refused(queue, chosen.key, NO);
            }
          }
        }
        const answered = [...ended].filter((one) => !queue.commands.some((left) => left.key === one));
        expect(new Set([...keys(queue.commands), ...answered]).size).toBe(given);
        for (const lane of ['a', 'b', 'c']) {
          const order = keys(sent.filter((one) => one.lane === lane)).filter((one, index, all) => one !== all[index - 1]);
          expect(order).toEqual(order.toSorted());
        }
      }),
    );
  });
});
