import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type DatabaseClock, fromMongo, openDatabaseClock } from '#event-store';
import type { Logger } from '#runtime';
import { type Operation, Refusal } from '../maintenance/operations.ts';

interface Asked {
  readonly _id: string;
  readonly service: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly state: 'asked' | 'taken' | 'done' | 'refused';
  /** By MongoDB's clock, milliseconds since 1970: who asks and who takes need not agree on the time. */
  readonly at: number;
  readonly takenBy?: string;
  readonly answer?: object;
  readonly error?: string;
}

/** How often a process looks for commands, milliseconds. */
const LOOK = 1_000;
/** A command that nobody took in this time is no longer wanted: who gave it has been told. */
const PATIENCE = 10_000;
/** Answers stay for this long, for the person who asks what was done. */
const KEEP = 24 * 60 * 60_000;

/** Who takes the commands of which service. */
export interface Attendant {
  readonly process: string;
  readonly services: readonly string[];
  /** Only one process of a service takes a command: the one that has what it needs. */
  takes(service: string, operation: string): boolean;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly log: Logger;
}

/** Takes maintenance commands that are left in the cluster's database; who may write there may command. */
export function attendControl(connection: Connection, attendant: Attendant): { close(): Promise<void> } {
  const asked = collectionOf(connection);
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const waiting = await asked.find({ state: 'asked', service: { $in: [...attendant.services] }, at: { $gt: (await timeOf(connection)) - PATIENCE } }).toArray();
    for (const { _id, service, operation } of waiting) {
      if (!attendant.takes(service, operation)) continue;
      const command = await asked.findOneAndUpdate({ _id, state: 'asked' }, { $set: { state: 'taken', takenBy: attendant.process } }, { returnDocument: 'after' });
      if (command !== null) await asked.updateOne({ _id }, { $set: await outcome(attendant, command) });
    }
  };
  const again = () => {
    if (ended) return;
    timer = setTimeout(() => {
      // MongoDB away: whoever waits for an answer is told by their own process.
      running = look()
        .catch(() => undefined)
        .then(again);
    }, LOOK).unref();
  };
  again();
  return {
    close: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function outcome({ operations, log }: Attendant, { operation, parameters }: Asked): Promise<Pick<Asked, 'state' | 'answer' | 'error'>> {
  try {
    const work = operations[operation];
    if (work === undefined) throw new Refusal(`There is no command "${operation}".`);
    return { state: 'done', answer: await work(parameters) };
  } catch (error) {
    if (!(error instanceof Refusal)) log.error({ err: error, remedy: 'The command was left in the database; nothing else is affected.' }, 'a maintenance command failed');
    return { state: 'refused', error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Gives a command to the process of a service that takes them, and waits for its answer however long the work takes.
 * @throws Refusal with what the process says, or when none takes it
 */
export async function commandCluster(connection: Connection, service: string, operation: string, parameters: Readonly<Record<string, string>>): Promise<object> {
  const asked = collectionOf(connection);
  const _id = randomUUID();
  const at = await timeOf(connection);
  const askedAt = performance.now();
  await fromMongo('maintenance', () => asked.deleteMany({ at: { $lt: at - KEEP } }));
  await fromMongo('maintenance', () => asked.insertOne({ _id, service, operation, parameters, state: 'asked', at }));
  for (;;) {
    const found = await fromMongo('maintenance', () => asked.findOne({ _id }));
    if (found?.state === 'done') return found.answer ?? {};
    if (found?.state === 'refused') throw new Refusal(found.error ?? 'refused');
    if (found?.state === 'asked' && performance.now() - askedAt > PATIENCE) {
      await asked.deleteOne({ _id, state: 'asked' });
      throw new Refusal(`No process of ${service} took the command within ${PATIENCE / 1_000} s. Start one, or look at its /readyz.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const clocks = new WeakMap<Connection, Promise<DatabaseClock>>();

async function timeOf(connection: Connection): Promise<number> {
  const clock = clocks.get(connection) ?? openDatabaseClock(connection);
  clocks.set(connection, clock);
  try {
    return (await clock).now().getTime();
  } catch (error) {
    clocks.delete(connection);
    throw error;
  }
}

function collectionOf(connection: Connection) {
  return connection.collection<Asked>('maintenance');
}
