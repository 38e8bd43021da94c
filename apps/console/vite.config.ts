import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin, type Rolldown, transformWithOxc } from 'vite';

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
    const { entry, files } = neededOffline(bundle);
    const open = readdirSync(join(import.meta.dirname, 'public'));
    const name = createHash('sha256').update(JSON.stringify(files));
    for (const one of open) name.update(readFileSync(join(import.meta.dirname, 'public', one)));
    const build = { name: name.digest('hex').slice(0, 12), entry, files: [...files, ...open.map((one) => `/${one}`)].toSorted() };
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
    this.emitFile({ type: 'asset', fileName: 'console-worker.js', source: `const BUILD = ${JSON.stringify(build)};\n${code}` });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [parsedTexts, shellWorker],
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
      // What many screens share lies in one file: as eighty small ones it was a tenth larger, and a slow machine spent longer on asking than on reading.
      output: { codeSplitting: { groups: [{ name: 'shared', test: /\.(m?js|tsx?)$/, minShareCount: 6, includeDependenciesRecursively: false }] } },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': API, '/problems': API } },
});
