import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { serveConsole } from './serve-console.ts';

const CODE = `console.log(${JSON.stringify('箭楼'.repeat(400))});`;

describe('the console that a server serves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-console-'));
  const app = fastify();
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" content="%CSP_NONCE%" />');
    writeFileSync(join(folder, 'assets/page-1.js'), CODE);
    writeFileSync(join(folder, 'assets/page-1.js.br'), brotliCompressSync(CODE));
    writeFileSync(join(folder, 'assets/page-1.js.gz'), gzipSync(CODE));
    writeFileSync(join(folder, 'assets/small-1.js'), '1;');
    await serveConsole(app, folder);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const get = (url: string, encodings?: string) => app.inject({ url, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } });

  it('is compressed as the browser takes it, and the same for all of them', async () => {
    const [plain, zipped, best, small] = [
      await get('/assets/page-1.js'),
      await get('/assets/page-1.js', 'gzip, deflate'),
      await get('/assets/page-1.js', 'gzip, deflate, br'),
      await get('/assets/small-1.js', 'br'),
    ];
    expect([plain, zipped, best, small].map(({ statusCode, headers }) => [statusCode, headers['content-encoding']])).toEqual([
      [200, undefined],
      [200, 'gzip'],
      [200, 'br'],
      [200, undefined],
    ]);
    expect([plain.body, gunzipSync(zipped.rawPayload).toString(), brotliDecompressSync(best.rawPayload).toString(), small.body]).toEqual([CODE, CODE, CODE, '1;']);
    for (const { headers } of [plain, zipped, best, small]) {
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
      expect(headers['vary']).toMatch(/accept-encoding/i);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('gets a nonce of its own each time, on every address that is no file and no API', async () => {
    const [first, second] = [await get('/'), await get('/dispatcher')];
    const nonces = [first, second].map(({ body, headers }) => {
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(headers['cache-control']).toBe('no-cache');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect((await get('/api/nothing')).statusCode).toBe(404);
    expect((await get('/assets/page-2.js')).statusCode).toBe(404);
  });
});
