import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, type Rolldown, transformWithOxc } from 'vite';
import { HOMES } from '../src/ahead/homes.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** A chunk by the module that it was made for. */
function chunkOf(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  const found = Object.values(bundle).find((one): one is Rolldown.OutputChunk => one.type === 'chunk' && one.facadeModuleId?.endsWith(`/${module}`) === true);
  if (found === undefined) throw new Error(`nothing was built of ${module}: tell src/ahead/homes.ts where it is now`);
  return found;
}

/** A chunk, what it imports and their styles. */
function filesOf(bundle: Rolldown.OutputBundle, name: string, files = new Set<string>()): ReadonlySet<string> {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || files.has(name)) return files;
  for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
  files.add(name);
  for (const other of chunk.imports) filesOf(bundle, other, files);
  return files;
}

let made: string | undefined;

/** The script that asks for the first page's code and answers before the console's code is there, in the page as a file of its own. @returns its address, once it is built */
export function askAheadScript(): string | undefined {
  return made;
}

/** See {@link askAheadScript}. */
export const askAhead: Plugin = {
  name: 'arrowtower-ask-ahead',
  apply: 'build',
  async generateBundle(_options, bundle) {
    const source = join(import.meta.dirname, '../src/ahead/ask-ahead.ts');
    const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry) as Rolldown.OutputChunk;
    const known = filesOf(bundle, entry.fileName);
    const textsOf = (area: string) => Object.fromEntries(LANGUAGES.map((language) => [language, `/${chunkOf(bundle, `language/texts/${area}.${language}.json`).fileName}`]));
    const homes = HOMES.map(({ role, path, page, texts, asks }) => {
      const files = [...filesOf(bundle, chunkOf(bundle, page).fileName)].filter((file) => !known.has(file)).map((file) => `/${file}`);
      return { role, path, files, texts: textsOf(texts), asks };
    });
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
    const script = `(() => {\nconst AHEAD = ${JSON.stringify({ ground: textsOf('ground'), homes })};\n${code.replace(/^export \{\s*\};?$/m, '')}\n})();\n`;
    const fileName = `assets/ask-ahead-${createHash('sha256').update(script).digest('base64url').slice(0, 8)}.js`;
    this.emitFile({ type: 'asset', fileName, source: script });
    made = `/${fileName}`;
  },
  transformIndexHtml: {
    order: 'post',
    // Beside the other script that runs at once, and before all that comes after it: as a module it would wait for its turn behind the console's own.
    handler: (html) => (made === undefined ? html : html.replace(/(<script src="\/theme-first\.js"><\/script>)/, `$1\n    <script src="${made}"></script>`)),
  },
};
