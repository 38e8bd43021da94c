import type { AdminLink } from '#process';
import { type Config, type Logger, serveConsole } from '#runtime';
import { type RunningServer, serve } from './serve.ts';
import { API_PARTS, SERVICE_MODULES } from './services.ts';

export type { AdminLink, RunningServer } from './serve.ts';

/** Starts all three services in this process; see {@link serve} for what it throws. */
export function startServer(config: Config, options: { readonly log?: Logger; readonly onAdminLink?: (link: AdminLink) => void } = {}): Promise<RunningServer> {
  return serve(config, {
    services: SERVICE_MODULES,
    apis: API_PARTS,
    extend: async (app) => void (await serveConsole(app.getHttpAdapter().getInstance(), config.consoleDir)),
    ...options,
  });
}
