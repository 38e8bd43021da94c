import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

/** Bytes a CSV import may have. */
export const CSV_LIMIT = 20 * 1024 * 1024;
/** Bytes any other body may have. */
export const BODY_LIMIT = 1024 * 1024;

/** The route reads text/csv (UTF-8, or what `charset=` says, up to 20 MB); `@Body()` is its text. */
export function CsvBody(): MethodDecorator {
  return applyDecorators(HttpCode(200), RouteConfig({ csv: true }), ApiConsumes('text/csv'), ApiBody({ schema: { type: 'string' } }));
}
