import { inRounds } from './in-rounds.ts';

describe('a question in rounds', () => {
  const opened: { readonly asked: readonly string[]; readonly answer: (value: string) => void; readonly fail: () => void }[] = [];
  const ask = inRounds((asked) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    opened.push({ asked, answer: resolve, fail: () => reject(new Error('away')) });
    return promise;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('asks at once for who comes alone, and once for all who come meanwhile', async () => {
    const first = ask(['a']);
    const [second, third] = [ask(['b', 'c']), ask(['c', 'd'])];
    expect(opened.map(({ asked }) => asked)).toEqual([['a']]);
    opened[0]?.answer('one');
    expect(await first).toBe('one');
    await turn();
    expect(opened.map(({ asked }) => asked)).toEqual([['a'], ['b', 'c', 'd']]);
    const fourth = ask(['e']);
    opened[1]?.answer('two');
    expect(await Promise.all([second, third])).toEqual(['two', 'two']);
    await turn();
    opened[2]?.answer('three');
    expect(await fourth).toBe('three');
  });

  it('goes on after one that failed', async () => {
    opened.length = 0;
    const first = ask(['a']);
    const second = ask(['b']);
    opened[0]?.fail();
    await expect(first).rejects.toThrow('away');
    await turn();
    opened[1]?.answer('well');
    expect(await second).toBe('well');
  });
});
