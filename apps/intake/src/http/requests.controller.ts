import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { type CommandContext, IdOf, InCommand, InQuery, type QueryContext, Replies } from '#runtime';
import { ENTRY, REVEALED } from './answers.ts';
import { FindDuplicatesDto, ListRequestsDto } from './dto/query.dto.ts';
import { PostRequestDto } from './dto/request-body.dto.ts';
import { RevealDto } from './dto/request-commands.dto.ts';
import { Duplicates } from './duplicates.ts';
import { RequestEntry } from './request-entry.ts';
import { RequestSearch } from './request-search.ts';
import { RequestViews } from './request-view.ts';
import { Reveal } from './reveal.ts';
import { WorkList } from './work-list.ts';

/** Requests: how they come in and how they are found. */
@Controller('api/intake')
@ApiTags('requests')
@Replies(...ENTRY)
export class RequestsController {
  constructor(
    private readonly entry: RequestEntry,
    private readonly search: RequestSearch,
    private readonly views: RequestViews,
    private readonly duplicates: Duplicates,
    private readonly reveal: Reveal,
    private readonly work: WorkList,
  ) {}

  @Post('requests')
  @Allow('intake.request.draft')
  post(@Body() body: PostRequestDto, @InCommand() command: CommandContext) {
    return this.entry.post(body, command);
  }

  @Post('requests/:id/log')
  @HttpCode(200)
  @Allow('intake.request.log')
  log(@IdOf('request') id: string, @Body() body: PostRequestDto, @InCommand() command: CommandContext) {
    return this.entry.complete(id, body, command);
  }

  @Get('requests')
  @Allow('intake.request.list')
  list(@Query() filter: ListRequestsDto, @InQuery() query: QueryContext) {
    return this.search.list(filter, query);
  }

  @Get('requests/:id')
  @Allow('intake.request.read')
  one(@IdOf('request') id: string, @InQuery() query: QueryContext) {
    return this.views.one(id, query);
  }

  @Get('requests/:id/duplicates')
  @Allow('intake.request.read')
  duplicatesOf(@IdOf('request') id: string, @InQuery() query: QueryContext) {
    return this.duplicates.of(id, query);
  }

  @Get('duplicates')
  @Allow('intake.request.list')
  duplicatesWhileTyping(@Query() typed: FindDuplicatesDto, @InQuery() query: QueryContext) {
    return this.duplicates.whileTyping(typed, query);
  }

  @Post('requests/:id/reveal')
  @ApiOkResponse({ description: 'Opened; who was shown what and why is on disk.', schema: REVEALED })
  @HttpCode(200)
  @Allow('intake.request.reveal')
  open(@IdOf('request') id: string, @Body() body: RevealDto, @InCommand() command: CommandContext) {
    return this.reveal.reveal(id, body, command);
  }

  @Get('work')
  @Allow('intake.work.list')
  workList(@InQuery() query: QueryContext) {
    return this.work.list(query);
  }
}
