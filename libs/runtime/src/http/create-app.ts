import { readFileSync } from 'node:fs';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { installHealth } from '../health/routes.ts';
import { NestLogger } from '../logging/nest-logger.ts';
import { storeRemedy } from '../logging/store-remedy.ts';
import { problemOf } from '../problem/of-error.ts';
import { Problem } from '../problem/problem.ts';
import { ProblemFilter } from '../problem/problem-filter.ts';
import { sendProblem } from '../problem/send-problem.ts';
import { validationPipe } from '../problem/validation.ts';
import type { Platform } from '../service/platform.ts';
import { installHooks } from './hooks.ts';
import { BODY_LIMIT } from './limits.ts';

/** Nest on Fastify with every convention of ours; the services' modules are in `root`. */
export async function createHttpApp(root: Type | DynamicModule, platform: Platform): Promise<NestFastifyApplication> {
  const { tls } = platform.config;
  const options = {
    bodyLimit: BODY_LIMIT,
    logger: false,
    skipMiddie: true,
    multipart: false,
    forceCloseConnections: 'idle' as const,
    requestTimeout: 60_000,
    ...(platform.config.trustedProxies.length === 0 ? {} : { trustProxy: [...platform.config.trustedProxies] }),
    // What the router cannot even match (a broken percent-encoding) never reaches the filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(problemOf(error) ?? new Problem(400, 'request-malformed', { parameters: { reason: 'it is not valid HTTP' } }), request, reply),
    routerOptions: { maxParamLength: 300 },
  };
  const adapter = tls === undefined ? new FastifyAdapter(options) : new FastifyAdapter({ ...options, https: { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { bodyParser: false, logger: new NestLogger(platform.log), abortOnError: false });
  const instance = adapter.getInstance();
  installHooks(instance, platform.pipeline);
  installHealth(instance, platform);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(platform.log, storeRemedy(platform.config)));
  return app;
}
