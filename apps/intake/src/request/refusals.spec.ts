import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RefusalText } from '#event-store';
import { CALL_REFUSALS } from '../call/refusals.ts';
import { COMMUNITY_REFUSALS } from '../community/refusals.ts';
import { REQUEST_REFUSALS } from './refusals.ts';

const FOLDERS: readonly (readonly [string, Readonly<Record<string, RefusalText>>])[] = [
  ['request', REQUEST_REFUSALS],
  ['call', CALL_REFUSALS],
  ['community', COMMUNITY_REFUSALS],
];

/** Codes as they stand in the rules, each with the parameters given beside it where they are written out. */
function used(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const at = join(import.meta.dirname, '..', folder);
  const source = readdirSync(at)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && file !== 'refusals.ts')
    .map((file) => readFileSync(join(at, file), 'utf8'))
    .join('\n');
  const codes = new Map<string, Set<string>>();
  for (const [, code = '', parameters = ''] of source.matchAll(/(?:new Refused|decline)\(\s*'([a-z-]+)'(?:,\s*'[a-z-]+',\s*\{([^}]*)\})?/g)) {
    const names = codes.get(code) ?? new Set();
    for (const [, name = ''] of parameters.matchAll(/(\w+)\s*(?:[:,]|$)/g)) names.add(name);
    codes.set(code, names);
  }
  return codes;
}

const values = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe.each(FOLDERS)('refusals of a %s', (folder, texts) => {
  it('have a text for each code, and no text is left over', () => {
    expect(new Set(used(folder).keys())).toEqual(new Set(Object.keys(texts)));
  });

  it('are told in both languages, with the same values', () => {
    for (const [code, { en, zh }] of Object.entries(texts)) {
      expect(en).toMatch(/^[A-Z{].*\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect({ code, values: values(zh) }).toEqual({ code, values: values(en) });
    }
  });

  it('name only values that the rules give', () => {
    const codes = used(folder);
    for (const [code, { en }] of Object.entries(texts)) {
      const missing = [...en.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => codes.get(code)?.has(name) !== true);
      expect({ code, missing }).toEqual({ code, missing: [] });
    }
  });
});

it('a code means the same in every stream of the service', () => {
  const all = FOLDERS.flatMap(([, texts]) => Object.keys(texts));
  expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
});
