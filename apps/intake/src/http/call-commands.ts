import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Refused } from '#event-store';
import { type CommandContext, commandReply, type CommandReply, Problem, ServiceRuntime } from '#runtime';
import { call, type CallState } from '../call/call.ts';
import type { CallCommand } from '../call/commands.ts';
import type { IdentifyCallerDto, LinkCallDto, ReceiveCallDto } from './dto/call.dto.ts';
import { RequestCommands, resourceOf } from './request-commands.ts';
import { Sealing } from './sealing.ts';

/** What a command on a call answers. */
export interface CallReply extends CommandReply {
  readonly number: number;
  readonly status: CallState['status'];
}

/** Calls: body → command. */
@Injectable()
export class CallCommands {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly requests: RequestCommands,
  ) {}

  async receive(body: ReceiveCallDto, command: CommandContext): Promise<CallReply> {
    const area = body.area ?? command.subject.rights.find(({ role }) => role === 'operator')?.area ?? command.subject.rights[0]?.area ?? '';
    const under = command.under(this.access.policy.require(command.subject, 'intake.call.receive', { area }));
    const caller = await this.sealing.caller(under, body.caller);
    return this.#handle(command.newId('call'), under, {
      type: 'receive',
      area,
      medium: body.medium ?? 'phone',
      ringKnown: body.ringKnown ?? true,
      ...(caller === undefined ? {} : { caller }),
      ...(body.line === undefined ? {} : { line: body.line }),
    });
  }

  async run(id: string, command: CommandContext, built: CallCommand): Promise<CallReply> {
    return this.#handle(id, await this.#allowed(id, command), built);
  }

  async identify(id: string, body: IdentifyCallerDto, command: CommandContext): Promise<CallReply> {
    const under = await this.#allowed(id, command);
    const caller = await this.sealing.caller(under, body.caller);
    if (caller === undefined) throw new Problem(422, 'caller-wanted', { errors: [{ pointer: '/caller', code: 'caller-wanted' }] });
    return this.#handle(id, under, { type: 'identify-caller', caller });
  }

  async link(id: string, { requestId, kind }: LinkCallDto, command: CommandContext): Promise<CallReply> {
    const under = await this.#allowed(id, command);
    const request = await this.requests.load(requestId);
    this.access.policy.require(command.subject, 'intake.request.note', resourceOf(request));
    return this.#handle(id, under, { type: 'link', requestId, kind, ...(request.confidential ? { confidential: true } : {}) }, requestId);
  }

  async #allowed(id: string, command: CommandContext): Promise<CommandContext> {
    const { state, version } = await this.runtime.commands.load(call, id);
    if (version === 0) throw new Refused('unknown-call', 'not-found');
    return command.under(this.access.policy.require(command.subject, 'intake.call.handle', { area: state.area, confidential: this.#hidden(state, command) }));
  }

  /** Whoever took the call goes on handling it, though it became confidential meanwhile. */
  #hidden(state: CallState, command: CommandContext): boolean {
    return state.confidential && state.operatorId !== command.subject.accountId;
  }

  async #handle(id: string, command: CommandContext, built: CallCommand, correlationId: string = id): Promise<CallReply> {
    const done = await this.runtime.commands.handle(call, id, built, { ...command.metadata, correlationId });
    return commandReply(done, { number: done.firstPosition, status: done.state.status });
  }
}
