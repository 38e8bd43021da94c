import { type CommandMetadata, type CommandResult, IdempotencyKeyReused, Refused, StoreUnavailable, VersionConflict } from '#event-store';
import type { Bug } from './bugs.ts';
import type { Ticket, TicketCommand } from './domain.ts';
import { brokenPromises, type Told } from './invariants.ts';
import { bootDispatch, bootIntake, type DispatchProcess, emptyDurable, type IntakeProcess, type Setting } from './processes.ts';
import { Life, World } from './world.ts';

/** What a run found. */
export interface Finding {
  readonly seed: number;
  /** One sentence per broken promise; none = clean. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly steps: number;
  readonly kills: number;
  readonly acknowledged: number;
}

const TICKETS = 4;
const CLIENTS = 3;
const COMMANDS = 7;
const KILLS = 6;

/** One run: clients, three processes, redeliveries, kills and an operator, all in the order that the seed chooses. */
export async function simulate(seed: number, bug?: Bug): Promise<Finding> {
  const run = new Run(seed, bug);
  let broken: readonly string[];
  try {
    broken = await run.toRest();
  } catch (error) {
    broken = [error instanceof Error ? error.message : String(error)];
  }
  return { seed, broken, trace: run.world.trace, steps: run.world.steps, kills: run.kills, acknowledged: run.told.length };
}

class Run {
  readonly world: World;
  readonly told: Told[] = [];
  kills = 0;
  readonly #setting: Setting;
  readonly #tickets: readonly string[];
  readonly #intake = new Map<string, IntakeProcess>();
  #dispatch: DispatchProcess | undefined;
  readonly #lives = new Map<string, Life>();
  readonly #onKill = new Map<Life, Set<() => void>>();
  /** Clients and others who wait for a process that is being restarted. */
  #onBoot: (() => void)[] = [];
  #busy = 0;
  readonly #defects: string[] = [];
  #calm = false;

  constructor(seed: number, bug: Bug | undefined) {
    this.world = new World(seed);
    const { choices } = this.world;
    this.#setting = {
      world: this.world,
      durable: emptyDurable(this.world),
      bug,
      unavailable: choices.chance(0.3) ? 0.05 : 0,
      mended: new Set(),
      policy: choices.chance(0.7),
    };
    this.#tickets = Array.from({ length: TICKETS }, () => `ticket-${choices.uuid(this.world.now)}`);
  }

