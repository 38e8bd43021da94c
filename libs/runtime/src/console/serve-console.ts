import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const NONCE = '%CSP_NONCE%';

/**
 * What the console's pages may do: only what comes from this address. Scripts and workers are files of ours, never inline; the few style elements that Mantine makes carry the nonce of this answer.
 * Style *attributes* set by scripts go through the CSSOM and need no permission.
 */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Serves the built console: files with a hash in their name for ever and compressed where they lie so beside themselves, its page for every address that is no file and no API. Does nothing where it is not built.
 * @param folder what `vite build` made
 * @returns whether there is a console
 */
export async function serveConsole(instance: FastifyInstance, folder: string): Promise<boolean> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return false;
  let page = { text: '', changed: 0 };
  const read = () => {
    const changed = statSync(index).mtimeMs;
    if (page.changed !== changed) page = { text: readFileSync(index, 'utf8'), changed };
    return page.text;
  };
  const answer = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({ ...HARDENED, 'content-security-policy': policyWith(nonce), 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
      .send(read().replace(`content="${NONCE}"`, `nonce="${nonce}"`));
  };
  await instance.register(fastifyStatic, { root: folder, serve: false, index: false, cacheControl: false, etag: true, lastModified: false, preCompressed: true });
  instance.get('/', answer);
  instance.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.headers({ ...HARDENED, 'cache-control': 'public, max-age=31536000, immutable' }).sendFile(`assets/${request.params['*']}`),
  );
  for (const name of ['theme-first.js', 'tower.svg', 'console.webmanifest'])
    instance.get(`/${name}`, (_request, reply) => reply.headers({ ...HARDENED, 'cache-control': 'no-cache' }).sendFile(name));
  // Lets a browser open the page without a network: it may fetch what it keeps from here, and nothing else. Asked for anew each time, so that a new build is noticed.
  if (existsSync(join(folder, 'console-worker.js'))) {
    instance.get('/console-worker.js', (_request, reply) =>
      reply.headers({ ...HARDENED, 'content-security-policy': "default-src 'none'; connect-src 'self'", 'cache-control': 'no-cache' }).sendFile('console-worker.js'),
    );
  }
  // An address of the console, opened by hand or by a link: its own router knows whether there is such a page.
  instance.get('/*', (request, reply) =>
    /^\/(api|problems|livez|readyz|metrics|assets)(\/|$)|\.\w+$/.test(request.url.replace(/\?.*$/, '')) ? reply.callNotFound() : answer(request, reply),
  );
  return true;
}

const HARDENED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), camera=(), microphone=()',
};
