import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadConfig, WITHOUT_CLUSTER } from '#runtime';
import { Connection } from '../../../../test/drive/connection.ts';
import { redeem } from '../../../../test/drive/sign-in.ts';
import { loadScenarios } from '../../../../test/scenarios/load.ts';
import { runScenario } from '../../../../test/scenarios/run-scenario.ts';
import { Theatre } from '../../../../test/scenarios/theatre.ts';
import { startServer } from '../server.ts';
import { CITY, leaveWork } from './demo-work.ts';

/** npm run demo: the same as npm start on a throw-away store, filled by the scenarios, with one ready account per role. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env, DATA_DIR: folder, ...WITHOUT_CLUSTER, CLOCK: 'system', CLOCK_START: '' });
  const server = await startServer(config, { log: createLogger(config) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().finally(() => process.exit(0)));

  const connection = new Connection(server.url);
  const administrator = await redeem(connection, server.adminLink?.url ?? '');
  const theatre = new Theatre({ url: server.url, token: administrator.token });
  for (const scenario of loadScenarios()) {
    const { failures } = await runScenario(scenario, theatre, () => {}, CITY);
    console.log(`  played ${scenario.name}: ${scenario.title.en}${failures.length === 0 ? '' : ` (differs: ${failures.join('; ')})`}`);
  }
  await theatre.close();
  const password = randomBytes(9).toString('base64url');
  const accounts = await leaveWork(administrator, password);
  await connection.close();

  const width = Math.max(...accounts.map(({ name }) => name.length));
  console.log(`\nArrowtower demo at ${server.url}, on a throw-away store that is gone when it stops (Ctrl+C).\n`);
  console.log(`One account per role; the password of all of them is  ${password}\n`);
  for (const { role, name, waiting } of accounts) console.log(`  ${role.padEnd(14)} ${name.padEnd(width)}  ${waiting}`);
  console.log(
    `\nOpen ${server.url} in a browser and sign in. For programs:\n  curl -X POST ${server.url}/api/access/sign-in -H 'content-type: application/json' -d '{"name":"${accounts[0]?.name}","password":"${password}"}'\nthen send  Authorization: Bearer <token>.`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
