import { assert, jsonValue, property, string } from 'fast-check';
import { Problem } from '../problem/problem.ts';
import { inspect, wrongWithText } from './hygiene.ts';

const errorsOf = (text: string) => {
  try {
    inspect(text, JSON.parse(text) as object);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.options.errors ?? [];
  }
};

describe('what a body may hold', () => {
  it('line break, tab, any script, any emoji', () => {
    expect(errorsOf(JSON.stringify({ text: 'a\nb\tc 𠮷 👩‍👩‍👧 ﷽ \u2028' }))).toEqual([]);
  });

  it('names every wrong text by its pointer, with escapes', () => {
    expect(errorsOf('{"a/b":["ok","\\u0007"],"c~d":"\\udc00"}')).toEqual(
      expect.arrayContaining([
        { pointer: '/a~1b/1', code: 'text-control-character', parameters: { character: 'U+0007' } },
        { pointer: '/c~0d', code: 'text-lone-surrogate' },
      ]),
    );
  });

  it('finds raw C1 controls and names that reach into prototypes, also when they are escaped', () => {
    expect(errorsOf('{"a":"\u0085"}')[0]?.code).toBe('text-control-character');
    expect(errorsOf('{"a":{"\\u005f_proto__":1}}')[0]?.code).toBe('name-reserved');
    expect(errorsOf('{"constructor":1}')[0]).toEqual({ pointer: '/constructor', code: 'name-reserved' });
  });

  it('a deep body is refused without exhausting the stack', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(errorsOf(deep)[0]?.code).toBe('too-deep');
  });

  it('the quick scan never overlooks what the walk would find', () => {
    const agrees = property(jsonValue(), string({ unit: 'binary' }), (value, text) => {
      const found = errorsOf(JSON.stringify({ value, text })).some(({ pointer }) => pointer === '/text');
      return found === (wrongWithText(text, '') !== undefined);
    });
    expect(() => assert(agrees)).not.toThrow();
  });
});
