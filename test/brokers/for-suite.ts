import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseUrl, type Kafka, type KafkaOptions, type Mongo, NoBroker } from './broker.ts';
import { removeTopics } from './kafka-ready.ts';
import { programBeside } from './kept-process.ts';
import { removeDatabase } from './mongo-ready.ts';
import { startKafka, startMongo } from './start.ts';

/** What a suite gets of the Kafka that the whole run shares. */
export interface KafkaForSuite {
  readonly brokers: readonly string[];
  readonly version: string;
  readonly note: string;
  /** Put it before every topic and group (`KAFKA_TOPIC_PREFIX`); what begins so is removed after the suite. */
  readonly prefix: string;
}

/** What a suite gets of the MongoDB that the whole run shares. */
export interface MongoForSuite {
  /** With this suite's own database, which is dropped after it. */
  readonly url: string;
  readonly database: string;
  readonly version: string;
  readonly note: string;
}

/** A server if there is one, and the `describe` that goes with it. */
export interface Suite<Server> {
  /** Undefined when there is none; then everything in {@link Suite.describe} is skipped. */
  readonly server: Server | undefined;
  /** Jest's `describe`, or the one that skips. */
  readonly describe: jest.Describe;
}

type Told<Found> = Found | { readonly unavailable: string };

/** What a test run is known by, its pid first: deploy/run-tests.mjs or jest's configuration sets it for all suites and workers. */
const run = () => process.env['ARROWTOWER_TEST_RUN'] ?? String(process.pid);

const suiteName = () => basename(expect.getState().testPath ?? 'this suite');

/** The one line with which a suite says why it does nothing; with REQUIRE_BROKERS=1 it fails instead. */
function lacking<Server>(what: string, why: string): Suite<Server> {
  if (process.env['REQUIRE_BROKERS'] === '1') throw new NoBroker(`${what} is required here (REQUIRE_BROKERS=1) and there is none: ${why}`);
  process.stderr.write(`Skipped: ${suiteName()} needs ${what}, and there is none here. ${why}\n`);
  return { server: undefined, describe: describe.skip };
}

function ranOn(server: { readonly version: string; readonly note: string }): void {
  process.stderr.write(`${suiteName()} runs on ${server.version}${server.note === '' ? '' : ` (${server.note})`}\n`);
}

/** Starts the run's server at the first need, in whichever worker that is, and waits until it works. */
async function shared<Found>(kind: 'kafka' | 'mongo'): Promise<Told<Found>> {
  const folder = join(tmpdir(), `arrowtower-run-${userInfo().uid}-${run()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${kind}.json`);
  let first = true;
  try {
    mkdirSync(join(folder, `${kind}.lock`));
  } catch {
    first = false;
  }
  if (first) spawn(process.execPath, ['--no-warnings', programBeside('run-server'), kind, folder, run()], { stdio: 'ignore', detached: true, env: process.env }).unref();
  for (let waited = 0; !existsSync(file); waited += 50) {
    if (waited > 180_000) throw new Error(`the run's ${kind} said nothing for three minutes`);
    await pause(50);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Told<Found>;
}

const ownName = () => `t${randomBytes(4).toString('hex')}`;

/** The run's Kafka with names of this suite's own. Call it at the top of the file: `const kafka = await kafkaForSuite()`. @throws NoBroker under REQUIRE_BROKERS=1 */
export async function kafkaForSuite(): Promise<Suite<KafkaForSuite>> {
  const told = await shared<Omit<KafkaForSuite, 'prefix'>>('kafka');
  if ('unavailable' in told) return lacking('Kafka', told.unavailable);
  ranOn(told);
  const prefix = `${ownName()}.`;
  afterAll(() => removeTopics(told.brokers, prefix), 30_000);
  return { server: { ...told, prefix }, describe };
}

/** The run's MongoDB with a database of this suite's own. @throws NoBroker under REQUIRE_BROKERS=1 */
export async function mongoForSuite(): Promise<Suite<MongoForSuite>> {
  const told = await shared<Omit<MongoForSuite, 'database'>>('mongo');
  if ('unavailable' in told) return lacking('MongoDB', told.unavailable);
  ranOn(told);
  const database = `arrowtower_${ownName()}`;
  afterAll(() => removeDatabase(told.url, database), 30_000);
  return { server: { ...told, database, url: databaseUrl(told.url, database) }, describe };
}

async function own<Server extends Kafka | Mongo>(what: string, start: () => Promise<Server>): Promise<Suite<Server>> {
  let server: Server;
  try {
    server = await start();
  } catch (error) {
    if (!(error instanceof NoBroker)) throw error;
    return lacking(what, error.message);
  }
  ranOn(server);
  afterAll(() => server.stop(), 30_000);
  return { server, describe };
}

/** A Kafka that this suite alone has, to be killed, stopped and restarted. @throws NoBroker under REQUIRE_BROKERS=1 */
export async function ownKafkaForSuite(options: KafkaOptions = {}): Promise<Suite<Kafka>> {
  return own('Kafka', () => startKafka(options, true));
}

/** A MongoDB that this suite alone has, to be killed, stopped and restarted. @throws NoBroker under REQUIRE_BROKERS=1 */
export async function ownMongoForSuite(): Promise<Suite<Mongo>> {
  return own('MongoDB', () => startMongo({}, true));
}
