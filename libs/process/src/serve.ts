import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONTRACT } from '#contracts';
import { contractCheck } from '#messaging';
import {
  type ApiPart,
  type Config,
  createHttpApp,
  createLogger,
  installOpenApi,
  type Logger,
  type Maintain,
  observePlatform,
  openTelemetry,
  Platform,
  type ServiceName,
} from '#runtime';
import { type AdminLink, AdminLinks } from './admin-link.ts';
import { TOPIC_TYPES } from './contract.ts';
import { DrillClock, moveAlone } from './drill/drill-clock.ts';
import type { Foundation, LayFoundation } from './foundation.ts';
import { operations } from './maintenance/operations.ts';
import { ProcessModule } from './process.module.ts';
import { stopWithin } from './stop-within.ts';

/** A server that runs. */
export interface RunningServer {
  /** Where it answers, e.g. http://127.0.0.1:8080. */
  readonly url: string;
  /** As long as no administrator has signed in, and another process has not made it. */
  readonly adminLink: AdminLink | undefined;
  readonly platform: Platform;
  readonly app: NestFastifyApplication;
  /** Drains (within 10 s) and closes, stores last. Safe to call twice. */
  close(): Promise<void>;
}

/** What is served, on what, and where its lines go. */
export interface Served {
  /** Names of the services whose modules follow; default: all three. */
  readonly names: readonly ServiceName[];
  readonly modules: readonly Type[];
  readonly apis: readonly ApiPart[];
  readonly foundation: LayFoundation;
  /** Default: made by the configuration, to standard output. */
  readonly log?: Logger;
  /** Routes that are no service's: static pages. Before the application is initialized. */
  readonly extend?: (app: NestFastifyApplication, platform: Platform) => Promise<void> | void;
  /** Told of the first administrator's way in, now or when this process becomes the one to make it; without it none is made. */
  readonly onAdminLink?: (link: AdminLink) => void;
}

/** Milliseconds that draining may take; what then remains is closing, which takes no second. */
export const DRAIN_MILLISECONDS = 8_500;

/**
 * Lays the foundation and serves these services in this process.
 * @throws ConfigError, or another error whose message says what is wrong; nothing stays open then
 */
export async function serve(config: Config, served: Served): Promise<RunningServer> {
  const log = served.log ?? createLogger(config);
  const foundation = await served.foundation(config, log, served.names);
  const undo: (() => Promise<unknown> | void)[] = [() => foundation.close()];
  try {
    const { access, storage } = foundation;
    const platform = platformOn(config, log, foundation);
    platform.maintain = foundation.maintain ?? maintainHere(platform);
    const endTelemetry = await openTelemetry(platform, served.names);
    undo.push(endTelemetry);
    const app = await createHttpApp(ProcessModule.of(platform, access, served.modules, drillClock(platform, foundation)), platform);
    undo.push(() => app.close());
    platform.connect(app);
    installOpenApi(app.getHttpAdapter().getInstance(), app, served.apis);
    await served.extend?.(app, platform);
    await app.init();
    // Also when only half of it has begun.
    undo.push(() => platform.stop(1_000));
    await platform.start(app);
    const attendance = await foundation.attend(platform);
    undo.push(() => attendance.close());
    await listen(app, config);
    const url = addressOf(app, config);
    foundation.serving?.(url);
    const links = new AdminLinks(access, config.publicUrl ?? url, log);
    if (served.onAdminLink !== undefined) await links.make(storage.lease('access/first-link'), served.onAdminLink);
    const sweep = setInterval(() => void access.sessions.sweep().catch(() => undefined), 3_600_000).unref();

    let closed: Promise<void> | undefined;
    const close = () =>
      (closed ??= (async () => {
        clearInterval(sweep);
        await stopWithin(DRAIN_MILLISECONDS, log, [
          ['refuse new requests', () => void (platform.pipeline.closing = true)],
          ['end live streams', () => platform.services.forEach(({ live }) => live.close())],
          ['end maintenance', () => attendance.close()],
          ['end deadlines', () => platform.scheduler.stop()],
          ['finish requests and messages in hand', () => app.close()],
          ['level the views, publish the rest', () => platform.stop(3_000)],
          ['give the first link back', () => links.close()],
          ['send the last telemetry', endTelemetry],
          ['close the stores', () => foundation.close()],
        ]);
      })());
    return {
      url,
      platform,
      app,
      close,
      get adminLink() {
        return links.made;
      },
    };
  } catch (error) {
    for (const step of undo.toReversed()) await Promise.resolve(step()).catch(() => undefined);
    throw error;
  }
}

function platformOn(config: Config, log: Logger, { clock, storage, access, transport }: Foundation): Platform {
  const platform = new Platform({ config, clock, log, storage, fingerprintKey: access.fingerprintKey, contract: TOPIC_TYPES, check: contractCheck(CONTRACT), transport });
  observePlatform(platform);
  access.sessions.onEnded((ended) => {
    for (const { live } of platform.services) {
      if ('sessionId' in ended) live.closeSession(ended.sessionId);
      else live.closeAccount(ended.accountId);
    }
  });
  return platform;
}

/** Every service of this process is taken care of here. */
function maintainHere(platform: Platform): Maintain {
  return (service, operation, parameters) => {
    const work = operations(platform)[operation];
    if (work === undefined) throw new Error(`there is no maintenance command "${operation}"`);
    return work({ ...parameters, service });
  };
}

function drillClock(platform: Platform, { moveClock = moveAlone }: Foundation): DrillClock | undefined {
  if (platform.config.clock !== 'manual') return undefined;
  return new DrillClock(
    () => platform.clock.now(),
    (to) => moveClock(platform, to),
  );
}

async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Error(`PORT=${port} is taken on ${host}. Stop what answers there, or write another port.`, { cause: error });
    if (code === 'EACCES') throw new Error(`PORT=${port} may not be opened by this user. Write a port above 1023, for example PORT=8080.`, { cause: error });
    if (code === 'EADDRNOTAVAIL') throw new Error(`HOST=${host} is no address of this machine. Write 127.0.0.1, or 0.0.0.0 for the whole network.`, { cause: error });
    throw error;
  }
}

function addressOf(app: NestFastifyApplication, config: Config): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  return `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
}
