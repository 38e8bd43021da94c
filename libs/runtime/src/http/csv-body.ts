import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** The route reads text/csv (UTF-8, or what `charset=` says, up to 20 MB); `@Body()` is its text. */
export function CsvBody(): MethodDecorator {
  return applyDecorators(HttpCode(200), RouteConfig({ csv: true }), ApiConsumes('text/csv'), ApiBody({ schema: { type: 'string' } }));
}
