// Installs and builds what is missing before any command, on whatever Node (20 or newer) the machine has.
// Prints to stderr only, so that a command's --json output stays clean. Costs well under 2 s when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const say = (line) => process.stderr.write(`arrowtower: ${line}\n`);

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  say(`Node ${process.versions.node} is too old to install from. Install Node 20 or newer, then run the command again.`);
  process.exit(1);
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  return done.status ?? 1;
}

/** The packages a lock file asks for, without the fields that npm writes only into one of the two files. */
function wanted(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, entry]) => [path, entry]),
  );
}

/** True when node_modules holds what package-lock.json asks for (optional packages of other systems may be absent). */
function installed() {
  const present = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(present)) return false;
  const have = wanted(present);
  for (const [path, entry] of wanted(join(root, 'package-lock.json'))) {
    const found = have.get(path);
    if (found === undefined ? !entry.optional && !entry.peer : found.version !== entry.version) return false;
  }
  return true;
}

if (!installed()) {
  say('installing packages (first time or changed lock file)…');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    // A lock file written on another system can lack this system's binaries, and npm ci then refuses.
    say('npm ci refused; trying npm install without touching the lock file…');
    if (run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
      say('Packages could not be installed. Check the network or the npm registry setting, then run the command again.');
      process.exit(1);
    }
  }
}

const built = join(root, 'dist/.tsbuildinfo');
const stamp = join(root, 'dist/.built-from');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') !== lock) rmSync(join(root, 'dist'), { recursive: true });
if (!existsSync(built)) say('building…');
const node = join(root, 'node_modules/.bin/node');
if (run(existsSync(node) ? node : process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']) !== 0) {
  say('The sources do not compile; the errors stand above.');
  process.exit(1);
}
writeFileSync(stamp, lock);

/** Every file that the console is built from, with its content, as one text. */
function consoleInputs(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return consoleInputs(path);
      return /\.(spec\.ts|md)$/.test(entry.name) ? [] : [path];
    });
}

const pages = join(root, 'dist/console');
const inputs = createHash('sha256').update(lock);
for (const file of consoleInputs(join(root, 'apps/console'))) inputs.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
const wantedConsole = inputs.digest('hex');
const consoleStamp = join(pages, '.built-from');
if (!existsSync(consoleStamp) || readFileSync(consoleStamp, 'utf8') !== wantedConsole) {
  say('building the console…');
  // Beside the old one, so that a server that runs always has a whole one.
  const fresh = `${pages}.${process.pid}`;
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(root, 'apps/console/vite.config.ts'), '--outDir', fresh, '--logLevel', 'warn'];
  if (run(existsSync(node) ? node : process.execPath, vite) !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    say('The console does not build; the errors stand above.');
    process.exit(1);
  }
  writeFileSync(join(fresh, '.built-from'), wantedConsole);
  rmSync(pages, { recursive: true, force: true });
  renameSync(fresh, pages);
}