  async toRest(): Promise<readonly string[]> {
    this.#boot('intake-a');
    this.#boot('intake-b');
    this.#boot('dispatch');
    for (let client = 0; client < CLIENTS; client++) this.#spawn(() => this.#client(client));
    this.#spawn(() => this.#redeliver());
    this.#spawn(() => this.#operator());
    await this.world.run(() => this.#maybeKill());
    this.#calm = true;
    // Now everything is mended, released and due, with kills still possible in the first round.
    for (let round = 0; round < 4; round++) {
      for (const ticket of this.#tickets) this.#setting.mended.add(ticket);
      this.#spawn(() => this.#releaseAll());
      await this.world.run(() => round === 0 && this.#maybeKill());
      this.world.now += 61_000;
      this.#spawn(() => this.#tick(true));
      await this.world.run(() => undefined);
    }
    if (this.#defects.length > 0) return this.#defects;
    if (this.#busy > 0) return [`${this.#busy} of those who asked never got an answer`];
    return brokenPromises(this.#setting.durable, this.told);
  }

  /** A client sends its commands one after the other and repeats each, under the same id, until it has an answer. */
  async #client(client: number): Promise<void> {
    const { choices } = this.world;
    for (let n = 0; n < COMMANDS; n++) {
      const stream = n === 0 ? (this.#tickets[client] ?? '') : choices.pick(this.#tickets);
      const command = n === 0 || choices.chance(0.1) ? ({ type: 'open' } as const) : await this.#anyCommand(stream);
      const metadata = this.#metadata();
      const answer = await this.#untilAnswered(stream, command, metadata);
      if (answer !== undefined) this.told.push({ commandId: metadata.commandId, stream, version: answer.version, ids: answer.events.map(({ id }) => id) });
      if (choices.chance(0.2) && answer !== undefined) {
        const again = await this.#untilAnswered(stream, command, metadata);
        if (again !== undefined) this.told.push({ commandId: metadata.commandId, stream, version: again.version, ids: again.events.map(({ id }) => id) });
      }
    }
  }

  async #anyCommand(stream: string): Promise<TicketCommand> {
    const { choices } = this.world;
    if (choices.chance(0.3)) {
      const other = choices.pick(this.#tickets.filter((ticket) => ticket !== stream));
      // As in intake, only a ticket that exists can be absorbed: whoever merges has looked at it.
      const exists = (await this.#setting.durable.intake.readStream(other)).length > 0;
      if (exists) return { type: 'absorb', other, mergeId: choices.uuid(this.world.now) };
    }
    const temper = choices.chance(0.12) ? 'poison' : choices.chance(0.1) ? 'refused' : undefined;
    return { type: 'note', times: 1 + choices.below(3), ...(temper === undefined ? {} : { temper }) };
  }

  #metadata(): CommandMetadata {
    const now = new Date(this.world.now).toISOString();
    return { commandId: this.world.choices.uuid(this.world.now), actor: { id: 'account-1', role: 'operator', area: '' }, channel: 'app', occurredAt: now, now };
  }

  /** Undefined for a refusal, which is an answer. */
  async #untilAnswered(stream: string, command: TicketCommand, metadata: CommandMetadata): Promise<CommandResult<Ticket> | undefined> {
    for (;;) {
      const process = this.#intake.get(this.world.choices.chance(0.5) ? 'intake-a' : 'intake-b');
      if (process === undefined) {
        await this.#nextBoot();
        continue;
      }
      try {
        const answer = await this.#unlessKilled(process.life, () => process.commands.handle(process.rules, stream, command, metadata));
        if (answer !== KILLED) return answer;
      } catch (error) {
        if (error instanceof Refused) return undefined;
        if (!(error instanceof StoreUnavailable) && !(error instanceof VersionConflict) && !(error instanceof IdempotencyKeyReused)) throw error;
        await this.#nap('a client waits');
      }
    }
  }

  /** What a broker does: parts of the log arrive again, or too early, each key in order but keys in any order. */
  async #redeliver(): Promise<void> {
    const { choices } = this.world;
    for (let n = 0; n < 6; n++) {
      await this.#nap('redelivery');
      const dispatch = this.#dispatch;
      if (dispatch === undefined) continue;
      if (choices.chance(0.3)) {
        await this.#unlessKilled(dispatch.life, () => dispatch.bus.replay('intake', choices.pick(this.#tickets)));
        continue;
      }
      const log = await this.#setting.durable.intake.readAll(0, 1_000_000);
      const from = choices.below(log.length + 1);
      const wanted = new Set(this.#tickets.filter(() => choices.chance(0.6)));
      const batch = log.slice(from, from + 1 + choices.below(10)).filter(({ stream }) => wanted.has(stream));
      const deliveries = batch.map((event) => ({ topic: 'intake.ticket', key: event.stream, bytes: JSON.stringify({ ...event, service: 'intake' }) }));
      await this.#unlessKilled(dispatch.life, async () => dispatch.consumers[0]?.accept(deliveries));
    }
  }

  /** Somebody on duty: time passes, deadlines are looked at, now and then a cause is mended and a key released. */
  async #operator(): Promise<void> {
    const { choices } = this.world;
    for (let n = 0; n < 10; n++) {
      for (let naps = 0; naps < 8; naps++) await this.#nap('time passes');
      this.world.now += 1_000;
      await this.#tick(false);
      if (!choices.chance(0.3)) continue;
      if (choices.chance(0.7)) this.#setting.mended.add(choices.pick(this.#tickets));
      await this.#releaseAll();
    }
  }

  async #tick(fresh: boolean): Promise<void> {
    const process = this.#intake.get('intake-a');
    if (process === undefined) return;
    this.world.note(fresh ? 'the scheduler looks, after an hour' : 'the scheduler looks');
    await this.#unlessKilled(process.life, () => process.tick());
  }

  async #releaseAll(): Promise<void> {
    for (const process of [this.#dispatch, this.#intake.get('intake-a')]) {
      if (process === undefined) continue;
      for (const consumer of process.consumers) {
        const parked = await this.#unlessKilled(process.life, () => consumer.parked());
        // A gap must heal by itself: here everything is delivered in the end.
        const failed = parked === KILLED ? [] : parked.filter(({ kind }) => kind === 'failed');
        for (const { key } of failed) await this.#unlessKilled(process.life, () => consumer.release(key));
      }
    }
  }

  #maybeKill(): void {
    const { choices } = this.world;
    if (this.kills >= KILLS || !choices.chance(this.#calm ? 0.02 : 0.012)) return;
    const name = choices.pick(['intake-a', 'intake-b', 'dispatch', 'dispatch']);
    const life = this.#lives.get(name);
    if (life === undefined) return;
    this.kills += 1;
    this.world.kill(life);
    this.#lives.delete(name);
    if (name === 'dispatch') this.#dispatch = undefined;
    else this.#intake.delete(name);
    for (const killed of this.#onKill.get(life) ?? []) killed();
    this.world.later(`boot ${name}`, () => this.#boot(name));
  }

  #boot(name: string): void {
    const life = new Life(name);
    this.#lives.set(name, life);
    this.#spawn(async () => {
      if (name === 'dispatch') {
        const booted = await this.#unlessKilled(life, () => bootDispatch(this.#setting, life));
        if (booted !== KILLED) this.#dispatch = booted;
      } else {
        const booted = await this.#unlessKilled(life, () => bootIntake(this.#setting, life, name === 'intake-a'));
        if (booted !== KILLED) this.#intake.set(name, booted);
      }
      for (const go of this.#onBoot.splice(0)) go();
    });
  }

  /** Asks a process; when it dies meanwhile, the one who asked notices. */
  async #unlessKilled<T>(life: Life, ask: () => Promise<T>): Promise<T | typeof KILLED> {
    if (!life.alive) return KILLED;
    const { promise, resolve } = Promise.withResolvers<typeof KILLED>();
    const killed = () => resolve(KILLED);
    const those = this.#onKill.get(life) ?? new Set();
    this.#onKill.set(life, those.add(killed));
    try {
      return await Promise.race([ask(), promise]);
    } finally {
      those.delete(killed);
    }
  }

  #nextBoot(): Promise<void> {
    return new Promise((resolve) => this.#onBoot.push(resolve));
  }

  #nap(what: string): Promise<void> {
    return new Promise((resolve) => this.world.later(what, resolve));
  }

  #spawn(work: () => Promise<void>): void {
    this.#busy += 1;
    void work().then(
      () => (this.#busy -= 1),
      (error: unknown) => {
        this.#defects.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    );
  }
}

const KILLED = Symbol('killed');
