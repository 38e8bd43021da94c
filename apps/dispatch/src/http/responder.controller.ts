import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { CommandBody, type CommandContext, CsvBody, IdOf, InCommand, InQuery, type QueryContext, Replies, sampleFile } from '#runtime';
import { IMPORTED, RESPONDER, REVEALED } from './answers.ts';
import { ChangeResponderDto, EnrolResponderDto, ImportQuery, ListRespondersQuery, ReleaseDto, RevealResponderDto, StatusDto } from './dto/responder.dto.ts';
import { ResponderCommands } from './responder-commands.ts';
import { ResponderImport } from './responder-import.ts';
import { ResponderQueries } from './responder-queries.ts';
import { TEMPLATE } from './responder-rows.ts';

/** Responders: who can be sent, and what they set themselves. */
@Controller('api/dispatch/responders')
@ApiTags('responders')
@Replies(...RESPONDER)
export class ResponderController {
  constructor(
    private readonly queries: ResponderQueries,
    private readonly commands: ResponderCommands,
    private readonly imports: ResponderImport,
  ) {}

  @Get()
  @Allow('dispatch.responder.list')
  list(@Query() query: ListRespondersQuery, @InQuery() context: QueryContext) {
    return this.queries.list(query, context);
  }

  @Get('me')
  @Allow('dispatch.own.read')
  me(@InQuery() context: QueryContext) {
    return this.queries.me(context);
  }

  @Get('template.csv')
  @ApiOkResponse({ description: 'An example to fill in.', content: { 'text/csv': { schema: { type: 'string' } } } })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="responders.csv"')
  @Allow('dispatch.responder.import')
  template() {
    return TEMPLATE;
  }

  @Get(':id')
  @Allow('dispatch.responder.read')
  one(@IdOf('responder') id: string, @InQuery() context: QueryContext) {
    return this.queries.one(id, context);
  }

  @Post()
  @Allow('dispatch.responder.enrol')
  enrol(@Body() body: EnrolResponderDto, @InCommand() command: CommandContext) {
    return this.commands.enrol(body, command);
  }

  @Post('import')
  @ApiOkResponse({ description: 'Checked, and unless only that was wanted applied.', schema: IMPORTED })
  @CsvBody()
  @Allow('dispatch.responder.import')
  import(@Body() csv: string, @Query() query: ImportQuery, @InCommand() command: CommandContext) {
    return this.imports.import(csv, query, command);
  }

  @Post('sample')
  @HttpCode(200)
  @ApiOperation({ summary: 'Import the sample community’s responders; again, it changes nothing that is so already' })
  @ApiOkResponse({ description: 'Applied.', schema: IMPORTED })
  @Allow('dispatch.responder.import')
  sample(@Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.imports.import(sampleFile('responders.csv'), {}, command);
  }

  @Post(':id/change')
  @HttpCode(200)
  @Allow('dispatch.responder.change')
  change(@IdOf('responder') id: string, @Body() body: ChangeResponderDto, @InCommand() command: CommandContext) {
    return this.commands.change(id, body, command);
  }

  @Post(':id/status')
  @HttpCode(200)
  @Allow('dispatch.responder.status')
  status(@IdOf('responder') id: string, @Body() body: StatusDto, @InCommand() command: CommandContext) {
    return this.commands.setStatus(id, body, command);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Allow('dispatch.responder.release')
  release(@IdOf('responder') id: string, @Body() body: ReleaseDto, @InCommand() command: CommandContext) {
    return this.commands.release(id, body, command);
  }

  @Post(':id/reveal')
  @ApiOkResponse({ description: 'Opened; who was shown what and why is on disk.', schema: REVEALED })
  @HttpCode(200)
  @Allow('dispatch.responder.reveal')
  reveal(@IdOf('responder') id: string, @Body() body: RevealResponderDto, @InCommand() command: CommandContext) {
    return this.commands.reveal(id, body, command);
  }
}
