import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { ServiceRuntime, type SignedInRequest } from '#runtime';

/** Server-sent events of dispatch. */
@Controller('api/dispatch')
@ApiTags('stream')
export class StreamController {
  constructor(private readonly runtime: ServiceRuntime) {}

  @Get('stream')
  @Allow('dispatch.case.list')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }
}
