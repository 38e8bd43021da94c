import { localJotter } from './jotter.ts';
import type { Queued } from './queue.ts';

const queued = (key: string): Queued => ({
  key,
  accountId: 'account-1',
  path: '/api/x',
  body: {},
  occurredAt: '2026-11-22T08:00:00.000Z',
  lane: 'a',
  subjects: [],
  says: { id: 'undo' },
  state: 'waiting',
  tries: 0,
  notBefore: 0,
});

/** As browsers have it: the names are its own keys. */
function storage(): Storage {
  const own = Object.create({
    getItem: (name: string) => (own[name] as string | undefined) ?? null,
    setItem: (name: string, value: string) => void (own[name] = value),
    removeItem: (name: string) => void delete own[name],
  }) as Storage;
  return own;
}

describe('what is jotted down', () => {
  it('is read in the order given until it is struck out, past what is not ours and what is broken', () => {
    const store = storage();
    const jotter = localJotter(() => store);
    store.setItem('arrowtower.theme', 'dark');
    store.setItem('arrowtower.given.0', '{"key":');
    for (const key of ['2', '1', '3']) jotter.jot(queued(key));
    jotter.strike('3');
    expect(jotter.read()).toEqual([queued('1'), queued('2')]);
  });

  it('is nothing where the browser has closed its storage: the console opens all the same', () => {
    const jotter = localJotter(() => {
      throw new DOMException('closed', 'SecurityError');
    });
    jotter.jot(queued('1'));
    jotter.strike('1');
    expect(jotter.read()).toEqual([]);
  });
});
