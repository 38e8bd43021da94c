import { operations, Refusal } from '#process';
import { createLogger, type Config } from '#runtime';
import { askServer } from '../control/control-socket.ts';
import { startServer } from '../server.ts';

/** Gives a command to the running server; where none runs, one is started for it, out of reach of others, and stopped again. */
export async function withServer(config: Config, operation: string, parameters: Readonly<Record<string, string>>): Promise<object> {
  const answer = await askServer(config.dataDir, operation, parameters);
  if (answer !== undefined) return answer;
  const quiet: Config = { ...config, host: '127.0.0.1', port: 0, metricsPort: undefined, tls: undefined, logLevel: 'warn' };
  const server = await startServer(quiet, { log: createLogger(quiet) });
  try {
    const run = operations(server.platform)[operation];
    if (run === undefined) throw new Refusal(`There is no command "${operation}".`);
    const result = await run(parameters);
    await server.platform.settle(60_000);
    return result;
  } finally {
    await server.close();
  }
}
