// What the container image runs: `docker run IMAGE <program> [arguments]`. In a clone the same programs are npm scripts.
const PROGRAMS = {
  intake: '../../dist/apps/intake/src/main.js',
  dispatch: '../../dist/apps/dispatch/src/main.js',
  audit: '../../dist/apps/audit/src/main.js',
  'all-in-one': '../../dist/apps/all-in-one/src/main.js',
  'deploy:prepare': '../../dist/deploy/cluster/prepare.js',
  parked: '../../dist/apps/all-in-one/src/commands/parked.js',
  replay: '../../dist/apps/all-in-one/src/commands/replay.js',
  rebuild: '../../dist/apps/all-in-one/src/commands/rebuild.js',
  backup: '../../dist/apps/all-in-one/src/commands/backup.js',
  move: '../../dist/apps/all-in-one/src/commands/move.js',
  restore: '../../dist/apps/all-in-one/src/commands/restore.js',
};

const [program = 'all-in-one'] = process.argv.splice(2, 1);
const file = Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program] : undefined;
if (file === undefined) {
  console.error(`There is no program "${program}". Write one of: ${Object.keys(PROGRAMS).join(', ')}.`);
  process.exit(2);
}
await import(file);
