import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { Platform, ServiceRuntime, serviceStatus, ServiceStatusAnswer, type SignedInRequest } from '#runtime';

/** Server-sent events of dispatch, and whether it hears what is entered elsewhere. */
@Controller('api/dispatch')
@ApiTags('stream')
export class StreamController {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly platform: Platform,
  ) {}

  @Get('status')
  @Allow('dispatch.case.list')
  @ApiOperation({ summary: 'Which services have not heard everything of dispatch, or dispatch of them' })
  @ApiOkResponse({ type: ServiceStatusAnswer })
  status(): ServiceStatusAnswer {
    return serviceStatus(this.platform, 'dispatch');
  }

  @Get('stream')
  @Allow('dispatch.case.list')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }
}
