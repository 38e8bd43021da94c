import { Agent, type Dispatcher } from 'undici';
import type { Instance, Upstream } from './upstream.ts';

type Answer = Dispatcher.ResponseData<unknown>;
type Request = Dispatcher.DispatchOptions;
type Done = (error: Error | null, answer: Answer) => void;

const codeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');
const neverSent = (error: unknown) => ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'].includes(codeOf(error));
const broken = (error: unknown) => neverSent(error) || ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error));

/** All instances of a service are away, and were for as long as a request is held. */
export class NoInstance extends Error {
  readonly code = 'service-unreachable';
  constructor(service: string) {
    super(`no instance of ${service} answers`);
    this.name = 'NoInstance';
  }
}

/**
 * Sends a request to one instance of its service (the host name of its origin), and to another one when that one is gone. Again only what may be done twice: what was
 * never sent, what only reads, and commands with an Idempotency-Key, which every instance knows to be the same.
 */
export class Balancer {
  readonly #upstreams: ReadonlyMap<string, Upstream>;
  readonly #hold: number;
  // Live streams hold a connection each, so their number has no bound; a body may pause as long as it likes (a ping comes every 15 s).
  readonly #agent = new Agent({ connections: null, pipelining: 1, connect: { timeout: 2_000 }, headersTimeout: 70_000, bodyTimeout: 0 });

  /** @param hold milliseconds a request is kept while no instance of its service runs */
  constructor(upstreams: ReadonlyMap<string, Upstream>, hold: number) {
    this.#upstreams = upstreams;
    this.#hold = hold;
  }

  /** As undici's `request` with a callback, which is how the proxy calls it. */
  request(request: Request, done: Done): void {
    const upstream = this.#upstreams.get(new URL(String(request.origin)).hostname);
    if (upstream === undefined) throw new Error(`no service ${String(request.origin)}`);
    this.#attempt(upstream, request, new Set(), performance.now() + this.#hold).then(
      (answer) => done(null, answer),
      (error: Error) => done(error, undefined as unknown as Answer),
    );
  }

  async #attempt(upstream: Upstream, request: Request, tried: Set<Instance>, until: number): Promise<Answer> {
    for (;;) {
      const instance = upstream.pick(tried);
      if (instance === undefined) {
        tried.clear();
        const left = until - performance.now();
        if (left > 0 && (await upstream.untilAny(left))) continue;
        throw new NoInstance(upstream.service);
      }
      tried.add(instance);
      instance.busy += 1;
      try {
        const answer = await this.#agent.request({ ...request, origin: instance.url as string });
        if (isStopping(answer) && mayRepeat(request) && upstream.instances.length > 1) {
          instance.ready = false;
          instance.busy -= 1;
          await answer.body.dump();
          if (tried.size < upstream.instances.length) continue;
          throw new NoInstance(upstream.service);
        }
        answer.body.once('close', () => {
          instance.busy -= 1;
        });
        return answer;
      } catch (error) {
        if (error instanceof NoInstance) throw error;
        instance.busy -= 1;
        if (!broken(error)) throw error;
        instance.failed = true;
        if (!(neverSent(error) ? isWhole(request) : mayRepeat(request))) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/** Its body, if it has one, is here as a whole and can be sent again. */
function isWhole({ body }: Request): boolean {
  return body === undefined || body === null || typeof body === 'string' || Buffer.isBuffer(body);
}

function mayRepeat(request: Request): boolean {
  const headers = request.headers as Record<string, unknown>;
  return isWhole(request) && (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || headers['idempotency-key'] !== undefined);
}

/** A process that is shutting down says so and closes the connection. */
function isStopping({ statusCode, headers }: Answer): boolean {
  return statusCode === 503 && headers['connection'] === 'close';
}
