// The baseline of post-request: plain Nest on Fastify with the same DTO, the same validation and the same sign-in guard, and a handler that does nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule, Allow, openAccess, POLICY_TABLES } from '#access';
import { PostRequestDto } from '../../apps/intake/src/http/dto/request-body.dto.ts';

@Controller('api/intake/requests')
class NoopController {
  @Post()
  // The administrator's own action: the same guard and the same table, and no second account to make.
  @Allow('access.account.create')
  log(@Body() body: PostRequestDto): { id: string; version: number } {
    return { id: body.category ?? 'none', version: 1 };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'arrowtower-noop-'));
const access = await openAccess({ dataDir: folder, tables: POLICY_TABLES, log: () => undefined });

@Module({ imports: [AccessModule.forRoot(access)], controllers: [NoopController] })
class NoopModule {}

const app = await NestFactory.create<NestFastifyApplication>(NoopModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app.listen(0, '127.0.0.1');
const link = await access.accounts.firstLink(() => 'account-01956f2e-0000-7000-8000-000000000001');
console.log(`listening ${await app.getUrl()} ${link?.token ?? ''}`);

process.once('SIGTERM', () => {
  void app.close().then(async () => {
    await access.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
