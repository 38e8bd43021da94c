import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isLiteralElement, isPluralElement, isPoundElement, isSelectElement, isTagElement, type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';
import ts from 'typescript';
import { projectRoot } from '#runtime';

const source = join(projectRoot(), 'apps/console/src');
const folder = join(source, 'language/texts');
const LANGUAGES = ['en', 'zh-CN'] as const;
const areas = [...new Set(readdirSync(folder).map((name) => name.split('.')[0] ?? ''))];
const texts = (area: string, language: string) => JSON.parse(readFileSync(join(folder, `${area}.${language}.json`), 'utf8')) as Readonly<Record<string, string>>;

function* files(at: string): Generator<string> {
  for (const name of readdirSync(at)) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.tsx?$/.test(name) && !name.endsWith('.spec.ts') && !path.includes('generated')) yield path;
  }
}
const parsed = [...files(source)].map((path) => ({
  path: relative(projectRoot(), path),
  tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
}));

function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => walk(child, see));
}

/** Names of what is put into a text, in plurals and selections too. */
function holes(text: string): readonly string[] {
  const names = (parts: readonly MessageFormatElement[]): readonly string[] =>
    parts.flatMap((part) => {
      if (isLiteralElement(part) || isPoundElement(part)) return [];
      if (isTagElement(part)) return names(part.children);
      return [part.value, ...(isPluralElement(part) || isSelectElement(part) ? Object.values(part.options).flatMap(({ value }) => names(value)) : [])];
    });
  return [...new Set(names(parse(text)))].toSorted();
}

const HAN = /\p{Script=Han}/u;
const LETTERS = /\p{L}{2,}/u;
/** Attributes that people read or hear. */
const SPOKEN = new Set(['label', 'title', 'placeholder', 'alt', 'description', 'aria-label', 'aria-description', 'message', 'what', 'error', 'nothingFound']);
/** The same in every language: figures of speech of statistics, and the names of keys. */
const SAME = /^(p\d+|P[1-5]|n|CSV|JSON|Enter|Ctrl|Esc|Tab|Alt|F\d+)$/;

describe("the console's texts", () => {
  it.each(areas)('%s: has the same keys and the same holes in every language, and no empty text', (area) => {
    const [english, chinese] = LANGUAGES.map((language) => texts(area, language));
    expect(Object.keys(chinese ?? {})).toEqual(Object.keys(english ?? {}));
    const wrong = Object.entries(english ?? {}).filter(
      ([key, text]) => text.trim() === '' || (chinese?.[key] ?? '').trim() === '' || holes(text).join() !== holes(chinese?.[key] ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('are in the language of their file', () => {
    const english = areas.flatMap((area) => Object.entries(texts(area, 'en')).filter(([, text]) => HAN.test(text)));
    expect(english).toEqual([]);
    // Codes, names of formats and numbers stay as they are.
    const chinese = areas.flatMap((area) => Object.entries(texts(area, 'zh-CN')).filter(([, text]) => !HAN.test(text) && /\p{L}{4,}/u.test(text.replaceAll(/\{[^}]*\}/g, ''))));
    expect(chinese).toEqual([]);
  });

  it('begin with the name of their file, so that no two files say the same key', () => {
    const all = areas.flatMap((area) => Object.keys(texts(area, 'en')).map((key) => ({ area, key })));
    expect(all.filter(({ area, key }) => area !== 'ground' && !key.startsWith(`${area}.`))).toEqual([]);
    expect(all.length).toBe(new Set(all.map(({ key }) => key)).size);
  });

  it('are all used', () => {
    const whole = new Set<string>();
    const beginnings = new Set<string>();
    for (const { tree } of parsed) {
      walk(tree, (node) => {
        if (ts.isStringLiteralLike(node)) whole.add(node.text);
        else if (ts.isTemplateExpression(node) && node.head.text.includes('.')) beginnings.add(node.head.text);
      });
    }
    const used = (key: string) => whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    expect(areas.flatMap((area) => Object.keys(texts(area, 'en')).filter((key) => !used(key)))).toEqual([]);
  });

  it('stand in the files, not in the pages', () => {
    const literal: string[] = [];
    for (const { path, tree } of parsed) {
      const found = (node: ts.Node, text: string) => {
        const words = text.trim();
        if (LETTERS.test(words) && !SAME.test(words)) literal.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1} ${words}`);
      };
      walk(tree, (node) => {
        if (ts.isJsxText(node)) found(node, node.text);
        else if (
          ts.isJsxExpression(node) &&
          node.parent !== undefined &&
          (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) &&
          node.expression !== undefined &&
          ts.isStringLiteralLike(node.expression)
        )
          found(node, node.expression.text);
        else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(tree)) && node.initializer !== undefined && ts.isStringLiteral(node.initializer))
          found(node, node.initializer.text);
      });
    }
    expect(literal).toEqual([]);
  });
});
