import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiPart, type Config, createHttpApp, createLogger, installOpenApi, type Logger, type Platform } from '#runtime';
import { AllInOneModule } from './all-in-one.module.ts';
import { listenControl } from './control/control-socket.ts';
import { operations } from './control/operations.ts';
import { lockFolder } from './data-folder/folder-lock.ts';
import { openProcess } from './open-process.ts';
import { stopWithin } from './stop-within.ts';

/** The single-use way in for the first administrator. */
export interface AdminLink {
  /** POST here to redeem it. */
  readonly url: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** A server that runs. */
export interface RunningServer {
  /** Where it answers, e.g. http://127.0.0.1:8080. */
  readonly url: string;
  /** As long as no administrator has signed in. */
  readonly adminLink: AdminLink | undefined;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  /** Drains (at most 10 s) and closes, stores last. Safe to call twice. */
  close(): Promise<void>;
}

/** What is served, and where its lines go. */
export interface Served {
  readonly services: readonly Type[];
  readonly apis: readonly ApiPart[];
  /** Default: made by the configuration, to standard output. */
  readonly log?: Logger;
}

/** Milliseconds that draining may take. */
export const DRAIN_MILLISECONDS = 10_000;

/**
 * Opens the data folder and serves these services in this process.
 * @throws FolderHeld · FolderUnusable · ConfigError, or another error whose message says what is wrong; nothing stays open then
 */
export async function serve(config: Config, served: Served): Promise<RunningServer> {
  const log = served.log ?? createLogger(config);
  const lock = lockFolder(config.dataDir);
  const undo: (() => Promise<unknown> | void)[] = [() => lock.release()];
  try {
    const opened = await openProcess(config, log);
    const { platform, access } = opened;
    const closeStores = () => opened.close();
    undo.push(closeStores);
    const app = await createHttpApp(AllInOneModule.of(platform, access, served.services), platform);
    undo.push(() => app.close());
    platform.connect(app);
    installOpenApi(app.getHttpAdapter().getInstance(), app, served.apis);
    await app.init();
    await platform.start(app);
    undo.push(() => platform.stop(1_000));
    await serveMetrics(platform);
    const control = await listenControl(config.dataDir, operations(platform), log);
    undo.push(() => control.close());
    await app.listen(config.port, config.host);
    const url = addressOf(app, config);
    lock.serving(url);
    const link = await access.accounts.firstLink(() => `account-${randomUUID()}`);
    const sweep = setInterval(() => void access.sessions.sweep().catch(() => undefined), 3_600_000).unref();

    let closed: Promise<void> | undefined;
    const close = () =>
      (closed ??= (async () => {
        clearInterval(sweep);
        await stopWithin(DRAIN_MILLISECONDS, log, [
          ['refuse new requests', () => void (platform.pipeline.closing = true)],
          ['end live streams', () => platform.services.forEach(({ live }) => live.close())],
          ['end maintenance', () => control.close()],
          ['end deadlines', () => platform.scheduler.stop()],
          ['finish requests and messages in hand', () => app.close()],
          ['level the views', () => platform.stop(3_000)],
          ['close the stores', closeStores],
        ]);
        lock.release();
      })());
    return {
      url,
      platform,
      app,
      close,
      adminLink: link === undefined ? undefined : { url: `${url}/api/access/links/${link.token}/redeem`, token: link.token, expiresAt: link.expiresAt },
    };
  } catch (error) {
    for (const step of undo.toReversed()) await Promise.resolve(step()).catch(() => undefined);
    throw error;
  }
}

async function serveMetrics({ config, metrics, log }: Platform): Promise<void> {
  if (config.metricsPort === undefined) return;
  try {
    await metrics.listen(config.metricsPort, config.host === '0.0.0.0' ? '0.0.0.0' : '127.0.0.1');
  } catch (error) {
    if (config.metricsPortWanted) throw new Error(`METRICS_PORT=${config.metricsPort} is taken. Write another port, or METRICS_PORT=off.`, { cause: error });
    log.warn({ port: config.metricsPort, remedy: 'Set METRICS_PORT to a free port, or to off.' }, 'metrics are not served: the port is taken');
  }
}

function addressOf(app: NestFastifyApplication, config: Config): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  return `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
}
