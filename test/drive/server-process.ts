import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, WITHOUT_CLUSTER } from '#runtime';

/** How a server is started. */
export interface ServerOptions {
  /** Its data; a throw-away folder by default, removed by {@link ServerProcess.remove}. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** One service of a cluster instead of all three on the data folder; `env` then says which MongoDB and Kafka. */
  readonly service?: 'intake' | 'dispatch' | 'audit';
  /** Milliseconds until it must be listening; default 30,000. */
  readonly patience?: number;
}

/** A built server in a process of its own, so that it can be killed like a real one. */
export class ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  private readonly child: ChildProcess;
  private readonly gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly throwAway: boolean;
  private readonly said: string[];

  constructor(child: ChildProcess, gone: ServerProcess['gone'], said: string[], found: { url: string; dataDir: string; throwAway: boolean }) {
    this.child = child;
    this.gone = gone;
    this.said = said;
    this.url = found.url;
    this.dataDir = found.dataDir;
    this.throwAway = found.throwAway;
    this.pid = child.pid ?? -1;
  }

  /** What it has printed so far (the last 64 KB or so), for failures. */
  get output(): string {
    return this.said.join('');
  }

  /** The administrator's single-use sign-in link; printed right after the address, as long as no administrator has signed in. @throws Error when none comes */
  async signInLink(): Promise<string> {
    for (let waited = 0; waited < 200; waited += 1) {
      const link = /https?:\/\/\S+\/links\/[\w-]+\/redeem/.exec(this.output)?.[0];
      if (link !== undefined) return link;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the server printed no sign-in link; it said:\n${this.output}`);
  }

  /** SIGKILL: no shutdown of any kind. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  /** SIGTERM and waits for the orderly end. */
  async stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.child.kill('SIGTERM');
    return this.gone;
  }

  /** Resolves when the process has ended, by whatever. */
  get ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    return this.gone;
  }

  /** Stops it and removes its data if the folder was a throw-away one. */
  async remove(): Promise<void> {
    await this.stop();
    if (this.throwAway) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Starts the built server (`dist`) on a free port and waits until it listens. @throws Error with its output when it ends or stays silent instead */
export async function spawnServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const throwAway = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'arrowtower-'));
  const root = projectRoot();
  // The same memory bounds as `npm start`.
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--max-semi-space-size=16', join(root, `dist/apps/${options.service ?? 'all-in-one'}/src/main.js`)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', METRICS_PORT: 'off', LOG_LEVEL: 'info', LOG_FORMAT: 'json', DATA_DIR: dataDir, ...WITHOUT_CLUSTER, ...options.env },
  });
  const said: string[] = [];
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const clear = () => {
    if (throwAway) rmSync(dataDir, { recursive: true, force: true });
  };
  // A driver that ends without stopping its server leaves neither a process nor data behind.
  const orphaned = () => {
    child.kill('SIGKILL');
    clear();
  };
  process.once('exit', orphaned);
  // Of a server that was killed on purpose the data stays: the driver may start another one on it.
  if (!throwAway) void gone.then(() => process.off('exit', orphaned));

  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      clear();
      reject(new Error(`the server ${why}; it said:\n${said.join('')}`));
    };
    const timer = setTimeout(() => fail('was not listening in time'), options.patience ?? 30_000);
    let listening = false;
    const heard = (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.length > 400) said.splice(0, 200);
      if (listening) return;
      const address = / is ready at (https?:\/\/\S+)/.exec(said.join(''))?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      listening = true;
      resolve(address.replace('0.0.0.0', '127.0.0.1').replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    void gone.then(({ code, signal }) => {
      clearTimeout(timer);
      if (!listening) fail(`ended with ${code ?? signal} before it listened`);
    });
  });
  return new ServerProcess(child, gone, said, { url, dataDir, throwAway });
}
