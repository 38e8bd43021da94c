import type { Connection, mongo } from 'mongoose';
import type { Clock } from './clock.ts';
import { fromMongo } from './mongo-failure.ts';

/** Measurements that count: a stop of this process, or a slow way, can spoil some of them in a row. */
const REMEMBERED = 8;

/** What a measurement needs to know of this machine, in milliseconds. */
export interface OwnTime {
  /** Never set back. */
  readonly monotonic: () => number;
  /** The machine's clock, which may be. */
  readonly wall: () => number;
}

const OWN: OwnTime = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * The clock of the database, carried on by this process's monotonic clock: processes that set and judge each other's deadlines need one time, and what a machine believes may be an hour off.
 * An answer says what time it was when it left the server, so every measurement is early by its way here; the latest of the last few is the best.
 */
export class DatabaseClock implements Clock {
  readonly #own: OwnTime;
  /** The server's time when our monotonic clock stood at 0. */
  readonly #origins: number[] = [];
  #server = '';

  constructor(own: OwnTime = OWN) {
    this.#own = own;
  }

  now(): Date {
    return new Date(this.#origins.length === 0 ? this.#own.wall() : Math.max(...this.#origins) + this.#own.monotonic());
  }

  /** Milliseconds by which this machine's clock is ahead of the database's; negative = behind. */
  get machineAhead(): number {
    return this.#own.wall() - this.now().getTime();
  }

  /** Takes an answer that has just come. @param server whose clock it is; another server's measurements are forgotten */
  measured(time: number, server = ''): void {
    if (server !== this.#server) this.#origins.length = 0;
    this.#server = server;
    this.#origins.push(time - this.#own.monotonic());
    if (this.#origins.length > REMEMBERED) this.#origins.shift();
  }
}

/** A machine that differs by more than this, in milliseconds, is told of: its operator wants to know. */
const ASTRAY = 5_000;

/**
 * The clock of the server that takes this connection's writes. It comes with every heartbeat and costs no question.
 * @param astray told once when this machine's clock differs by more than 5 s, in milliseconds (negative = behind), and once with 0 when it does no more
 */
export async function openDatabaseClock(connection: Connection, astray: (milliseconds: number) => void = () => {}): Promise<DatabaseClock> {
  const clock = new DatabaseClock();
  let told = false;
  const take = (reply: mongo.BSON.Document, server?: string) => {
    const time = Number(reply['localTime']);
    if ((reply['isWritablePrimary'] !== true && reply['ismaster'] !== true) || !Number.isFinite(time)) return;
    clock.measured(time, server);
    const isAstray = Math.abs(clock.machineAhead) > ASTRAY;
    if (isAstray !== told) astray(isAstray ? clock.machineAhead : 0);
    told = isAstray;
  };
  const client = connection.getClient();
  take(await fromMongo('its clock', () => client.db('admin').command({ hello: 1 })));
  client.on('serverHeartbeatSucceeded', ({ reply, connectionId }) => take(reply, connectionId));
  return clock;
}
