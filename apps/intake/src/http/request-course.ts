import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import { type CommandContext, ServiceRuntime } from '#runtime';
import type { PeopleCommand } from '../request/commands.ts';
import type { SealedNote } from '../request/events.ts';
import type { RequestState } from '../request/state.ts';
import type { AnswerOnCallDto, CancelDto, FollowUpDto, HoldDto, NoteBody, ReopenDto, ReturnDto, TransferDto } from './dto/request-commands.dto.ts';
import { localDay } from './local-day.ts';
import { personsOf, RequestCommands, type RequestReply } from './request-commands.ts';
import { Sealing } from './sealing.ts';

/** The course of a request: waiting, ending, confirming, closing, reopening. */
@Injectable()
export class RequestCourse {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly catalogue: Catalogue,
    private readonly requests: RequestCommands,
    private readonly sealing: Sealing,
  ) {}

  hold(id: string, body: HoldDto, command: CommandContext): Promise<RequestReply> {
    const until = body.until === undefined ? {} : { until: new Date(body.until).toISOString() };
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'hold', reason: body.reason, ...until, ...note }));
  }

  resume(id: string, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.course', command, () => ({ type: 'resume' }));
  }

  return(id: string, body: ReturnDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'return', missing: body.missing, ...note }));
  }

  cancel(id: string, body: CancelDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'cancel', by: body.by, ...note }));
  }

  declareUnfounded(id: string, body: NoteBody, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'declare-unfounded', ...note }));
  }

  transfer(id: string, body: TransferDto, command: CommandContext): Promise<RequestReply> {
    const reference = body.reference === undefined ? {} : { reference: body.reference };
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'transfer', to: body.to, ...reference, ...note }));
  }

  discardDraft(id: string, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.draft', command, () => ({ type: 'discard-draft', reason: 'discarded' }));
  }

  answerOnCall(id: string, body: AnswerOnCallDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({
      type: 'answer-on-call',
      asked: body.asked ?? 'reporter',
      day: this.#day(command),
      involved: involved(command),
      ...note,
    }));
  }

  followUp(id: string, body: FollowUpDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.confirm', body, command, (note, state) => ({
      type: 'follow-up',
      outcome: body.outcome,
      asked: body.asked,
      ...(body.askedPersonId === undefined ? {} : { askedPersonId: body.askedPersonId }),
      involved: [...involved(command), ...(body.askedResponderId === undefined ? [] : [body.askedResponderId])],
      day: this.#day(command),
      ...(body.rating === undefined ? {} : { rating: body.rating }),
      rules: this.#rules(state),
      ...note,
    }));
  }

  close(id: string, body: NoteBody, command: CommandContext): Promise<RequestReply> {
    const failedAttemptsNeeded = this.catalogue.thresholds.followUpAttempts;
    return this.#noted(id, 'intake.request.close', body, command, (note) => ({ type: 'close', involved: involved(command), failedAttemptsNeeded, ...note }));
  }

  reopen(id: string, body: ReopenDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.course', body, command, (note) => ({ type: 'reopen', reason: body.reason, ...note }));
  }

  /** A category that configuration has dropped since is confirmed by anybody it can be. */
  #rules({ category }: RequestState) {
    const known = category === undefined ? undefined : this.catalogue.category(category);
    return { confirms: known?.confirms ?? (['person', 'reporter', 'second-person'] as const), closeOnVerify: known?.closeOnVerify ?? false };
  }

  #day(command: CommandContext): string {
    return localDay(new Date(command.metadata.now), this.runtime.config.timeZone);
  }

  #noted(
    id: string,
    action: string,
    { note: text }: NoteBody,
    command: CommandContext,
    build: (note: { readonly note?: SealedNote }, state: RequestState) => PeopleCommand,
  ): Promise<RequestReply> {
    return this.requests.run(id, action, command, async (state, under) => {
      const note = await this.sealing.note(under, text, personsOf(state));
      return build(note === undefined ? {} : { note }, state);
    });
  }
}

/** Ids behind the actor by which a responder on the case would be known. */
function involved({ subject }: CommandContext): readonly string[] {
  return subject.responderId === undefined ? [subject.accountId] : [subject.accountId, subject.responderId];
}
