import fc from 'fast-check';
import { ProblemError } from '../api/problem.ts';
import type { Jotter } from './jotter.ts';
import { judge, TRIES_OF_DEFECTS } from './judge.ts';
import { answerOf, type Queued, type Reply } from './queue.ts';
import { Sender, type SenderWorld } from './sender.ts';
import { memoryQueueStore, type QueueStore } from './store.ts';

const ME = 'account-1';
const problem = (status: number, code = 'code') => new ProblemError({ status, code, title: '', detail: '' });
const key = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const command = (n: number, more: Partial<Queued> = {}): Queued => ({
  key: key(n),
  accountId: ME,
  path: `/api/x/${n}`,
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

/** A server that does each key once, an unreliable way to it, and a clock that only moves when somebody waits. */
class Town {
  readonly applied: string[] = [];
  readonly posted: string[] = [];
  /** What the way does with the next posts; `ok` when it is empty. */
  fate: readonly ('ok' | 'lost-before' | 'lost-after' | 'busy' | 'no' | 'signed-out')[] = [];
  readonly store: QueueStore;
  readonly locks = new Map<string, Promise<unknown>>();
  readonly tabs: Sender[] = [];
  readonly jotted = new Map<string, Queued>();
  readonly #jotter: Jotter = {
    read: () => [...this.jotted.values()],
    jot: (queued) => void this.jotted.set(queued.key, queued),
    strike: (one) => void this.jotted.delete(one),
  };
  #now = 0;
  #timers: { readonly at: number; readonly work: () => void }[] = [];

  constructor(store: QueueStore = memoryQueueStore()) {
    this.store = store;
  }

  tab(store = this.store): Sender {
    const world: SenderWorld = {
      store,
      jotter: this.#jotter,
      post: (queued) => this.#post(queued),
      exclusively: (name, work) => {
        const mine = (this.locks.get(name) ?? Promise.resolve()).then(work, work);
        this.locks.set(name, mine);
        return mine;
      },
      tell: (message) => {
        for (const other of this.tabs) {
          if (other === sender) continue;
          if (message === 'changed') void other.refresh();
          else other.settledElsewhere(message);
        }
      },
      now: () => this.#now,
      random: () => 0.5,
      wait: (milliseconds, work) => {
        const timer = { at: this.#now + milliseconds, work };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((one) => one !== timer);
        };
      },
    };
    const sender = new Sender(world);
    this.tabs.push(sender);
    return sender;
  }

  close(sender: Sender): void {
    this.tabs.splice(this.tabs.indexOf(sender), 1);
  }

  async #post({ key: one, path }: Queued): Promise<Reply> {
    const [fate = 'ok', ...rest] = this.fate;
    this.fate = rest;
    this.posted.push(one);
    await Promise.resolve();
    if (fate === 'lost-before') throw problem(0, 'no-network');
    if (fate === 'busy') throw problem(503);
    if (fate === 'signed-out') throw problem(401);
    if (fate === 'no') throw problem(409, 'not-possible');
    if (!this.applied.includes(one)) this.applied.push(one);
    if (fate === 'lost-after') throw problem(0, 'no-network');
    return { id: `thing-${one.slice(-3)}`, path };
  }

  /** Lets everything run that can, moving the clock from timer to timer. */
  async settle(): Promise<void> {
    for (let round = 0; round < 400; round += 1) {
      // Every promise that can be settled is, before this comes.
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#timers.toSorted((left, right) => left.at - right.at)[0];
      if (next === undefined) return;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
    }
  }
}

