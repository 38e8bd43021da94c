import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#runtime';
import type { Benchmark } from './benchmark.ts';

const BUDGET = 250;
/** Route → its page and its texts. */
const ROUTES = { operator: 'src/operator/operator-page.tsx', dispatcher: 'src/dispatcher/dispatcher-page.tsx', responder: 'src/responder/responder-page.tsx' } as const;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** What a browser loads before a role's home can be used: the page, everything it imports, its texts and the worker of the live stream. */
function firstLoad(manifest: Readonly<Record<string, Chunk>>, folder: string, route: keyof typeof ROUTES, language: string): number {
  const files = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`${key} is not in the console's manifest: the route has another file now, tell test/bench/console-size.ts`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const key of ['index.html', ROUTES[route], `src/language/texts/ground.${language}.json`, `src/language/texts/${route}.${language}.json`]) add(key);
  const sizes = [...files, ...workers(folder, files)].map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

/** Workers stand in no manifest: their names stand in the chunks that start them. */
function workers(folder: string, files: ReadonlySet<string>): readonly string[] {
  const found = [...files].flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/assets\/worker-[\w-]+\.js/g)].map(([name]) => name));
  return [...new Set(found)];
}

/** The first load of the largest of three routes, gzip JavaScript. */
export const consoleSize: Benchmark = {
  name: 'console-size',
  what: "gzip JavaScript (KB) of the first load of the largest of the operator's, dispatcher's and responder's routes, beside the budget",
  run(progress) {
    const folder = process.env['CONSOLE_DIR'] ?? join(projectRoot(), 'dist/console');
    const file = join(folder, '.vite/manifest.json');
    if (!existsSync(file)) throw new Error(`there is no built console in ${folder}`);
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Chunk>>;
    const routes = Object.keys(ROUTES) as (keyof typeof ROUTES)[];
    const sizes = routes.map((route) => ({ route, size: Math.max(...['en', 'zh-CN'].map((language) => firstLoad(manifest, folder, route, language))) }));
    for (const { route, size } of sizes) progress(`${route}: ${size.toFixed(1)} KB`);
    const value = Number(Math.max(...sizes.map(({ size }) => size)).toFixed(1));
    return Promise.resolve({
      name: 'console-size',
      value,
      unit: 'KB',
      baseline: BUDGET,
      ratio: value / BUDGET,
      reach: `≤ ${BUDGET} KB`,
      reached: value <= BUDGET,
      notes: sizes.map(({ route, size }) => `${route} ${size.toFixed(1)}`).join(', '),
    });
  },
};
