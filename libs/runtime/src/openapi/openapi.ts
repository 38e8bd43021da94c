import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { describeReplies } from './replies.ts';

/** Which controllers make one service's API. */
export interface ApiPart {
  readonly service: string;
  readonly title: string;
  readonly modules: readonly Type[];
}

const PROBLEM_SCHEMA = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string' as const, description: 'Stable; opened on this server it says what the code means.' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: { type: 'string' as const },
    detail: { type: 'string' as const },
    instance: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string' as const, description: 'JSON Pointer into the body, or ?name of a query parameter' },
          code: { type: 'string' as const },
          detail: { type: 'string' as const },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of one service, made from its controllers' decorators. */
export function openApiDocument(app: INestApplication, part: ApiPart): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(part.title)
    .setVersion('1')
    .setDescription('Commands are POSTs with an Idempotency-Key; errors are RFC 9457 problem+json; lists are paged with an opaque cursor.')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .addCookieAuth('arrowtower', { type: 'apiKey', in: 'cookie' }, 'cookie')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    include: [...part.modules],
    deepScanRoutes: false,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  const schemas = ((document.components ??= {}).schemas ??= {});
  schemas['Problem'] = PROBLEM_SCHEMA;
  describeReplies(document);
  const fails = { description: 'Not done: see code and errors.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined) operation.responses = { ...operation.responses, default: fails };
    }
  }
  return document;
}

/** Answers each document at /api/<service>/openapi.json; made at the first question and kept as text. */
export function installOpenApi(instance: FastifyInstance, app: INestApplication, parts: readonly ApiPart[]): void {
  for (const part of parts) {
    let text: string | undefined;
    instance.get(`/api/${part.service}/openapi.json`, (_request, reply) => {
      text ??= JSON.stringify(openApiDocument(app, part));
      return reply.header('content-type', 'application/json; charset=utf-8').send(text);
    });
  }
}
