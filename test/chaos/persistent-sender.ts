import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../city/dice.ts';
import type { Sender } from '../city/player.ts';
import type { Answer } from '../drive/connection.ts';
import type { CommandOptions, Session } from '../drive/session.ts';

/** A command as it was sent, so that it can be sent again. */
export interface Sent {
  readonly session: Session;
  readonly path: string;
  readonly body: object | string;
  readonly options: CommandOptions & { readonly key: string };
}

/** A command that the server said yes to. */
export interface Acknowledged extends Sent {
  /** 1, 2, 3 … in the order in which answers came. */
  readonly sequence: number;
  /** How often it had to be sent again. */
  readonly repeats: number;
  /** When the message that was answered was sent. */
  readonly askedAt: string;
  readonly status: number;
  readonly answer: unknown;
}

/** One sending of a command and what came of it. */
export interface Attempt {
  readonly sentAt: string;
  readonly endedAt: string;
  readonly key: string;
  readonly path: string;
  /** How often it had been sent before. */
  readonly repeats: number;
  /** Undefined when the connection broke, or was broken off. */
  readonly status: number | undefined;
  readonly answer: unknown;
}

/** Where commands go: resolves once the server listens. */
export interface Server {
  readonly up: Promise<void>;
}

const IN_FLIGHT_WAIT = 25;
const BROKEN_WAIT = 20;
const LONGEST_WAIT = 1_000;
/** A server that is up and still says "not now" after this long has lost what is waited for: then that is its answer. */
export const PATIENCE = 30_000;
/** Share of commands whose sender hangs up before the answer, as a phone does in a lift. */
const HUNG_UP = 0.02;

/**
 * Sends each command until it is answered: when the connection breaks it waits for the server to come back and sends the same command with the same key, as a phone does that has lost its network.
 * Any answer but "still in flight" and "not now" (503) is the answer.
 */
export class PersistentSender implements Sender {
  readonly #server: Server;
  readonly #dice: Dice;
  readonly #patience: number;
  readonly #attempted: (attempt: Attempt) => void;
  readonly #acknowledged: Acknowledged[] = [];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  #inFlight = 0;
  #repeated = 0;

  constructor(server: Server, dice: Dice, patience = PATIENCE, attempted: (attempt: Attempt) => void = () => {}) {
    this.#server = server;
    this.#dice = dice;
    this.#patience = patience;
    this.#attempted = attempted;
  }

  /** Commands that are sent and not answered now, those that wait for the server included. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** How often a command was sent again because its connection broke. */
  get repeated(): number {
    return this.#repeated;
  }

  get acknowledged(): readonly Acknowledged[] {
    return this.#acknowledged;
  }

  async send<Body>(session: Session, path: string, body: object | string, options: CommandOptions & { readonly key: string }): Promise<Answer<Body>> {
    this.#inFlight += 1;
    try {
      let busySince: number | undefined;
      for (let repeats = 0; ; repeats += 1) {
        await this.#server.up;
        const askedAt = new Date().toISOString();
        const answer = await this.#once<Body>(session, path, body, options, repeats === 0 && this.#dice.chance(HUNG_UP));
        this.#attempted({ sentAt: askedAt, endedAt: new Date().toISOString(), key: options.key, path, repeats, status: answer?.status, answer: answer?.body });
        if (answer === undefined) {
          busySince = undefined;
          continue;
        }
        const wait = waitFor(answer);
        if (wait > 0 && performance.now() - (busySince ??= performance.now()) < this.#patience) {
          await pause(wait);
          continue;
        }
        const sequence = this.#acknowledged.length + 1;
        if (answer.status < 300) this.#note({ session, path, body, options, sequence, repeats, askedAt, status: answer.status, answer: answer.body });
        return answer;
      }
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** Resolves when this many more commands are acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ count: this.#acknowledged.length + count, resolve }));
  }

  /** Undefined when the connection broke. */
  async #once<Body>(session: Session, path: string, body: object | string, options: Sent['options'], hangUp: boolean): Promise<Answer<Body> | undefined> {
    try {
      if (hangUp) {
        const { key, ...rest } = options;
        await session.sendAndLoseAnswer(path, body, key, rest);
        return undefined;
      }
      return await session.command<Body>(path, body, options);
    } catch {
      this.#repeated += 1;
      // The connection may break a moment before the process is known to be gone.
      await pause(BROKEN_WAIT);
      return undefined;
    }
  }

  #note(acknowledged: Acknowledged): void {
    this.#acknowledged.push(acknowledged);
    for (const [index, { count, resolve }] of [...this.#waiting.entries()].toReversed()) {
      if (this.#acknowledged.length < count) continue;
      this.#waiting.splice(index, 1);
      resolve();
    }
  }
}

/** Milliseconds after which the same command may be sent again; 0 = it is answered. */
export function waitFor({ status, headers, body }: Answer): number {
  if (status === 409 && (body as { code?: string } | undefined)?.code === 'command-in-flight') return IN_FLIGHT_WAIT;
  return status === 503 ? Math.min(LONGEST_WAIT, Number(headers['retry-after'] ?? 0) * 1_000 + BROKEN_WAIT) : 0;
}
