import { accessSync, constants, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Mongo, type MongoOptions, NoBroker } from './broker.ts';
import { answers, installOnce, run } from './install.ts';
import { keepFolder, type KeptProcess, removeFolder, spawnKept } from './kept-process.ts';
import { untilMongoWorks } from './mongo-ready.ts';
import { freePorts } from './ports.ts';

const STAND_IN = '0.8.1';
const NOTE = 'stand-in: function, not durability';

/** A file system in memory, and how many bytes must be free there. */
const [MEMORY, ROOM] = ['/dev/shm', 4 * 2 ** 30] as const;

/**
 * Where data go that nobody keeps. The stand-in syncs each document by itself, which took two fifths of its time and proves nothing:
 * it forgets acknowledged writes when it is killed, with or without.
 */
function throwAwayFolder(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM) return MEMORY;
  } catch {
    // No such file system here.
  }
  return tmpdir();
}

async function python(): Promise<string> {
  const folder = await installOnce(`nx-27017-${STAND_IN}`, async (working) => {
    if (!(await answers('python3', '-c', 'import venv, ensurepip')))
      throw new NoBroker('Install Python 3 with its venv module (apt-get install python3 python3-venv), or set MONGODB_URL.');
    await run('python3', '-m', 'venv', working);
    await run(join(working, 'bin/python'), '-m', 'pip', 'install', '-q', '--disable-pip-version-check', `nx-27017==${STAND_IN}`).catch((error: unknown) => {
      throw new NoBroker(`pip could not install nx-27017, which stands in for MongoDB: ${String(error)}`, error);
    });
  });
  return join(folder, 'bin/python');
}

/**
 * No package registry has a MongoDB, so this is nx-27017, which speaks its wire protocol over SQLite. It loses acknowledged writes when it is killed, has no
 * change streams and names indexes its own way: good for what code does, never for what survives.
 * @throws NoBroker when Python is missing
 */
export async function startStandInMongo(options: MongoOptions): Promise<Mongo> {
  const command = await python();
  const throwAway = options.dataDir === undefined;
  const folder = options.dataDir ?? mkdtempSync(join(throwAwayFolder(), 'arrowtower-mongo-'));
  if (throwAway) keepFolder(folder);
  mkdirSync(join(folder, 'data'), { recursive: true });
  const [port] = await freePorts(1);
  const url = `mongodb://127.0.0.1:${port}`;
  let running: KeptProcess;
  const start = async () => {
    const files = ['--data-dir', join(folder, 'data'), '--log-file', join(folder, 'server.log'), '--pid-file', join(folder, 'server.pid')];
    running = await spawnKept(command, ['-m', 'nx_27017.nx_27017', '--host', '127.0.0.1', '-p', String(port), ...files], { log: join(folder, 'output.log') });
    return untilMongoWorks(url, 30_000, () => running.alive).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${running.output()}`, { cause: error });
    });
  };
  const stop = async () => {
    running.signal('SIGCONT');
    running.signal('SIGTERM');
    await Promise.race([running.ended, pause(5_000, undefined, { ref: false })]);
    running.signal('SIGKILL');
    await running.ended;
    if (throwAway) removeFolder(folder);
  };
  let version: string;
  try {
    version = await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    version: `nx-27017 ${STAND_IN}, which answers as MongoDB ${version}`,
    origin: 'native',
    note: NOTE,
    kill: async () => {
      running.signal('SIGKILL');
      await running.ended;
    },
    pause: async () => running.signal('SIGSTOP'),
    resume: async () => running.signal('SIGCONT'),
    restart: async () => {
      if (running.alive) await untilMongoWorks(url, 30_000);
      else await start();
    },
    stop,
  };
}
