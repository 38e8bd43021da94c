// npm run asyncapi: writes libs/contracts/asyncapi.json and keeps golden messages of new wire types. With --check it changes nothing and fails when something would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { asyncApiDocument } from './asyncapi.ts';
import { goldenMessages, keepNewGolden } from './golden.ts';
import { faultsOf } from './validate.ts';
import { wireTypes } from './published.ts';

const FILE = 'libs/contracts/asyncapi.json';
const path = join(projectRoot(), FILE);

function kept(): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const check = process.argv.includes('--check');
const faults: string[] = [];
if (check) {
  const golden = goldenMessages();
  const missing = wireTypes().filter(({ type }) => !golden.has(type));
  if (missing.length > 0) faults.push(`No golden message is kept of ${missing.map(({ type }) => type).join(', ')}. Run: npm run asyncapi`);
} else for (const type of keepNewGolden()) console.log(`kept a golden message of ${type}`);

const text = `${JSON.stringify(asyncApiDocument(), null, 2)}\n`;
faults.push(...(await faultsOf(text)));
if (check && kept() !== text) faults.push(`The public events have changed but ${FILE} has not. Run: npm run asyncapi`);
if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
if (!check) writeFileSync(path, text);
console.log(JSON.stringify(check ? { checked: FILE } : { written: FILE }));
