import { commandCluster, operations, Refusal } from '#process';
import { type ClusterConfig, createLogger, type Config, SERVICES } from '#runtime';
import { connectMongo } from '#event-store';
import { askServer } from '../control/control-socket.ts';
import { startServer } from '../server.ts';

/** Gives a command to the running server, or to the process of a cluster that takes it; where no server runs on the data folder, one is started for it, out of reach of others, and stopped again. */
export async function withServer(config: Config, operation: string, parameters: Readonly<Record<string, string>>): Promise<object> {
  if (config.cluster !== undefined) return inCluster(config.cluster, operation, parameters);
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

async function inCluster(cluster: ClusterConfig, operation: string, parameters: Readonly<Record<string, string>>): Promise<object> {
  const { service } = parameters;
  if (service !== undefined && !SERVICES.some((name) => name === service)) throw new Refusal(`There is no service "${service}". Write one of: ${SERVICES.join(', ')}.`);
  const connection = await connectMongo(cluster.mongodbUrl, { name: 'arrowtower maintenance' });
  try {
    if (service !== undefined) return await commandCluster(connection, service, operation, parameters);
    // Only the list of parked keys goes without a service: then it is everybody's.
    const parked: unknown[] = [];
    for (const one of SERVICES) {
      const answer = await commandCluster(connection, one, operation, { ...parameters, service: one });
      if ('parked' in answer && Array.isArray(answer.parked)) parked.push(...(answer.parked as unknown[]));
    }
    return { parked };
  } finally {
    await connection.close();
  }
}
