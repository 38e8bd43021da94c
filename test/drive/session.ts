import { connect } from 'node:net';
import { v7 } from 'uuid';
import type { Answer, Connection } from './connection.ts';

/** What goes with a command besides its body. */
export interface CommandOptions {
  /** Idempotency-Key; default a new UUIDv7. */
  readonly key?: string;
  /** Streams the server must have seen first, as `<stream>@<version>`. */
  readonly after?: string | undefined;
  /** Version the sender was looking at; only content edits need it. */
  readonly ifMatch?: number | undefined;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server did not do what a driver needed; carries its whole answer. */
export class UnexpectedAnswer extends Error {
  readonly answer: Answer;
  constructor(what: string, answer: Answer) {
    super(`${what} was answered ${answer.status}: ${typeof answer.body === 'string' ? answer.body.slice(0, 500) : JSON.stringify(answer.body)}`);
    this.name = 'UnexpectedAnswer';
    this.answer = answer;
  }
}

/** One account that is signed in with a bearer token, on a connection it shares with others. */
export class Session {
  readonly connection: Connection;
  readonly token: string;
  readonly accountId: string;
  private readonly authorization: Readonly<Record<string, string>>;

  constructor(connection: Connection, token: string, accountId = '') {
    this.connection = connection;
    this.token = token;
    this.accountId = accountId;
    this.authorization = { authorization: `Bearer ${token}` };
  }

  /** Reads a resource or list; any status is an answer. */
  get<Body = unknown>(path: string, options: Pick<CommandOptions, 'after' | 'headers' | 'signal'> = {}): Promise<Answer<Body>> {
    const headers = { ...this.authorization, ...(options.after === undefined ? {} : { after: options.after }), ...options.headers };
    return this.connection.send<Body>({ method: 'GET', path, headers, ...(options.signal ? { signal: options.signal } : {}) });
  }

  /** Reads a resource that must be there. @throws UnexpectedAnswer */
  async read<Body = unknown>(path: string, options: Pick<CommandOptions, 'after' | 'headers'> = {}): Promise<Answer<Body>> {
    const answer = await this.get<Body>(path, options);
    if (answer.status !== 200) throw new UnexpectedAnswer(`GET ${path}`, answer);
    return answer;
  }

  /** Sends a command; any status is an answer. */
  command<Body = unknown>(path: string, body: unknown = {}, options: CommandOptions = {}): Promise<Answer<Body>> {
    return this.connection.send<Body>({ method: 'POST', path, headers: this.headers(options), body, ...(options.signal ? { signal: options.signal } : {}) });
  }

  /** Sends a command that must be done. @throws UnexpectedAnswer */
  async done<Body = unknown>(path: string, body: unknown = {}, options: CommandOptions = {}): Promise<Answer<Body>> {
    const answer = await this.command<Body>(path, body, options);
    if (answer.status >= 300) throw new UnexpectedAnswer(`POST ${path}`, answer);
    return answer;
  }

  /** Sends a command in full and breaks the connection without waiting for the answer, as a phone in a lift does. The server may or may not have taken it. */
  async sendAndLoseAnswer(path: string, body: unknown, key: string, options: Omit<CommandOptions, 'key'> = {}): Promise<void> {
    const { hostname, port, protocol } = new URL(this.connection.url);
    if (protocol !== 'http:') throw new Error('losing an answer on purpose works over plain http only');
    const text = Buffer.from(JSON.stringify(body));
    const headers = { ...this.headers({ ...options, key }), host: `${hostname}:${port}`, 'content-type': 'application/json', 'content-length': String(text.length) };
    const head = `POST ${path} HTTP/1.1\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`;
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port === '' ? 80 : port), hostname, () => {
        socket.write(Buffer.concat([Buffer.from(head), text]), () => {
          socket.destroy();
          resolve();
        });
      });
      socket.on('error', reject);
    });
  }

  /** Sends the same command with the same key until it is no longer "in flight" (409 with that code); the way a client comes back from a lost network. */
  async repeat<Body = unknown>(path: string, body: unknown, key: string, options: Omit<CommandOptions, 'key'> = {}): Promise<Answer<Body>> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.command<Body>(path, body, { ...options, key });
      const code = (answer.body as { code?: string } | undefined)?.code ?? '';
      if (answer.status !== 409 || !/in-flight/.test(code) || attempt === 200) return answer;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  private headers(options: CommandOptions): Record<string, string> {
    return {
      ...this.authorization,
      'idempotency-key': options.key ?? newKey(),
      ...(options.after === undefined ? {} : { after: options.after }),
      ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
      ...options.headers,
    };
  }
}

/** A new idempotency key: a UUIDv7, monotonic within this process. */
export function newKey(): string {
  return v7();
}
