import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { CommandBody, type CommandContext, InCommand, InQuery, type QueryContext, Replies } from '#runtime';
import { Recommendations } from '../recommend/recommendations.ts';
import { CASE, OFFER, REVEALED } from './answers.ts';
import { CaseCommands } from './case-commands.ts';
import { CaseQueries } from './case-queries.ts';
import { EscalateDto, ListCasesQuery, OfferDto, RecommendQuery, RevealDto, SettleAlarmDto } from './dto/case.dto.ts';
import { ChangeSeatsDto, ReasonDto } from './dto/parts.dto.ts';

/** Cases: the queue, one case, and what dispatchers do with it. */
@Controller('api/dispatch/cases')
@ApiTags('cases')
@Replies(...CASE)
export class CaseController {
  constructor(
    private readonly queries: CaseQueries,
    private readonly commands: CaseCommands,
    private readonly recommendations: Recommendations,
  ) {}

  @Get()
  @Allow('dispatch.case.list')
  list(@Query() query: ListCasesQuery, @InQuery() context: QueryContext) {
    return this.queries.list(query, context);
  }

  @Get(':requestId')
  @Allow('dispatch.case.read')
  one(@Param('requestId') requestId: string, @InQuery() context: QueryContext) {
    return this.queries.one(requestId, context);
  }

  @Get(':requestId/recommendations')
  @Allow('dispatch.case.recommend')
  recommend(@Param('requestId') requestId: string, @Query() query: RecommendQuery, @InQuery() context: QueryContext) {
    return this.recommendations.forCase(requestId, query.seat, context);
  }

  @Post(':requestId/assignments')
  @Replies(...OFFER)
  @Allow('dispatch.assignment.offer')
  offer(@Param('requestId') requestId: string, @Body() body: OfferDto, @InCommand() command: CommandContext) {
    return this.commands.offer(requestId, body, command);
  }

  @Post(':requestId/take')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  take(@Param('requestId') requestId: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.commands.command(requestId, undefined, command, () => ({ type: 'Take' }));
  }

  @Post(':requestId/change-seats')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  changeSeats(@Param('requestId') requestId: string, @Body() body: ChangeSeatsDto, @InCommand() command: CommandContext) {
    const seats = body.seats.map(({ seat, skills, canCarryKg }) => ({ seat, skills, ...(canCarryKg === undefined ? {} : { canCarryKg }) }));
    return this.commands.command(requestId, body.reason, command, (reason) => ({ type: 'ChangeSeats', seats, minimum: body.minimum, ...reason }));
  }

  @Post(':requestId/override-minimum')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  overrideMinimum(@Param('requestId') requestId: string, @Body() body: ReasonDto, @InCommand() command: CommandContext) {
    return this.commands.commandBecause(requestId, body.reason, command, (reason) => ({ type: 'OverrideMinimum', reason }));
  }

  @Post(':requestId/escalate')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  escalate(@Param('requestId') requestId: string, @Body() body: EscalateDto, @InCommand() command: CommandContext) {
    return this.commands.command(requestId, body.reason, command, (reason) => ({ type: 'Escalate', level: body.level, ...reason }));
  }

  @Post(':requestId/stand-down')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  standDown(@Param('requestId') requestId: string, @Body() body: ReasonDto, @InCommand() command: CommandContext) {
    return this.commands.commandBecause(requestId, body.reason, command, (reason) => ({ type: 'StandDownCase', reason }));
  }

  @Post(':requestId/settle-alarm')
  @HttpCode(200)
  @Allow('dispatch.case.command')
  settleAlarm(@Param('requestId') requestId: string, @Body() body: SettleAlarmDto, @InCommand() command: CommandContext) {
    return this.commands.command(requestId, body.reason, command, () => ({ type: 'SettleAlarm', alarm: body.alarm, choice: body.choice }));
  }

  @Post(':requestId/reveal')
  @ApiOkResponse({ description: 'Opened; who was shown what and why is on disk.', schema: REVEALED })
  @HttpCode(200)
  @Allow('dispatch.case.reveal')
  reveal(@Param('requestId') requestId: string, @Body() body: RevealDto, @InCommand() command: CommandContext) {
    return this.commands.reveal(requestId, body, command);
  }
}
