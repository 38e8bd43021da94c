import { ConfigError, createLogger, loadConfig, type Logger } from '#runtime';
import { startServer } from './server.ts';

/** Boot and graceful shutdown, nothing else. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(config);
  const server = await startServer(config, { log });
  stopOnSignals(() => server.close(), log);
  if (config.host !== '127.0.0.1' && config.host !== 'localhost' && config.tls === undefined) {
    log.warn({ remedy: 'Set TLS_CERT and TLS_KEY: phones need https, and names travel in the clear without it.' }, 'the network can reach this server without encryption');
  }
  process.stderr.write(`\nArrowtower is ready at ${server.url}\n`);
  const { adminLink } = server;
  if (adminLink !== undefined) {
    process.stderr.write(
      `No administrator has signed in yet. This link works once, until ${adminLink.expiresAt}:\n\n  curl -X POST ${adminLink.url} -H 'content-type: application/json' -d '{}'\n\n`,
    );
  }
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

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || (error instanceof Error && 'code' in error);
  process.stderr.write(`Arrowtower cannot start.\n${error instanceof Error ? ((known ? error.message : error.stack) ?? error.message) : String(error)}\n`);
  process.exit(1);
});
