import { hash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Operation, Refusal } from '#process';
import type { Logger } from '#runtime';

/** Longest path a socket may have on every system we run on. */
const LONGEST_SOCKET_PATH = 100;

/** Where a running server takes maintenance commands: in its data folder, or, where that path is too long for a socket, in the temporary folder. */
export function socketPath(dataDir: string): string {
  const inside = join(resolve(dataDir), 'control.sock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `arrowtower-${hash('sha256', resolve(dataDir)).slice(0, 16)}.sock`);
}

/** Takes maintenance commands over a unix socket that only this user can open (0600). The data folder's lock is held, so a socket left by a killed process may go. */
export async function listenControl(dataDir: string, operations: Readonly<Record<string, Operation>>, log: Logger): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir);
  rmSync(path, { force: true });
  const server = createServer((incoming, answer) => {
    const url = new URL(incoming.url ?? '/', 'http://control');
    const operation = operations[url.pathname.slice(1)];
    const work = operation === undefined ? Promise.reject(new Refusal(`There is no command "${url.pathname.slice(1)}".`)) : operation(Object.fromEntries(url.searchParams));
    work.then(
      (result) => answer.end(JSON.stringify(result)),
      (error: unknown) => {
        if (!(error instanceof Refusal))
          log.error({ err: error, remedy: 'The command was given over the control socket; nothing else is affected.' }, 'a maintenance command failed');
        answer.statusCode = 400;
        answer.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
      },
    );
  });
  server.requestTimeout = 0;
  await listening(server, path);
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(path, () => {
      server.removeListener('error', failed);
      done();
    });
  });
}

/** Gives a command to the server that runs on a data folder; undefined when none runs. @throws Refusal with what the server says */
export function askServer(dataDir: string, operation: string, parameters: Readonly<Record<string, string>>): Promise<object | undefined> {
  return new Promise((done, failed) => {
    const asked = request({ socketPath: socketPath(dataDir), path: `/${operation}?${new URLSearchParams(parameters).toString()}`, method: 'POST' }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('error', failed);
      answer.on('end', () => {
        const body = JSON.parse(text) as { readonly error?: string };
        if (body.error === undefined) done(body);
        else failed(new Refusal(body.error));
      });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? done(undefined) : failed(error)));
    asked.end();
  });
}
