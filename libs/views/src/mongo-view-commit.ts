import type { Connection, mongo } from 'mongoose';
import { type TogetherWrite, writeTogether } from '#event-store';
import type { Generations, Move } from './mongo-generations.ts';
import type { MongoViewTable, Row } from './mongo-view-table.ts';

/** Rows of one command at most: enough for what comes while people work, few enough for the server to stay answerable. */
const MOST = 100;

/** Rows of one table. */
export interface Written {
  readonly own: MongoViewTable;
  readonly rows: readonly Row[];
}

/**
 * Documents and behind them the positions in one command. False when anything is otherwise than expected (another process was here, there are too many): then
 * perhaps some documents are written, but no position is said that is not true, and writing all of it again the long way does no harm.
 */
export async function commitTogether(connection: Connection, written: readonly Written[], moves: readonly Move[], generations: Generations): Promise<boolean> {
  const rows = written.reduce((sum, each) => sum + each.rows.length, 0);
  const { databaseName } = connection.db as mongo.Db;
  if (rows === 0 || rows > MOST || moves.length === 0) return false;
  const writes: TogetherWrite[] = [];
  for (const { own, rows: some } of written)
    for (const row of some) {
      const write = own.writeOf(row, `${databaseName}.${own.collection.collectionName}`);
      if (write === undefined) return false;
      writes.push(write);
    }
  // A new row that is met stops the command before it says how far the views are. One that is known and not older is there already in a later state.
  const steps = generations.movesOf(moves);
  for (const step of steps) writes.push({ namespace: `${databaseName}.${generations.name}`, name: 'updateOne', ...step });
  const done = await writeTogether(connection, writes);
  return done !== undefined && done.insertedCount + done.matchedCount === rows + steps.length;
}
