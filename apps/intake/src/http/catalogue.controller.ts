import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { Catalogue } from '#catalogue';
import { Platform, ServiceRuntime, serviceStatus, ServiceStatusAnswer, type SignedInRequest } from '#runtime';

/** What screens need to draw forms, the live stream, and whether what is entered reaches the others. */
@Controller('api/intake')
@ApiTags('intake')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly runtime: ServiceRuntime,
    private readonly platform: Platform,
  ) {}

  @Get('catalogue')
  @Allow('intake.catalogue.read')
  all() {
    const { categories, questions, skills, thresholds } = this.catalogue;
    return { categories, questions, skills, thresholds };
  }

  @Get('status')
  @Allow('intake.catalogue.read')
  @ApiOperation({ summary: 'Which services have not heard everything that is entered here' })
  @ApiOkResponse({ type: ServiceStatusAnswer })
  status(): ServiceStatusAnswer {
    return serviceStatus(this.platform, 'intake');
  }

  @Get('stream')
  @Allow('intake.stream')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }
}