describe('sending commands', () => {
  it('judges what is worth sending again', () => {
    const verdicts = [0, 401, 429, 503, 504, 500, 404, 409, 412, 422].map((status) => judge(problem(status), 0));
    expect(verdicts).toEqual(['later', 'signed-out', 'later', 'later', 'later', 'later', 'refused', 'refused', 'refused', 'refused']);
    expect(judge(problem(409, 'command-in-flight'), 0)).toBe('later');
    expect(judge(problem(500), TRIES_OF_DEFECTS)).toBe('refused');
  });

  it('answers who gave it, also when the answer was lost twice', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(ME);
    town.fate = ['lost-after', 'busy', 'ok'];
    const answer = tab.give(command(1));
    await town.settle();
    await expect(answer).resolves.toMatchObject({ id: 'thing-001' });
    expect(town.applied).toEqual([key(1)]);
    expect(town.posted).toHaveLength(3);
    expect(tab.queue.commands).toEqual([]);
  });

  it('rejects what is refused and keeps it in sight until it is put away', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(ME);
    town.fate = ['no'];
    const answer = tab.give(command(1));
    const second = tab.give(command(2, { path: `/api/x/${answerOf(key(1))}`, lane: 'b' }));
    second.catch(() => undefined);
    await expect(answer).rejects.toMatchObject({ code: 'not-possible' });
    await town.settle();
    expect(tab.queue.commands.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(await tab.drop(key(1))).toBe(true);
    expect(tab.queue.commands).toEqual([]);
  });

  it('waits while nobody is signed in, and goes on afterwards', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(ME);
    town.fate = ['signed-out'];
    const answer = tab.give(command(1));
    await town.settle();
    expect(tab.queue.commands).toHaveLength(1);
    await tab.signedIn(undefined);
    await town.settle();
    await tab.signedIn(ME);
    await town.settle();
    await expect(answer).resolves.toBeDefined();
    expect(town.posted).toHaveLength(2);
  });

  it('never sends as somebody else', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(undefined);
    tab.give(command(1)).catch(() => undefined);
    await tab.signedIn('account-2');
    await town.settle();
    expect(town.posted).toEqual([]);
  });

  it('takes back what was not sent, and not what is on its way', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(undefined);
    tab.give(command(1)).catch(() => undefined);
    await town.settle();
    expect(await tab.drop(key(1))).toBe(true);
    expect(await tab.drop(key(1))).toBe(false);
  });

  it('stores what is given together in one go, and forgets the jotting', async () => {
    const updates: number[] = [];
    const inner = memoryQueueStore();
    const town = new Town({
      read: () => inner.read(),
      update: async (how) => {
        const { commands } = await inner.update(how);
        updates.push(commands.length);
        return { commands, replies: (await inner.read()).replies };
      },
    });
    const tab = town.tab();
    for (const n of [1, 2, 3]) tab.give(command(n)).catch(() => undefined);
    expect([...town.jotted.keys()]).toEqual([key(1), key(2), key(3)]);
    expect(tab.queue.commands).toHaveLength(3);
    await town.settle();
    expect(updates).toEqual([3]);
    expect(town.jotted.size).toBe(0);
  });

  it('sends what a page had given when it was thrown away before its disk had answered', async () => {
    const town = new Town();
    // A disk that has not answered yet when the page goes: nothing of it is ever written.
    const stuck: QueueStore = { read: () => town.store.read(), update: () => new Promise(() => undefined) };
    const gone = town.tab(stuck);
    gone.give(command(1)).catch(() => undefined);
    gone.give(command(2, { path: `/api/x/${answerOf(key(1))}` })).catch(() => undefined);
    town.close(gone);
    const tab = town.tab();
    await tab.signedIn(ME);
    await town.settle();
    expect(town.applied).toEqual([key(1), key(2)]);
    expect(town.jotted.size).toBe(0);
    // Jotted and answered: not given once more.
    town.jotted.set(key(1), command(1));
    await town.tab().signedIn(ME);
    await town.settle();
    expect(town.posted).toEqual([key(1), key(2)]);
  });

  it('says that a command can never be sent when what it refers to is nowhere', async () => {
    const town = new Town();
    const tab = town.tab();
    await tab.signedIn(ME);
    const answer = tab.give(command(2, { path: `/api/x/${answerOf(key(1))}/log` }));
    await expect(answer).rejects.toMatchObject({ code: 'earlier-refused' });
    expect(tab.queue.commands.map(({ state }) => state)).toEqual(['refused']);
    expect(town.posted).toEqual([]);
  });

  it('remembers an answer before the command leaves the queue, in every tab', async () => {
    const town = new Town();
    const [tab, other] = [town.tab(), town.tab()];
    for (const one of [tab, other]) await one.signedIn(ME);
    // Whoever draws when the sender says so always finds it in the one or the other.
    const missing: string[] = [];
    let given = false;
    for (const one of [tab, other])
      one.onChange(() => {
        const has = one.queue.commands.length > 0 || one.answered.length > 0;
        if (has) given = true;
        else if (given && one === tab) missing.push('gone');
      });
    await Promise.all([tab.give(command(1)), town.settle()]);
    expect(given).toBe(true);
    expect(missing).toEqual([]);
    for (const one of [tab, other]) expect(one.answered.map(({ command: { key: done }, reply }) => [done, reply['id']])).toEqual([[key(1), 'thing-001']]);
  });

  it('with tabs that close at any moment and a way that loses anything: each command is applied once, in the order of its lane', async () => {
    const fate = fc.constantFrom('ok' as const, 'lost-before' as const, 'lost-after' as const, 'busy' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 8 }),
        fc.array(fate, { maxLength: 25 }),
        fc.array(fc.nat(3), { maxLength: 8 }),
        async (lanes, fates, closes) => {
          const town = new Town();
          town.fate = fates;
          const tabs = [town.tab(), town.tab()];
          for (const tab of tabs) await tab.signedIn(ME);
          for (const [index, lane] of lanes.entries()) {
            tabs[index % tabs.length]?.give(command(index + 1, { lane })).catch(() => undefined);
            // Nobody acts in two tabs in the same turn.
            for (let turn = 0; turn <= (closes[index] ?? 0); turn += 1) await Promise.resolve();
            // A tab is closed in the middle of whatever it does, and another one opened.
            if (closes[index] === 3) {
              await town.settle();
              const [gone] = tabs.splice(0, 1, town.tab());
              if (gone !== undefined) town.close(gone);
              await tabs[0]?.signedIn(ME);
            }
          }
          await town.settle();
          expect(town.applied.toSorted()).toEqual(lanes.map((_, index) => key(index + 1)));
          for (const lane of ['a', 'b']) {
            const order = town.applied.filter((one) => lanes[Number(one.slice(-3)) - 1] === lane);
            expect(order).toEqual(order.toSorted());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
