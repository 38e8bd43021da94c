import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { type CommandContext, CommandBody, IdOf, InCommand, InQuery, type QueryContext, Replies } from '#runtime';
import { CALL, CALLER, CALLER_REVEALED } from './answers.ts';
import { CallCommands } from './call-commands.ts';
import { CallViews } from './call-view.ts';
import { Callers } from './callers.ts';
import { CallbackDto, CallerLookupDto, IdentifyCallerDto, LinkCallDto, ListCallsDto, MissCallDto, ReceiveCallDto, RevealCallerDto } from './dto/call.dto.ts';
import { RevealCaller } from './reveal-caller.ts';

/** Calls, chat messages and visits. */
@Controller('api/intake')
@ApiTags('calls')
@Replies(...CALL)
export class CallsController {
  constructor(
    private readonly calls: CallCommands,
    private readonly views: CallViews,
    private readonly callers: Callers,
    private readonly revealing: RevealCaller,
  ) {}

  @Post('calls')
  @Allow('intake.call.receive')
  receive(@Body() body: ReceiveCallDto, @InCommand() command: CommandContext) {
    return this.calls.receive(body, command);
  }

  @Get('calls')
  @Allow('intake.call.read')
  list(@Query() filter: ListCallsDto, @InQuery() query: QueryContext) {
    return this.views.list(filter, query);
  }

  @Get('calls/:id')
  @Allow('intake.call.read')
  one(@IdOf('call') id: string, @InQuery() query: QueryContext) {
    return this.views.one(id, query);
  }

  @Post('calls/:id/answer')
  @HttpCode(200)
  @Allow('intake.call.handle')
  answer(@IdOf('call') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.calls.run(id, command, { type: 'answer' });
  }

  @Post('calls/:id/wrap-up')
  @HttpCode(200)
  @Allow('intake.call.handle')
  wrapUp(@IdOf('call') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.calls.run(id, command, { type: 'wrap-up' });
  }

  @Post('calls/:id/end')
  @HttpCode(200)
  @Allow('intake.call.handle')
  end(@IdOf('call') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.calls.run(id, command, { type: 'end' });
  }

  @Post('calls/:id/miss')
  @HttpCode(200)
  @Allow('intake.call.handle')
  miss(@IdOf('call') id: string, @Body() body: MissCallDto, @InCommand() command: CommandContext) {
    return this.calls.run(id, command, { type: 'miss', reason: body.reason ?? 'abandoned' });
  }

  @Post('calls/:id/callback')
  @HttpCode(200)
  @Allow('intake.call.handle')
  callback(@IdOf('call') id: string, @Body() body: CallbackDto, @InCommand() command: CommandContext) {
    return this.calls.run(id, command, { type: 'callback', outcome: body.outcome });
  }

  @Post('calls/:id/identify-caller')
  @HttpCode(200)
  @Allow('intake.call.handle')
  identify(@IdOf('call') id: string, @Body() body: IdentifyCallerDto, @InCommand() command: CommandContext) {
    return this.calls.identify(id, body, command);
  }

  @Post('calls/:id/link')
  @HttpCode(200)
  @Allow('intake.call.handle')
  link(@IdOf('call') id: string, @Body() body: LinkCallDto, @InCommand() command: CommandContext) {
    return this.calls.link(id, body, command);
  }

  @Post('calls/:id/reveal')
  @ApiOkResponse({ description: 'Name and phone of the caller; who was shown them and why is on disk.', schema: CALLER_REVEALED })
  @HttpCode(200)
  @Allow('intake.call.reveal')
  reveal(@IdOf('call') id: string, @Body() { reason }: RevealCallerDto, @InCommand() command: CommandContext) {
    return this.revealing.reveal(id, reason, command);
  }

  @Post('callers/lookup')
  @ApiOkResponse({ description: 'His open requests, the last five, his last calls; empty for a phone nobody has.', schema: CALLER })
  @HttpCode(200)
  @Allow('intake.caller.history')
  lookup(@Body() body: CallerLookupDto, @InQuery() query: QueryContext) {
    return this.callers.ofPhone(body.phone, query);
  }

  @Get('callers/:id')
  @ApiOkResponse({ description: 'His open requests, the last five, his last calls.', schema: CALLER })
  @Allow('intake.caller.history')
  history(@IdOf('person') id: string, @InQuery() query: QueryContext) {
    return this.callers.of(id, query);
  }
}
