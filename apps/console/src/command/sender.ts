import { NO_NETWORK, type ProblemBody, ProblemError } from '../api/problem.ts';
import type { Jotter } from './jotter.ts';
import { judge } from './judge.ts';
import { again, done, drop, EMPTY, filled, give, hurry, later, nextTry, orphans, type Queue, type Queued, refused, type Reply, sendable } from './queue.ts';
import type { QueueStore } from './store.ts';

/** How a command ended, told to every tab. */
export interface Settled {
  readonly key: string;
  readonly reply?: Reply;
  readonly problem?: ProblemBody;
}

/** A command that was done, with its answer. */
export interface Answered {
  readonly command: Queued;
  readonly reply: Reply;
}

/** How many of them are remembered: until the pictures have them, which takes moments. */
const REMEMBERED = 20;

/** What the sender needs of the browser; tests give their own. */
export interface SenderWorld {
  readonly store: QueueStore;
  readonly jotter: Jotter;
  /** Posts one command. @throws ProblemError */
  post(command: Queued): Promise<Reply>;
  /** Runs work while no other tab runs work of that name. */
  exclusively(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs. */
  tell(message: 'changed' | Settled): void;
  now(): number;
  random(): number;
  wait(milliseconds: number, work: () => void): () => void;
}

/** What it refers to is in no queue and has no answer: it could only wait for ever. */
const EARLIER_LOST = { status: 0, code: 'earlier-refused', title: '', detail: '' };

/** Sends what is kept, lane by lane; each tab has one, and any of them finishes what another began. */
export class Sender {
  readonly #world: SenderWorld;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, { resolve: (reply: Reply) => void; reject: (error: ProblemError) => void }>();
  readonly #lanes = new Set<string>();
  readonly #restless = new Set<string>();
  /** Given, and not yet in the store. */
  #unstored: readonly Queued[];
  /** Of these, the ones given in this very turn: they are stored together, so that no half of a form is kept. */
  #given: Queued[] = [];
  #queue: Queue = EMPTY;
  #answered: readonly Answered[] = [];
  #accountId: string | undefined;
  #cancel: (() => void) | undefined;

