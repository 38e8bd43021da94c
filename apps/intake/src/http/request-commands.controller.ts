import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { type CommandContext, CommandBody, IdOf, InCommand, Replies, RequireIfMatch } from '#runtime';
import { REQUEST } from './answers.ts';
import { AmendRequestDto, DivideDto } from './dto/request-body.dto.ts';
import {
  AddNoteDto,
  AnswerOnCallDto,
  AnswerQuestionsDto,
  CancelDto,
  ExternalServiceArrivedDto,
  FollowUpDto,
  HoldDto,
  InformCallerDto,
  LinkRequestDto,
  MergeDto,
  NoteBody,
  NotifyExternalServiceDto,
  PromiseEtaDto,
  ReopenDto,
  ReturnDto,
  SetCategoryDto,
  SetNeededByDto,
  SetPriorityDto,
  SuspectDuplicateDto,
  TransferDto,
} from './dto/request-commands.dto.ts';
import { RequestCourse } from './request-course.ts';
import { RequestEdits } from './request-edits.ts';
import { RequestMerges } from './request-merges.ts';

/** One route a command of a HelpRequest. */
@Controller('api/intake/requests/:id')
@ApiTags('request commands')
@Replies(...REQUEST)
export class RequestCommandsController {
  constructor(
    private readonly edits: RequestEdits,
    private readonly course: RequestCourse,
    private readonly merges: RequestMerges,
  ) {}

  @Post('amend')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('intake.request.amend')
  amend(@IdOf('request') id: string, @Body() body: AmendRequestDto, @InCommand() command: CommandContext) {
    return this.edits.amend(id, body, command);
  }

  @Post('set-category')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('intake.request.triage')
  setCategory(@IdOf('request') id: string, @Body() body: SetCategoryDto, @InCommand() command: CommandContext) {
    return this.edits.setCategory(id, body, command);
  }

  @Post('set-priority')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('intake.request.triage')
  setPriority(@IdOf('request') id: string, @Body() body: SetPriorityDto, @InCommand() command: CommandContext) {
    return this.edits.setPriority(id, body, command);
  }

  @Post('answer-questions')
  @HttpCode(200)
  @Allow('intake.request.triage')
  answerQuestions(@IdOf('request') id: string, @Body() body: AnswerQuestionsDto, @InCommand() command: CommandContext) {
    return this.edits.answerQuestions(id, body, command);
  }

  @Post('add-note')
  @HttpCode(200)
  @Allow('intake.request.note')
  addNote(@IdOf('request') id: string, @Body() body: AddNoteDto, @InCommand() command: CommandContext) {
    return this.edits.addNote(id, body, command);
  }

  @Post('set-needed-by')
  @HttpCode(200)
  @Allow('intake.request.note')
  setNeededBy(@IdOf('request') id: string, @Body() body: SetNeededByDto, @InCommand() command: CommandContext) {
    return this.edits.setNeededBy(id, body, command);
  }

  @Post('promise-eta')
  @HttpCode(200)
  @Allow('intake.request.note')
  promiseEta(@IdOf('request') id: string, @Body() body: PromiseEtaDto, @InCommand() command: CommandContext) {
    return this.edits.promiseEta(id, body, command);
  }

  @Post('link')
  @HttpCode(200)
  @Allow('intake.request.note')
  link(@IdOf('request') id: string, @Body() body: LinkRequestDto, @InCommand() command: CommandContext) {
    return this.edits.link(id, body, command);
  }

  @Post('suspect-duplicate')
  @HttpCode(200)
  @Allow('intake.request.note')
  suspectDuplicate(@IdOf('request') id: string, @Body() body: SuspectDuplicateDto, @InCommand() command: CommandContext) {
    return this.edits.suspectDuplicate(id, body, command);
  }

  @Post('notify-external-service')
  @HttpCode(200)
  @Allow('intake.request.note')
  notifyExternalService(@IdOf('request') id: string, @Body() body: NotifyExternalServiceDto, @InCommand() command: CommandContext) {
    return this.edits.notifyExternalService(id, body, command);
  }

