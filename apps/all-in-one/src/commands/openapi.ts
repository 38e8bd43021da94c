import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '#process';
import { createLogger, loadConfig, openApiDocument, projectRoot } from '#runtime';
import { startServer } from '../server.ts';
import { API_PARTS } from '../services.ts';
import { runCommand } from './run-command.ts';

/** Where a service's document is kept: beside its app, or its library. */
function fileOf(service: string): string {
  return join(projectRoot(), service === 'access' ? 'libs/access/openapi.json' : `apps/${service}/openapi.json`);
}

runCommand('npm run openapi -- [--check]', 0, async (_config, args) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'arrowtower-openapi-'));
  const config = { ...loadConfig({}), dataDir, port: 0, metricsPort: undefined, logLevel: 'warn' as const };
  const server = await startServer(config, { log: createLogger(config) });
  try {
    const documents = API_PARTS.map((part) => ({ file: fileOf(part.service), text: `${JSON.stringify(openApiDocument(server.app, part), null, 2)}\n` }));
    if (!args.includes('--check')) {
      for (const { file, text } of documents) writeFileSync(file, text);
      return { written: documents.map(({ file }) => file) };
    }
    const stale = documents.filter(({ file, text }) => read(file) !== text).map(({ file }) => file);
    if (stale.length > 0) throw new Refusal(`The API has changed but these files have not: ${stale.join(', ')}. Run: npm run openapi`);
    return { checked: documents.map(({ file }) => file) };
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
