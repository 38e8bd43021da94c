import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { CommandBody, type CommandContext, InCommand, Replies } from '#runtime';
import { ASSIGNMENT } from './answers.ts';
import { AssignmentCommands } from './assignment-commands.ts';
import { CaseCommands } from './case-commands.ts';
import { MoveDto, ReassignDto } from './dto/case.dto.ts';
import { OptionalReasonDto, ReasonDto } from './dto/parts.dto.ts';
import { ClearDto, ConsultDto, CustodyDto, MilestoneDto, PlanStagesDto, RetractDto, StageDto } from './dto/report.dto.ts';

/** Reports from the street, by the responder or by a dispatcher for him; they carry a key and no version, so two people on one case never fail each other. */
@Controller('api/dispatch/assignments/:assignmentId')
@ApiTags('assignments')
@Replies(...ASSIGNMENT)
export class AssignmentController {
  constructor(
    private readonly reports: AssignmentCommands,
    private readonly cases: CaseCommands,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  acknowledge(@Param('assignmentId') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.reports.acknowledge(id, command);
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  decline(@Param('assignmentId') id: string, @Body() body: ReasonDto, @InCommand() command: CommandContext) {
    return this.reports.decline(id, body.reason, command);
  }

  @Post('en-route')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  enRoute(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'en-route', body, command);
  }

  @Post('on-scene')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  onScene(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'on-scene', body, command);
  }

  @Post('with-person')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  withPerson(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'with-person', body, command);
  }

  @Post('transporting')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  transporting(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'transporting', body, command);
  }

  @Post('at-facility')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  atFacility(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'at-facility', body, command);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  handOver(@Param('assignmentId') id: string, @Body() body: MilestoneDto, @InCommand() command: CommandContext) {
    return this.reports.milestone(id, 'handed-over', body, command);
  }

  @Post('clear')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  clear(@Param('assignmentId') id: string, @Body() body: ClearDto, @InCommand() command: CommandContext) {
    return this.reports.clear(id, body, command);
  }

  @Post('back-in-service')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  backInService(@Param('assignmentId') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.reports.simple(id, 'BackInService', command);
  }

  @Post('block')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  block(@Param('assignmentId') id: string, @Body() body: ReasonDto, @InCommand() command: CommandContext) {
    return this.reports.block(id, body.reason, command);
  }

  @Post('unblock')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  unblock(@Param('assignmentId') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.reports.simple(id, 'Unblock', command);
  }

  @Post('acknowledge-place')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  acknowledgePlace(@Param('assignmentId') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.reports.simple(id, 'AcknowledgePlace', command);
  }

  @Post('plan-stages')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  planStages(@Param('assignmentId') id: string, @Body() body: PlanStagesDto, @InCommand() command: CommandContext) {
    return this.reports.planStages(id, body, command);
  }

  @Post('start-stage')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  startStage(@Param('assignmentId') id: string, @Body() body: StageDto, @InCommand() command: CommandContext) {
    return this.reports.stage(id, 'StartStage', body, command);
  }

  @Post('complete-stage')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  completeStage(@Param('assignmentId') id: string, @Body() body: StageDto, @InCommand() command: CommandContext) {
    return this.reports.stage(id, 'CompleteStage', body, command);
  }

  @Post('consult')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  consult(@Param('assignmentId') id: string, @Body() body: ConsultDto, @InCommand() command: CommandContext) {
    return this.reports.consult(id, body, command);
  }

  @Post('custody')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  custody(@Param('assignmentId') id: string, @Body() body: CustodyDto, @InCommand() command: CommandContext) {
    return this.reports.custody(id, body, command);
  }

  @Post('retract')
  @HttpCode(200)
  @Allow('dispatch.assignment.report')
  retract(@Param('assignmentId') id: string, @Body() body: RetractDto, @InCommand() command: CommandContext) {
    return this.reports.retract(id, body, command);
  }

  @Post('stand-down')
  @HttpCode(200)
  @Allow('dispatch.assignment.manage')
  standDown(@Param('assignmentId') id: string, @Body() body: OptionalReasonDto, @InCommand() command: CommandContext) {
    return this.cases.manage(id, body.reason, command, (reason) => ({ type: 'StandDownAssignment', assignmentId: id, ...reason }));
  }

  @Post('move')
  @HttpCode(200)
  @Allow('dispatch.assignment.manage')
  move(@Param('assignmentId') id: string, @Body() body: MoveDto, @InCommand() command: CommandContext) {
    return this.cases.manage(id, body.reason, command, () => ({
      type: 'MoveAssignment',
      assignmentId: id,
      ...(body.toRequestId === undefined ? {} : { toRequestId: body.toRequestId }),
    }));
  }

  @Post('reassign')
  @HttpCode(200)
  @Allow('dispatch.assignment.manage')
  reassign(@Param('assignmentId') id: string, @Body() body: ReassignDto, @InCommand() command: CommandContext) {
    return this.cases.reassign(id, body, command);
  }
}
