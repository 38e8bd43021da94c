import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AdminLink, clusterFoundation, type RunningServer, serve as serveOn } from '#process';
import { type ApiPart, type Config, type Logger, SERVICES } from '#runtime';
import { embeddedFoundation } from './data-folder/embedded-foundation.ts';

/** What is served, and where its lines go. */
export interface ServedHere {
  readonly services: readonly Type[];
  readonly apis: readonly ApiPart[];
  /** Default: made by the configuration, to standard output. */
  readonly log?: Logger;
  readonly onAdminLink?: (link: AdminLink) => void;
  /** Routes that are no service's: static pages. Before the application is initialized. */
  readonly extend?: (app: NestFastifyApplication) => Promise<void> | void;
}

/**
 * Serves these services in this process, on the data folder, or on a cluster's MongoDB and Kafka if the configuration names them.
 * @throws FolderHeld · FolderUnusable · ConfigError, or another error whose message says what is wrong; nothing stays open then
 */
export function serve(config: Config, { services, onAdminLink = () => {}, ...rest }: ServedHere): Promise<RunningServer> {
  return serveOn(config, { names: SERVICES, modules: services, foundation: config.cluster === undefined ? embeddedFoundation : clusterFoundation, onAdminLink, ...rest });
}

export type { AdminLink, RunningServer } from '#process';
