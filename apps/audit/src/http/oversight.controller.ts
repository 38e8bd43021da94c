import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { InQuery, type QueryContext, ServiceRuntime, type SignedInRequest } from '#runtime';
import { DisclosureList } from '../disclosure/disclosure-list.ts';
import { RawEvents } from '../log/raw-events.ts';
import { DISCLOSURE_LIST, EVENT_LIST } from './answers.ts';
import { DisclosureQuery, EventQuery } from './oversight.dto.ts';

/** What only oversight sees: reveals, raw events, and both as they come. */
@Controller('api/audit')
@ApiTags('oversight')
export class OversightController {
  constructor(
    private readonly disclosures: DisclosureList,
    private readonly events: RawEvents,
    private readonly runtime: ServiceRuntime,
  ) {}

  @Get('disclosures')
  @Allow('audit.disclosure.list')
  @ApiOperation({ summary: 'Who was shown which personal fields, and why; newest first' })
  @ApiOkResponse({ schema: DISCLOSURE_LIST })
  list(@Query() query: DisclosureQuery, @InQuery() context: QueryContext) {
    return this.disclosures.list(query, context);
  }

  @Get('events')
  @Allow('audit.event.read')
  @ApiOperation({ summary: 'Public events as they were recorded, personal data in ciphertext' })
  @ApiOkResponse({ schema: EVENT_LIST })
  raw(@Query() query: EventQuery, @InQuery() context: QueryContext) {
    return this.events.list(query, context);
  }

  @Get('stream')
  @Allow('audit.stream')
  @ApiOperation({ summary: 'Server-sent events: id = position in audit’s log' })
  @ApiProduces('text/event-stream')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }
}
