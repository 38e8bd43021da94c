import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '#runtime';
import { type RunningServer, serve } from '../serve.ts';
import { NoteModule } from './note-service.ts';

const PASSWORD = 'correct horse battery staple';

/** An answer, parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>>;
}

/** What a test may send. */
export interface Sent {
  readonly body?: unknown;
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Idempotency-Key; undefined = none, left out = a new one. */
  readonly key?: string | undefined;
}

/** A configuration for tests: any free port, a drill's clock, no log. */
export function testConfig(dataDir: string = mkdtempSync(join(tmpdir(), 'arrowtower-'))): Config {
  return { ...loadConfig({ CLOCK: 'manual', CLOCK_START: '2022-04-02T07:00:00+08:00' }), dataDir, port: 0, metricsPort: undefined, logLevel: 'silent' };
}

/** A server of the sample service, and a client of it who is its administrator. */
export class TestServer {
  readonly config: Config;
  server!: RunningServer;
  token = '';

  constructor(config: Config = testConfig()) {
    this.config = config;
  }

  async start(): Promise<this> {
    this.server = await serve(this.config, { services: [NoteModule], apis: [{ service: 'intake', title: 'Notes', modules: [NoteModule] }] });
    const link = this.server.adminLink;
    if (link !== undefined) this.token = await this.#session(link.url, { password: PASSWORD });
    return this;
  }

  /** A session of its own. */
  signIn(): Promise<string> {
    return this.#session(`${this.server.url}/api/access/sign-in`, { name: 'administrator', password: PASSWORD });
  }

  async ask(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    const key = 'key' in sent ? sent.key : randomUUID();
    const answer = await fetch(this.server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  async #session(url: string, body: object): Promise<string> {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return ((await answer.json()) as { token: string }).token;
  }
}
