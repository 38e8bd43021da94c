import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerRefusals, textOf } from '#runtime';
import { accessRefusals } from './refusals.ts';

describe('refusals', () => {
  it('each code has a sentence in both languages, and each sentence a code that uses it', () => {
    registerRefusals(accessRefusals);
    const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter((file) => !file.includes('.spec.'));
    const source = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
    const used = [...source.matchAll(/new (?:Refused|SignInRefused)\('([a-z-]+)'|new Problem\(\d+, '([a-z-]+)'/g)].map((match) => match[1] ?? match[2] ?? '');
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((code) => (textOf(code)?.en ?? '') === '' || (textOf(code)?.zh ?? '') === '')).toEqual([]);
    expect(Object.keys(accessRefusals).filter((code) => !used.includes(code))).toEqual([]);
  });
});