  @Post('external-service-arrived')
  @HttpCode(200)
  @Allow('intake.request.note')
  externalServiceArrived(@IdOf('request') id: string, @Body() body: ExternalServiceArrivedDto, @InCommand() command: CommandContext) {
    return this.edits.externalServiceArrived(id, body, command);
  }

  @Post('inform-caller')
  @HttpCode(200)
  @Allow('intake.request.confirm')
  informCaller(@IdOf('request') id: string, @Body() body: InformCallerDto, @InCommand() command: CommandContext) {
    return this.edits.informCaller(id, body, command);
  }

  @Post('divide')
  @HttpCode(200)
  @Allow('intake.request.merge')
  divide(@IdOf('request') id: string, @Body() body: DivideDto, @InCommand() command: CommandContext) {
    return this.merges.divide(id, body, command);
  }

  @Post('merge')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('intake.request.merge')
  merge(@IdOf('request') id: string, @Body() body: MergeDto, @InCommand() command: CommandContext) {
    return this.merges.merge(id, body, command);
  }

  @Post('unmerge')
  @HttpCode(200)
  @Allow('intake.request.merge')
  unmerge(@IdOf('request') id: string, @Body() body: NoteBody, @InCommand() command: CommandContext) {
    return this.merges.unmerge(id, body, command);
  }

  @Post('hold')
  @HttpCode(200)
  @Allow('intake.request.course')
  hold(@IdOf('request') id: string, @Body() body: HoldDto, @InCommand() command: CommandContext) {
    return this.course.hold(id, body, command);
  }

  @Post('resume')
  @HttpCode(200)
  @Allow('intake.request.course')
  resume(@IdOf('request') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.course.resume(id, command);
  }

  @Post('return')
  @HttpCode(200)
  @Allow('intake.request.course')
  return(@IdOf('request') id: string, @Body() body: ReturnDto, @InCommand() command: CommandContext) {
    return this.course.return(id, body, command);
  }

  @Post('cancel')
  @HttpCode(200)
  @Allow('intake.request.course')
  cancel(@IdOf('request') id: string, @Body() body: CancelDto, @InCommand() command: CommandContext) {
    return this.course.cancel(id, body, command);
  }

  @Post('declare-unfounded')
  @HttpCode(200)
  @Allow('intake.request.course')
  declareUnfounded(@IdOf('request') id: string, @Body() body: NoteBody, @InCommand() command: CommandContext) {
    return this.course.declareUnfounded(id, body, command);
  }

  @Post('transfer')
  @HttpCode(200)
  @Allow('intake.request.course')
  transfer(@IdOf('request') id: string, @Body() body: TransferDto, @InCommand() command: CommandContext) {
    return this.course.transfer(id, body, command);
  }

  @Post('discard-draft')
  @HttpCode(200)
  @Allow('intake.request.draft')
  discardDraft(@IdOf('request') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.course.discardDraft(id, command);
  }

  @Post('answer-on-call')
  @HttpCode(200)
  @Allow('intake.request.course')
  answerOnCall(@IdOf('request') id: string, @Body() body: AnswerOnCallDto, @InCommand() command: CommandContext) {
    return this.course.answerOnCall(id, body, command);
  }

  @Post('follow-up')
  @HttpCode(200)
  @Allow('intake.request.confirm')
  followUp(@IdOf('request') id: string, @Body() body: FollowUpDto, @InCommand() command: CommandContext) {
    return this.course.followUp(id, body, command);
  }

  @Post('close')
  @HttpCode(200)
  @Allow('intake.request.close')
  close(@IdOf('request') id: string, @Body() body: NoteBody, @InCommand() command: CommandContext) {
    return this.course.close(id, body, command);
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('intake.request.course')
  reopen(@IdOf('request') id: string, @Body() body: ReopenDto, @InCommand() command: CommandContext) {
    return this.course.reopen(id, body, command);
  }
}
