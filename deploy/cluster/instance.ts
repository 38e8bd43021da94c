import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '#runtime';
import { type KeptProcess, spawnKept } from '../../test/brokers/kept-process.ts';
import type { Instance, Upstream } from './upstream.ts';

/** A process of a service: it is started again when it dies, until it is told to stop. */
export interface ClusterProcess {
  /** "intake.1" */
  readonly name: string;
  readonly service: string;
  readonly instance: number;
  /** -1 while it does not run. */
  readonly pid: number;
  /** Where it answers itself; undefined while it does not. */
  readonly url: string | undefined;
  readonly metricsPort: number;
  /** How often it was started. */
  readonly starts: number;
  /** SIGKILL; it is started again by itself, unless the cluster was made with `restart: false`. */
  kill(): Promise<void>;
  /** SIGSTOP. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  /** SIGTERM and the end of its draining; it stays down until {@link start}. @returns milliseconds it took */
  stop(): Promise<number>;
  start(): Promise<void>;
  /** Resolves when it answers; at once when it does. @throws Error when it gave up */
  untilUp(): Promise<void>;
  /** Its last lines. */
  output(): string;
}

/** What a process is started with. */
export interface ProcessPlan {
  readonly service: string;
  readonly instance: number;
  readonly metricsPort: number;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly upstream: Upstream;
  readonly restart: boolean;
  /** Told of its lines that matter and of its death. */
  readonly say: (line: string) => void;
  /** Told of every line. */
  readonly heard: (line: string) => void;
}

/** First and longest pause before a dead process is started again, in milliseconds; it doubles in between and begins anew after half a minute of life. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
const LONG_LIFE = 30_000;
/** A process drains for up to 10 s by itself; then it is ended. */
const DRAIN = 15_000;

/** Supervises one process of one service. */
export class Supervised implements ClusterProcess {
  readonly name: string;
  readonly service: string;
  readonly instance: number;
  readonly metricsPort: number;
  starts = 0;
  readonly #plan: ProcessPlan;
  readonly #place: Instance;
  readonly #lines: string[] = [];
  #process: KeptProcess | undefined;
  #wanted = false;
  #pause = FIRST_PAUSE;
  #up = Promise.withResolvers<void>();

  constructor(plan: ProcessPlan) {
    this.#plan = plan;
    this.service = plan.service;
    this.instance = plan.instance;
    this.metricsPort = plan.metricsPort;
    this.name = `${plan.service}.${plan.instance}`;
    this.#place = plan.upstream.add(this.name);
    this.#up.promise.catch(() => undefined);
  }

  get pid(): number {
    return this.#process?.alive === true ? this.#process.pid : -1;
  }

  get url(): string | undefined {
    return this.#place.url;
  }

  async start(): Promise<void> {
    if (this.#wanted && this.#process?.alive === true) return this.untilUp();
    this.#wanted = true;
    this.#pause = FIRST_PAUSE;
    await this.#launch();
    await this.untilUp();
  }

  untilUp(): Promise<void> {
    return this.#up.promise;
  }

  async kill(): Promise<void> {
    const running = this.#process;
    if (running?.alive !== true) return;
    this.#away();
    running.signal('SIGKILL');
    await running.ended;
  }

  pause(): void {
    this.#process?.signal('SIGSTOP');
  }

  resume(): void {
    this.#process?.signal('SIGCONT');
  }

  async stop(): Promise<number> {
    const begun = performance.now();
    this.#wanted = false;
    const running = this.#process;
    if (running?.alive === true) {
      running.signal('SIGCONT');
      running.signal('SIGTERM');
      const late = setTimeout(() => {
        this.#plan.say(`${this.name} did not drain in ${DRAIN / 1_000} s and is ended.`);
        running.signal('SIGKILL');
      }, DRAIN);
      await running.ended;
      clearTimeout(late);
    }
    this.#away();
    return performance.now() - begun;
  }

  output(): string {
    return this.#lines.join('\n');
  }

  /** It answers nobody now; who waits for it waits for its next life. */
  #away(): void {
    if (this.#place.url === undefined) return;
    this.#place.url = undefined;
    this.#place.ready = null;
    this.#up = Promise.withResolvers<void>();
    this.#up.promise.catch(() => undefined);
  }

  async #launch(): Promise<void> {
    const { service, env, folder } = this.#plan;
    mkdirSync(folder, { recursive: true });
    const log = createWriteStream(join(folder, `${this.name}.log`), { flags: 'a' });
    const main = join(projectRoot(), `dist/apps/${service}/src/main.js`);
    this.starts += 1;
    const begun = performance.now();
    const child = await spawnKept(process.execPath, ['--max-old-space-size=512', '--max-semi-space-size=16', main], {
      heard: (line) => {
        log.write(`${line}\n`);
        this.#listen(line);
      },
      env: { ...env, PORT: '0', HOST: '127.0.0.1', METRICS_PORT: String(this.metricsPort) },
    });
    this.#process = child;
    void child.ended.then(async () => {
      log.end();
      this.#away();
      if (!this.#wanted) return;
      if (!this.#plan.restart) {
        this.#plan.say(`${this.name} (pid ${child.pid}) ended.`);
        this.#up.reject(new Error(`${this.name} ended; it said:\n${this.output()}`));
        return;
      }
      if (performance.now() - begun > LONG_LIFE) this.#pause = FIRST_PAUSE;
      this.#plan.say(`${this.name} (pid ${child.pid}) ended; it is started again in ${this.#pause / 1_000} s.`);
      await pause(this.#pause, undefined, { ref: false });
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      if (this.#wanted) await this.#launch();
    });
  }

  #listen(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > 200) this.#lines.splice(0, 100);
    this.#plan.heard(line);
    const address = / is ready at (https?:\/\/\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      this.#place.url = address.replace('localhost', '127.0.0.1');
      this.#place.failed = false;
      this.#up.resolve();
      this.#plan.upstream.changed();
    } else if (matters(line)) this.#plan.say(`${this.name}: ${told(line)}`);
  }
}

/** Warnings and errors (pino's levels). The Kafka client's own chatter about rebalances and reconnections stays in the log file: it mends that by itself. */
function matters(line: string): boolean {
  return /"level":([4-6]0|"(warn|error|fatal)")/.test(line) && !/"msg":"kafka [A-Z]/.test(line);
}

function told(line: string): string {
  try {
    const { msg, remedy, err } = JSON.parse(line) as { msg?: string; remedy?: string; err?: { message?: string } };
    return [msg, err?.message, remedy].filter((part) => part !== undefined).join(' · ');
  } catch {
    return line;
  }
}
