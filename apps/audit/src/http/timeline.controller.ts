import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { type CommandContext, IdOf, InCommand, InQuery, type QueryContext } from '#runtime';
import { Timelines } from '../timeline/timelines.ts';
import { AsOfQuery } from './queries.dto.ts';
import { REVEAL, TIMELINE } from './answers.ts';
import { RevealDto } from './reveal.dto.ts';

/** Everything that happened to one request. */
@Controller('api/audit/timelines')
@ApiTags('timelines')
export class TimelineController {
  constructor(private readonly timelines: Timelines) {}

  @Get(':requestId')
  @Allow('audit.timeline.read')
  @ApiOperation({ summary: 'Every event of every service that concerns a request, in order and in words, with all times and intervals' })
  @ApiOkResponse({ schema: TIMELINE })
  read(@IdOf('request', 'requestId') requestId: string, @Query() query: AsOfQuery, @InQuery() context: QueryContext) {
    return this.timelines.timeline(requestId, query.asOf, context);
  }

  @Post(':requestId/reveal')
  @HttpCode(200)
  @Allow('audit.timeline.reveal')
  @ApiOperation({ summary: 'Open personal fields of a timeline; the disclosure is recorded before the answer' })
  @ApiOkResponse({ schema: REVEAL })
  reveal(@IdOf('request', 'requestId') requestId: string, @Body() body: RevealDto, @InCommand() command: CommandContext) {
    return this.timelines.reveal(requestId, body, command);
  }
}
