import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { type CommandResult, Refused } from '#event-store';
import { type CommandContext, commandReply, type CommandReply, ifMatchOf, ServiceRuntime } from '#runtime';
import type { RequestCommand } from '../request/commands.ts';
import type { Status } from '../request/lifecycle.ts';
import { helpRequest } from '../request/request.ts';
import type { RequestState } from '../request/state.ts';

/** What a command on a request answers. */
export interface RequestReply extends CommandReply {
  /** The number people say. */
  readonly number: number;
  readonly status: Status;
}

/** The one way from a command body to a HelpRequest: find it, ask the policy, seal, decide, answer. */
@Injectable()
export class RequestCommands {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
  ) {}

  /** The request as it is now. @throws Refused `unknown-request` (404) */
  async load(id: string): Promise<RequestState> {
    const { state, version } = await this.runtime.commands.load(helpRequest, id);
    if (version === 0) throw new Refused('unknown-request', 'not-found');
    return state;
  }

  /** The command under the right that allows `action` here. @throws Refused 403 or 404 */
  allowed(command: CommandContext, action: string, resource: { readonly area: string; readonly confidential?: boolean }): CommandContext {
    return command.under(this.access.policy.require(command.subject, action, resource));
  }

  /**
   * Runs one command on an existing request.
   * @param action of the policy table
   * @param build makes the command of what the request is now; seals personal parts
   */
  async run(
    id: string,
    action: string,
    command: CommandContext,
    build: (state: RequestState, command: CommandContext) => RequestCommand | Promise<RequestCommand>,
  ): Promise<RequestReply> {
    const state = await this.load(id);
    const under = this.allowed(command, action, resourceOf(state));
    const built = await build(state, under);
    return reply(await this.runtime.commands.handle(helpRequest, id, built, { ...under.metadata, correlationId: id }, ifMatchOf(command)));
  }

  /** Creates or completes a request under an id of the caller's choice. */
  async create(id: string, command: CommandContext, built: RequestCommand): Promise<CommandResult<RequestState>> {
    return this.runtime.commands.handle(helpRequest, id, built, { ...command.metadata, correlationId: id });
  }
}

/** What the policy needs to know of a request. */
export function resourceOf(state: RequestState): { readonly area: string; readonly confidential: boolean; readonly responderIds: readonly string[] } {
  return { area: state.area, confidential: state.confidential, responderIds: state.joined.map(({ responderId }) => responderId) };
}

/** The answer to a command on a request. */
export function reply<More extends object = object>(done: CommandResult<RequestState>, more?: More): RequestReply & More {
  return commandReply(done, { number: done.firstPosition, status: done.state.lifecycle.status, ...more }) as RequestReply & More;
}

/** Persons a note on this request is about: erasing one of them erases the note. */
export function personsOf(state: RequestState): readonly string[] {
  return [...new Set([state.person?.personId, state.reporter?.personId].filter((id): id is string => id !== undefined))];
}
