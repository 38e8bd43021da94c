// Writes the console's client types from the API files, or with --check says which are stale. `npm run openapi` runs it after the API files are written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTs, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const sources = { intake: 'apps/intake/openapi.json', dispatch: 'apps/dispatch/openapi.json', audit: 'apps/audit/openapi.json', access: 'libs/access/openapi.json' };
const check = process.argv.includes('--check');
const stale = [];

for (const [service, source] of Object.entries(sources)) {
  const file = join(root, `apps/console/src/api/generated/${service}.ts`);
  const types = astToString(await openapiTs(pathToFileURL(join(root, source)), { alphabetize: true, immutable: true }));
  const text = `// Made from ${source} by deploy/console-types.mjs: change the API, not this file.\n${types}`;
  if (!check) writeFileSync(file, text);
  else if (read(file) !== text) stale.push(file);
}
if (stale.length > 0) {
  console.error(`The API has changed but the console's types have not: ${stale.join(', ')}. Run: npm run openapi`);
  process.exit(1);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
