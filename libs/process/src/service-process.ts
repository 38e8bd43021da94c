import type { Type } from '@nestjs/common';
import { loadConfig, serveConsole, type ServiceName } from '#runtime';
import { ACCESS_API, apiOf } from './api-parts.ts';
import { clusterFoundation } from './cluster/cluster-foundation.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';

/** Ports where nothing else is set, so that the three run beside each other on one machine. */
const PORTS: Readonly<Record<ServiceName, { readonly port: number; readonly metricsPort: number }>> = {
  intake: { port: 8081, metricsPort: 9465 },
  dispatch: { port: 8082, metricsPort: 9466 },
  audit: { port: 8083, metricsPort: 9467 },
};

/** Runs one service of a cluster as this process. Accounts and sessions answer in every one; intake makes the first sign-in link and serves the console, if it is built. */
export function runService(service: ServiceName, module: Type): void {
  run({
    name: `Arrowtower ${service}`,
    config: () => loadConfig(process.env, process.cwd(), process.stdout.isTTY, { ...PORTS[service], clusterNeeded: true }),
    start: (config, log, onAdminLink) =>
      serve(config, {
        names: [service],
        modules: [module],
        apis: [apiOf(service, module), ACCESS_API],
        foundation: clusterFoundation,
        log,
        ...(service === 'intake' ? { onAdminLink, extend: async (app) => void (await serveConsole(app.getHttpAdapter().getInstance(), config.consoleDir)) } : {}),
      }),
  });
}
