import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [parsedTexts],
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
    rolldownOptions: { onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)) },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': API, '/problems': API } },
});
