import { createServer } from 'node:net';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';

/** Starting takes a second or two alone; on a busy machine it may take long, and that is not what is under test. */
const PATIENCE = 120_000;

/** A server on one folder and one port that is killed and started again. */
export class Victim {
  readonly dataDir: string;
  readonly port: number;
  readonly #env: Readonly<Record<string, string>>;
  #server: ServerProcess | undefined;
  #up: Promise<void> = Promise.resolve();
  /** Milliseconds each start took. */
  readonly starts: number[] = [];

  private constructor(dataDir: string, port: number, env: Readonly<Record<string, string>>) {
    this.dataDir = dataDir;
    this.port = port;
    this.#env = env;
  }

  /**
   * Starts it on a port that stays its own: outside the range from which connections take theirs.
   * @param compiled folder where Node keeps the compiled code of the server, which saves a fifth of every start; it is written at an orderly end only
   */
  static async start(dataDir: string, compiled: string): Promise<Victim> {
    const victim = new Victim(dataDir, await freePort(), { NODE_COMPILE_CACHE: compiled });
    await victim.restart();
    await victim.server.stop();
    await victim.restart();
    return victim;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get server(): ServerProcess {
    if (this.#server === undefined) throw new Error('the server was never started');
    return this.#server;
  }

  /** Resolves as soon as it listens: at once, unless it has been killed. @throws Error when it does not come back */
  get up(): Promise<void> {
    return this.#up;
  }

  /** SIGKILL now; from here on {@link up} waits for {@link restart}. `meanwhile` is done in the same instant. */
  async kill(meanwhile: () => void = () => {}): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#up = promise;
    this.#up.catch(() => undefined);
    this.#settle = { resolve, reject };
    const gone = this.server.kill();
    meanwhile();
    await gone;
  }

  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;

  /** Starts it again on the same folder and port. */
  async restart(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const begun = performance.now();
    try {
      this.#server = await spawnServer({ dataDir: this.dataDir, patience: PATIENCE, env: { LOG_LEVEL: 'warn', ...this.#env, ...more, PORT: String(this.port) } });
      this.starts.push(performance.now() - begun);
      this.#settle?.resolve();
    } catch (error) {
      this.#settle?.reject(error);
      throw error;
    }
  }
}

async function freePort(): Promise<number> {
  for (let tried = 0; tried < 50; tried += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port was found between 20000 and 30000');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
