import { readFileSync } from 'node:fs';
import proxy from '@fastify/http-proxy';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem, sendProblem } from '#runtime';
import { Balancer } from './balancer.ts';
import { Upstream } from './upstream.ts';

/** Where the front listens. */
export interface FrontOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly services: readonly string[];
  /** Takes what belongs to no service of ours, e.g. /api/access. */
  readonly fallback: string;
  /** Milliseconds a request is kept while no instance of its service runs; default 5,000, about what a restart takes. */
  readonly hold?: number;
  /** Further routes: static pages. */
  readonly extend?: (app: FastifyInstance) => Promise<unknown>;
}

/** The one address in front of all processes. */
export interface Front {
  readonly url: string;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  close(): Promise<void>;
}

/** Bodies up to here are kept until they are answered, so that another instance can be given them; the services take no larger ones but CSV files. */
const KEPT_BODY = 1024 * 1024;
/** Milliseconds between two looks at each instance's /readyz. */
const LOOK = 1_000;

/** Opens the front; it answers 503 until instances are added to its upstreams. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const upstreams = new Map(options.services.map((service) => [service, new Upstream(service)]));
  const balancer = new Balancer(upstreams, options.hold ?? 5_000);
  const settings = {
    logger: false,
    forceCloseConnections: true,
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(new Problem(400, 'request-malformed', { parameters: { reason: 'it is not valid HTTP' } }), request, reply),
  } as const;
  const app: FastifyInstance =
    options.tls === undefined ? fastify(settings) : fastify({ ...settings, https: { cert: readFileSync(options.tls.certFile), key: readFileSync(options.tls.keyFile) } });

  // Every body goes on as it came, text/plain too.
  app.removeAllContentTypeParsers();
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (/^(FST_REPLY_FROM|UND_ERR|ECONN)/.test(error.code ?? '')) {
      const parameters = { service: serviceOf(request.url, options) };
      sendProblem(new Problem(503, 'service-unreachable', { parameters, headers: { 'retry-after': '1' }, cause: error }), request, reply);
    } else if (error.statusCode !== undefined && error.statusCode < 500) {
      sendProblem(new Problem(error.statusCode, 'request-malformed', { parameters: { reason: error.message } }), request, reply);
    } else {
      process.stderr.write(`A defect of the front: ${error.stack}\n`);
      sendProblem(new Problem(500, 'internal-error', { cause: error }), request, reply);
    }
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new Problem(404, 'route-unknown', { parameters: { method: request.method, path: request.url.split('?')[0] ?? '' } }), request, reply),
  );
  app.get('/livez', (_request, reply) => reply.send({ live: true }));
  app.get('/readyz', (_request, reply) => {
    const services = [...upstreams.values()].map(({ service, instances }) => ({
      service,
      instances: instances.map(({ name, url, failed, ready }) => ({ name, running: url !== undefined && !failed, ready: ready === true })),
    }));
    const ready = services.every(({ instances }) => instances.some((instance) => instance.running && instance.ready));
    return reply.code(ready ? 200 : 503).send({ ready, services });
  });
  for (const prefix of ['/api', '/problems']) {
    await app.register(proxy, {
      prefix,
      rewritePrefix: prefix,
      upstream: '',
      disableCache: true,
      disableRequestLogging: true,
      undici: balancer as unknown as { request: never },
      replyOptions: {
        getUpstream: (request) => `http://${serviceOf(request.url, options)}`,
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          // Replaced, not extended: nobody is in front of us whose word on it would count.
          'x-forwarded-for': request.socket.remoteAddress,
          'x-forwarded-proto': options.tls === undefined ? 'http' : 'https',
          'x-forwarded-host': request.headers.host,
        }),
      },
      handler: async (request, reply, destination, forward) => {
        const body = await keptBody(request);
        return reply.from(destination, body === undefined ? forward : { ...forward, ...body });
      },
    });
  }
  await options.extend?.(app);
  await app.listen({ host: options.host, port: options.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const host = ['0.0.0.0', '127.0.0.1'].includes(options.host) ? 'localhost' : options.host;

  const looking = setInterval(() => {
    for (const upstream of upstreams.values()) void look(upstream);
  }, LOOK).unref();
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://${host}:${port}`,
    upstreams,
    close: async () => {
      clearInterval(looking);
      await app.close();
      await balancer.close();
    },
  };
}

/** Asks every instance whether it makes progress. */
export async function look(upstream: Upstream): Promise<void> {
  await Promise.all(
    upstream.instances.map(async (instance) => {
      const { url } = instance;
      if (url === undefined) return;
      const status = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) }).then(
        async (answer) => {
          await answer.body?.cancel();
          return answer.status;
        },
        () => undefined,
      );
      // It may have been started again, elsewhere, while we asked.
      if (instance.url !== url) return;
      instance.failed = status === undefined;
      instance.ready = status === 200;
      if (!instance.failed) upstream.changed();
    }),
  );
}

function serviceOf(url: string, { services, fallback }: FrontOptions): string {
  const [, , second] = url.split(/[/?]/, 3);
  return services.find((service) => service === second) ?? fallback;
}

/** The body as the proxy is to send it; undefined = as it comes, once (large files), or none at all. */
async function keptBody(request: FastifyRequest): Promise<{ body: Buffer | null; contentType?: string } | undefined> {
  const { body, headers } = request;
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (request.method === 'GET' || request.method === 'HEAD' || !(length <= KEPT_BODY) || headers.expect !== undefined) return undefined;
  if (length === 0) return { body: null };
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
  return { body: Buffer.concat(chunks), contentType: headers['content-type'] ?? 'application/octet-stream' };
}
