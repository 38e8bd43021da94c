import { join } from 'node:path';
import { defineConfig } from 'vite';

/** `npx vite -c apps/console/vite.config.ts` serves the sources while one works, in front of a server at API (default http://localhost:8080). */
const API = process.env['API'] ?? 'http://localhost:8080';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: join(import.meta.dirname, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Small files as files: data: URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // "use client" means something to server frameworks only.
    rolldownOptions: { onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)) },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': API, '/problems': API } },
});
