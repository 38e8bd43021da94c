import { ConfigError, createLogger, type Config, type Logger } from '#runtime';
import type { AdminLink } from './admin-link.ts';
import type { RunningServer } from './serve.ts';

/** What a process does besides its boot: which configuration it reads and what it then starts. */
export interface Run {
  /** As it is called when it is ready: "Arrowtower", "Arrowtower intake". */
  readonly name: string;
  readonly config: () => Config;
  readonly start: (config: Config, log: Logger, onAdminLink: (link: AdminLink) => void) => Promise<RunningServer>;
}

/** Boots a process, says where it answers, and ends it in order on SIGTERM or SIGINT. What keeps it from starting is told in a sentence; it exits with 1 then. */
export function run({ name, config: read, start }: Run): void {
  const main = async () => {
    const config = read();
    const log = createLogger(config);
    const ready = Promise.withResolvers<void>();
    const server = await start(config, log, (link) => void ready.promise.then(() => tellLink(link)));
    stopOnSignals(() => server.close(), log);
    if (config.host !== '127.0.0.1' && config.host !== 'localhost' && config.tls === undefined && config.publicUrl === undefined)
      log.warn({ remedy: 'Set TLS_CERT and TLS_KEY: phones need https, and names travel in the clear without it.' }, 'the network can reach this server without encryption');
    process.stderr.write(`\n${name} is ready at ${server.url}\n`);
    ready.resolve();
  };
  main().catch((error: unknown) => {
    // Our own sentences are plain errors or have a code; anything else is a defect, of which the place counts.
    const known = error instanceof ConfigError || (error instanceof Error && ('code' in error || error.constructor === Error));
    process.stderr.write(`${name} cannot start.\n${error instanceof Error ? ((known ? error.message : error.stack) ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}

function tellLink({ url, expiresAt }: AdminLink): void {
  process.stderr.write(
    `No administrator has signed in yet. Open this link in a browser; it works once, until ${expiresAt}:\n\n  ${url}\n\nA program posts to it: curl -X POST <link> -H 'content-type: application/json' -d '{}'\n\n`,
  );
}

function stopOnSignals(close: () => Promise<void>, log: Logger): void {
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping: what is in hand is finished first');
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error, remedy: 'A defect: report it. Nothing acknowledged is lost; start again.' }, 'the server stops because of an error nobody expected');
    process.exit(1);
  });
}
