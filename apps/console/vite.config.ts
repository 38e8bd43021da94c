import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin, type Rolldown, transformWithOxc } from 'vite';
import { askAhead, askAheadScript } from './build/ask-ahead.ts';
import { componentStyles } from './build/component-styles.ts';
import { compressed } from './build/compressed.ts';

/** `npx vite -c apps/console/vite.config.ts` serves the sources while one works, in front of a server at API (default http://localhost:8080). */
const API = process.env['API'] ?? 'http://localhost:8080';

const require = createRequire(import.meta.url);

/** Texts are parsed here, once, and not in every browser; the parser (a tenth of the first load) then stays at home. */
const parsedTexts: Plugin = {
  name: 'arrowtower-parsed-texts',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!/\/language\/texts\/[^/]+\.json$/.test(id)) return null;
    const texts = Object.entries(JSON.parse(code) as Record<string, string>).map(([key, text]) => [key, /[{}<#']/.test(text) ? parse(text) : [{ type: 0, value: text }]]);
    return { code: JSON.stringify(Object.fromEntries(texts)), map: null };
  },
  config: () => ({ resolve: { alias: [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: require.resolve('@formatjs/icu-messageformat-parser/no-parser.js') }] } }),
};

/** Whether a browser knows our two languages is not asked at each opening: every one does, and the question costs a slow machine a noticeable moment. */
const knownLanguages: Plugin = {
  name: 'arrowtower-known-languages',
  apply: 'build',
  transform: (code, id) => (/\/@formatjs\/intl\/.*\.js$/.test(id) ? { code: code.replace(/!Intl\.\w+\.supportedLocalesOf\(locale\)\.length/g, 'false'), map: null } : null),
};

/** Screens that make no sense without a network; their code is kept from its first use on, not from the first opening of the console. */
const ONLINE_ONLY = /\/src\/(supervisor|administrator|board|start)\/|\/texts\/(supervisor|administrator|board|start)\./;

/** What a browser must have to open the console and the desks without a network: the entry, and every piece of code that may be loaded from it, with its styles and the live stream's worker. */
function neededOffline(bundle: Rolldown.OutputBundle): { readonly entry: string; readonly files: readonly string[] } {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (chunk === undefined || files.has(name)) return;
    if (chunk.type === 'chunk' && ONLINE_ONLY.test(chunk.facadeModuleId ?? '')) return;
    files.add(name);
    if (chunk.type !== 'chunk') return;
    for (const other of [...chunk.imports, ...chunk.dynamicImports, ...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) add(other);
  };
  const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry)?.fileName ?? '';
  add(entry);
  for (const name of Object.keys(bundle)) if (/^assets\/worker-[\w-]+\.js$/.test(name)) add(name);
  return { entry: `/${entry}`, files: [...files].map((name) => `/${name}`) };
}

/** The service worker is told its build and put beside the page; whenever a file of the console changes, so does it, and browsers fetch it anew. */
const shellWorker: Plugin = {
  name: 'arrowtower-shell-worker',
  apply: 'build',
  async generateBundle(_options, bundle) {
    const source = join(import.meta.dirname, 'src/offline/shell-worker.ts');
    const { entry, files: needed } = neededOffline(bundle);
    const ahead = askAheadScript();
    const files = ahead === undefined ? needed : [...needed, ahead];
    const open = readdirSync(join(import.meta.dirname, 'public'));
    const name = createHash('sha256').update(JSON.stringify(files));
    for (const one of open) name.update(readFileSync(join(import.meta.dirname, 'public', one)));
    const build = { name: name.digest('hex').slice(0, 12), entry, files: [...files, ...open.map((one) => `/${one}`)].toSorted() };
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
    this.emitFile({ type: 'asset', fileName: 'console-worker.js', source: `const BUILD = ${JSON.stringify(build)};\n${code}` });
  },
};

const CODE = /\.(m?js|tsx?|css)$/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [parsedTexts, knownLanguages, componentStyles, askAhead, shellWorker, compressed],
  build: {
    outDir: join(import.meta.dirname, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Small files as files: data: URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    // "use client" means something to server frameworks only.
    rolldownOptions: {
      onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)),
      output: {
        codeSplitting: {
          groups: [
            // What every page needs is one file: a slow machine spends longer on asking for eighty than on reading them.
            { name: 'console', test: (id) => CODE.test(id) && !id.endsWith('/src/main.tsx'), tags: ['$initial'], priority: 3 },
            // What many share is one more; what a few share lies together by who needs it, so that no desk loads another's forms.
            { name: 'shared', test: CODE, minShareCount: 4, includeDependenciesRecursively: false, priority: 2 },
            { name: 'some', test: CODE, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_000, includeDependenciesRecursively: false, priority: 1 },
          ],
        },
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        assetFileNames: ({ names: [name = 'file'] }) => `assets/${name.replace(/~.*(?=\.\w+$)/, '').replace(/\.\w+$/, '')}-[hash][extname]`,
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': API, '/problems': API } },
});
