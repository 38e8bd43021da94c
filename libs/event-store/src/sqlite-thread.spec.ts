import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { array, assert, constant, float, integer, oneof, property, string, tuple, uint8Array } from 'fast-check';
import { isEnvironmental } from './sqlite-failure.ts';
import { TransactionOnThread } from './sqlite-thread.ts';
import type { SqlValue } from './sqlite-transaction.ts';
import { StatementsIn, StatementsOut } from './sqlite-wire.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('statements on the way to another thread', () => {
  it('arrive as they were said, in order, whatever they carry', () => {
    const value = oneof(string({ unit: 'binary' }), integer(), float({ noNaN: true }), constant(null), uint8Array());
    assert(
      property(array(array(tuple(string(), array(value))), { maxLength: 4 }), (batches) => {
        const out = new StatementsOut();
        const statementsIn = new StatementsIn();
        const texts: string[] = [];
        for (const batch of batches) {
          for (const [sql, values] of batch) out.add(sql, values);
          const taken = out.take();
          texts.push(...taken.fresh);
          const arrived: [string, SqlValue[]][] = [];
          statementsIn.each(structuredClone(taken), (statement, values) => void arrived.push([texts[statement] ?? '', values]));
          expect(arrived).toEqual(batch);
        }
      }),
    );
  });

  it('find room for long texts, and give most of it back', () => {
    const out = new StatementsOut();
    const statementsIn = new StatementsIn();
    const sizes: number[] = [];
    for (const text of ['short', '甲'.repeat(300_000), 'x'.repeat(5_000_000), 'after', '乙', 'end']) {
      out.add('INSERT', [text, 'a', text]);
      const taken = out.take();
      if (taken.memory !== undefined) sizes.push(taken.memory.byteLength);
      const arrived: SqlValue[][] = [];
      statementsIn.each(taken, (_, values) => void arrived.push(values));
      expect(arrived).toEqual([[text, 'a', text]]);
    }
    expect(sizes).toEqual([262_144, 2_097_152, 33_554_432, 262_144]);
  });
});

describe('transactions on a thread of their own', () => {
  let path: string;
  let reader: DatabaseSync;
  let files = 0;

  beforeEach(() => {
    path = join(folder, `file-${++files}.db`);
    reader = new DatabaseSync(path);
    reader.exec('PRAGMA journal_mode = WAL; CREATE TABLE things (name TEXT PRIMARY KEY)');
  });
  afterEach(() => reader.close());

  const names = () =>
    reader
      .prepare('SELECT name FROM things ORDER BY name')
      .all()
      .map((row) => row['name']);
  const insert = (transaction: TransactionOnThread, ...all: readonly string[]) => {
    transaction.begin();
    for (const name of all) transaction.run('INSERT INTO things VALUES (?)', name);
    return transaction.commit();
  };

  it('are there for other connections when commit answers, all of one or nothing', async () => {
    const transaction = new TransactionOnThread(path, 'PRAGMA synchronous = FULL');
    await insert(transaction, 'a', '乙');
    expect(names()).toEqual(['a', '乙']);
    await expect(insert(transaction, 'b', 'a')).rejects.toThrow('UNIQUE');
    expect(names()).toEqual(['a', '乙']);
    await insert(transaction, 'b');
    transaction.begin();
    transaction.run('INSERT INTO things VALUES (?)', 'never said');
    transaction.rollback();
    await insert(transaction, 'c');
    expect(names()).toEqual(['a', 'b', 'c', '乙']);
    await transaction.close();
  });

  it('say what the disk says when it is full, and go on when it is not', async () => {
    const transaction = new TransactionOnThread(path, 'PRAGMA max_page_count = 12');
    const failure = await insert(transaction, 'x'.repeat(100_000)).catch((error: unknown) => error);
    expect(isEnvironmental(failure)).toBe(true);
    expect(names()).toEqual([]);
    await insert(transaction, 'a');
    expect(names()).toEqual(['a']);
    await transaction.close();
  });

  it('are uncertain when the thread is lost, and the next one begins a new thread that knows every statement', async () => {
    const transaction = new TransactionOnThread(path, 'PRAGMA synchronous = FULL');
    await insert(transaction, 'a');
    const lost = new TransactionOnThread(join(folder, 'no', 'such', 'folder.db'), '');
    await expect(insert(lost, 'x')).rejects.toMatchObject({ name: 'Uncertain' });
    await expect(insert(lost, 'y')).rejects.toMatchObject({ name: 'Uncertain' });
    await insert(transaction, 'b');
    expect(names()).toEqual(['a', 'b']);
    await transaction.close();
    await insert(transaction, 'c');
    expect(names()).toEqual(['a', 'b', 'c']);
    await transaction.close();
  });
});