  constructor(world: SenderWorld) {
    this.#world = world;
    // What a page that is gone had given and not stored.
    this.#unstored = world.jotter.read();
    if (this.#unstored.length > 0) void this.#keep(this.#unstored);
  }

  /** What is on its way, for screens. */
  get queue(): Queue {
    return this.#queue;
  }

  /** What was done last, newest last: a picture that is older than such an answer does not show it yet. */
  get answered(): readonly Answered[] {
    return this.#answered;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whose commands may be sent; undefined while nobody is signed in. */
  async signedIn(accountId: string | undefined): Promise<void> {
    this.#accountId = accountId;
    await this.refresh();
  }

  /** Keeps a command, then sends it. The promise is that of its answer; it is rejected only when the server refuses. */
  give(command: Queued): Promise<Reply> {
    const answer = new Promise<Reply>((resolve, reject) => this.#waiting.set(command.key, { resolve, reject }));
    this.#world.jotter.jot(command);
    this.#unstored = [...this.#unstored, command];
    if (this.#given.push(command) === 1) {
      queueMicrotask(() => {
        const together = this.#given;
        this.#given = [];
        void this.#keep(together);
      });
    }
    this.#show(this.#queue);
    return answer;
  }

  /** Takes back what has not been sent, or puts a refused one away. False when it is gone already. */
  async drop(key: string): Promise<boolean> {
    let found = false;
    await this.#change((queue) => {
      found = queue.commands.some((command) => command.key === key && (command.state === 'refused' || !this.#isUnderWay(queue, command)));
      return found ? drop(queue, key) : queue;
    });
    return found;
  }

  async again(key: string, newKey: string, ifMatch?: number): Promise<void> {
    await this.#change((queue) => again(queue, key, newKey, ifMatch));
    this.#drain();
  }

  /** The network may be back. */
  async hurry(): Promise<void> {
    if (nextTry(this.#queue, this.#accountId) === undefined) return;
    await this.#change(hurry);
    this.#drain();
  }

  /** Another tab has changed the queue, or this one has just begun. */
  async refresh(): Promise<void> {
    this.#show(await this.#world.store.read());
    this.#drain();
  }

  /** Another tab has sent something of ours. */
  settledElsewhere(settled: Settled): void {
    const command = this.#queue.commands.find(({ key }) => key === settled.key);
    if (command !== undefined && settled.reply !== undefined) this.#remember(command, settled.reply);
    this.#settle(settled);
  }

  async #keep(commands: readonly Queued[]): Promise<void> {
    const after = await this.#world.store.update((queue) => commands.reduce(give, queue));
    this.#unstored = this.#unstored.filter((one) => !commands.includes(one));
    for (const { key } of commands) this.#world.jotter.strike(key);
    this.#show(after);
    this.#world.tell('changed');
    this.#drain();
  }

  async #giveUp(): Promise<void> {
    let lost: readonly Queued[] = [];
    await this.#change((queue) => {
      lost = orphans(queue);
      return lost.reduce((now, { key }) => refused(now, key, EARLIER_LOST), queue);
    });
    for (const { key } of lost) this.#settle({ key, problem: EARLIER_LOST });
  }

  #drain(): void {
    if (orphans(this.#queue).length > 0) void this.#giveUp();
    const now = this.#world.now();
    for (const { lane } of sendable(this.#queue, this.#accountId, now)) void this.#sendLane(lane);
    this.#cancel?.();
    const at = nextTry(this.#queue, this.#accountId);
    this.#cancel = at === undefined ? undefined : this.#world.wait(Math.max(50, at - now), () => this.#drain());
  }

  async #sendLane(lane: string): Promise<void> {
    if (this.#lanes.has(lane)) {
      this.#restless.add(lane);
      return;
    }
    this.#lanes.add(lane);
    try {
      await this.#world.exclusively(`arrowtower-lane-${lane}`, async () => {
        while (await this.#sendFirst(lane));
      });
    } finally {
      this.#lanes.delete(lane);
      // Given while the last answer was on its way: looked at once more.
      if (this.#restless.delete(lane)) this.#drain();
    }
  }

  /** True when there may be more. */
  async #sendFirst(lane: string): Promise<boolean> {
    const queue = await this.#world.store.read();
    const command = sendable(queue, this.#accountId, this.#world.now()).find((one) => one.lane === lane);
    if (command === undefined) return false;
    try {
      const reply = await this.#world.post(filled(queue, command));
      const after = await this.#world.store.update((now) => done(now, command.key, reply));
      // Remembered, here and in other tabs, before it leaves the queue: no picture goes back to what was before it.
      this.#remember(command, reply);
      this.#world.tell({ key: command.key, reply });
      this.#show(after);
      this.#world.tell('changed');
      this.#settle({ key: command.key, reply });
      this.#drain();
      return true;
    } catch (error) {
      const problem = error instanceof ProblemError ? error : new ProblemError({ status: 0, code: NO_NETWORK, title: '', detail: '' });
      const verdict = judge(problem, command.tries);
      if (verdict === 'signed-out') return false;
      if (verdict === 'later') {
        await this.#change((now) => later(now, command.key, this.#world.now(), this.#world.random(), problem.retryAfter));
        this.#drain();
        return false;
      }
      await this.#change((now) => refused(now, command.key, problem.body));
      this.#settle({ key: command.key, problem: problem.body });
      this.#world.tell({ key: command.key, problem: problem.body });
      return true;
    }
  }

  #isUnderWay(queue: Queue, command: Queued): boolean {
    const first = queue.commands.find((one) => one.lane === command.lane && one.state === 'waiting');
    return first?.key === command.key && this.#lanes.has(command.lane);
  }

  async #change(how: (queue: Queue) => Queue): Promise<void> {
    this.#show(await this.#world.store.update(how));
    this.#world.tell('changed');
  }

  #remember(command: Queued, reply: Reply): void {
    this.#answered = [...this.#answered, { command, reply }].slice(-REMEMBERED);
  }

  #settle({ key, reply, problem }: Settled): void {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (reply !== undefined) waiting?.resolve(reply);
    else if (problem !== undefined) waiting?.reject(new ProblemError(problem));
  }

  #show(queue: Queue): void {
    this.#queue = this.#unstored.reduce(give, queue);
    for (const listener of this.#listeners) listener();
  }
}
