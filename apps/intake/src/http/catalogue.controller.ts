import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { Catalogue } from '#catalogue';
import { ServiceRuntime, type SignedInRequest } from '#runtime';

/** What screens need to draw forms, and the live stream. */
@Controller('api/intake')
@ApiTags('intake')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly runtime: ServiceRuntime,
  ) {}

  @Get('catalogue')
  @Allow('intake.catalogue.read')
  all() {
    const { categories, questions, skills, thresholds } = this.catalogue;
    return { categories, questions, skills, thresholds };
  }

  @Get('stream')
  @Allow('intake.stream')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }
}
