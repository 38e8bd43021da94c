import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { StatementsIn, type StatementsOnTheWire } from './sqlite-wire.ts';

/** What the thread is started with. */
export interface WriterThreadData {
  readonly path: string;
  readonly pragmas: string;
}

/** The answer to a batch; without an error it is committed as the file's settings say. */
export interface BatchDone {
  readonly error?: { readonly message: string; readonly errcode?: number };
}

const { path, pragmas } = workerData as WriterThreadData;
const database = new DatabaseSync(path, { timeout: 10_000 });
database.exec(pragmas);
const texts: string[] = [];
const statements: StatementSync[] = [];
const statementsIn = new StatementsIn();

function prepared(number: number): StatementSync {
  let statement = statements[number];
  if (statement === undefined) {
    statement = database.prepare(texts[number] ?? '');
    statements[number] = statement;
  }
  return statement;
}

function write(batch: StatementsOnTheWire): BatchDone {
  texts.push(...batch.fresh);
  try {
    database.exec('BEGIN IMMEDIATE');
    statementsIn.each(batch, (number, values) => {
      prepared(number).run(...values);
    });
    database.exec('COMMIT');
    return {};
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    const errcode = (error as { errcode?: unknown }).errcode;
    return { error: { message: error instanceof Error ? error.message : String(error), ...(typeof errcode === 'number' ? { errcode } : {}) } };
  }
}

parentPort?.on('message', (message: StatementsOnTheWire | 'close') => {
  if (message === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(write(message));
});
