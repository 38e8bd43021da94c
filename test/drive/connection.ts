import { Pool, type Dispatcher } from 'undici';

/** What a server said: `version` is the number in its ETag, `body` the parsed JSON (undefined when there was none). */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly version: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Body;
}

/** One message to the server. */
export interface Message {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path from the root, query included. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised as JSON; a string or buffer goes out as it is, so that a test can send what is not JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Keep-alive connections to one server, shared by all who are signed in to it. */
export class Connection {
  readonly url: string;
  private readonly pool: Pool;

  /** @param connections how many commands can be under way at once */
  constructor(url: string, connections = 32) {
    this.url = url.replace(/\/+$/, '');
    this.pool = new Pool(new URL(this.url).origin, { connections, pipelining: 1, keepAliveTimeout: 30_000, headersTimeout: 30_000, bodyTimeout: 30_000 });
  }

  /** Sends one message and reads the whole answer; any status is an answer, only a broken connection throws. */
  async send<Body = unknown>(message: Message): Promise<Answer<Body>> {
    const body = message.body === undefined ? null : isRaw(message.body) ? message.body : JSON.stringify(message.body);
    const headers: Record<string, string> = { accept: 'application/json', ...message.headers };
    if (body !== null && headers['content-type'] === undefined) headers['content-type'] = 'application/json';
    const response = await this.pool.request({ method: message.method, path: message.path, headers, body, ...(message.signal ? { signal: message.signal } : {}) });
    const text = await response.body.text();
    return { status: response.statusCode, version: versionOf(response.headers['etag']), headers: response.headers, body: parsed(text) as Body };
  }

  /** Opens a GET whose body is read as it comes (live streams, exports). */
  open(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return this.pool.request({ method: 'GET', path, headers, signal, bodyTimeout: 0 });
  }

  /** Ends all connections at once, answers under way included. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

function isRaw(body: unknown): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function versionOf(etag: string | string[] | undefined): number | undefined {
  const found = /^(?:W\/)?"(\d+)"$/.exec(String(etag ?? ''));
  return found ? Number(found[1]) : undefined;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
