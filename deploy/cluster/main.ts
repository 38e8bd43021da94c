// npm run cluster: Kafka, MongoDB, the three services as processes and one address in front, on this machine, until Ctrl+C.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NoBroker } from '#brokers';
import { ConfigError, loadConfig } from '#runtime';
import { type Cluster, startCluster } from './start-cluster.ts';

const HELP = 'npm run cluster [-- --instances N] [--port P] [--data DIR]';

function wholeNumber(text: string, name: string, from: number, to: number): number {
  if (/^\d{1,5}$/.test(text) && Number(text) >= from && Number(text) <= to) return Number(text);
  throw new ConfigError(`${name} ${text} is not a whole number from ${from} to ${to}. Write: ${HELP}`);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function describe(cluster: Cluster): string {
  const { kafka, mongo, processes } = cluster;
  const server = ({ version, note }: { version: string; note: string }) => (note === '' ? version : `${version} (${note})`);
  return table([
    ['what', 'pid', 'address', 'metrics'],
    ['front', String(process.pid), cluster.url, ''],
    ...processes.map(({ name, pid, url = '', metricsPort }) => [name, String(pid), url, `http://127.0.0.1:${metricsPort}/metrics`]),
    ['Kafka', '', kafka.brokers.join(','), server(kafka)],
    ['MongoDB', '', mongo.url.replace(/\/\/[^@/]*@/, '//'), server(mongo)],
  ]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { instances: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } } });
  const config = loadConfig(process.env);
  const instances = wholeNumber(values.instances ?? '1', '--instances', 1, 9);
  const port = values.port === undefined ? config.port : wholeNumber(values.port, '--port', 0, 65_535);
  const given = (name: string) => (process.env[name] ?? '') !== '';
  if (given('MONGODB_URL') && values.data === undefined && !given('MASTER_KEY') && !given('MASTER_KEY_FILE'))
    throw new ConfigError(
      'MONGODB_URL keeps what is stored there, and a throw-away key could not open it again. Set MASTER_KEY or MASTER_KEY_FILE, or write --data DIR to keep a key there.',
    );

  const say = (line: string) => process.stderr.write(`${line}\n`);
  let cluster: Cluster | undefined;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping: what is in hand is finished first…');
    // A signal during the start waits for it: only then is everything known that must end.
    void starting.then(
      async () => {
        await cluster?.stop();
        say('All processes are gone.');
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  say('Starting Kafka, MongoDB and the services…');
  const starting = startCluster({
    instances,
    port,
    host: config.host,
    tls: config.tls,
    ...(values.data === undefined ? {} : { dataDir: resolve(values.data) }),
    say,
  });
  cluster = await starting;
  if (stopping) return;
  console.log(`\n${describe(cluster)}\n`);
  console.log(values.data === undefined ? '  Data are thrown away at the end; --data DIR keeps them.' : `  Data and logs: ${cluster.dataDir}`);
  const link = await cluster.signInLink();
  if (link !== undefined) console.log(`\n  No administrator has signed in yet. This link works once:\n\n    curl -X POST ${link} -H 'content-type: application/json' -d '{}'`);
  console.log(`\nArrowtower is ready at ${cluster.url} (Ctrl+C stops everything)\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof NoBroker || (error instanceof Error && 'code' in error);
  process.stderr.write(`The cluster cannot start.\n${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
