import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Catalogue } from '#catalogue';
import { PreconditionFailed, Refused } from '#event-store';
import { type CommandContext, ServiceRuntime } from '#runtime';
import { beginMerge, finishMerge } from '../merge-flow.ts';
import type { RequestBody } from '../request/events.ts';
import { MERGEABLE, mustBe } from '../request/guards.ts';
import { helpRequest } from '../request/request.ts';
import type { DivideDto } from './dto/request-body.dto.ts';
import type { MergeDto, NoteBody } from './dto/request-commands.dto.ts';
import { personsOf, reply, RequestCommands, type RequestReply, resourceOf } from './request-commands.ts';
import { defined, Sealing } from './sealing.ts';
import { categoryOf, prioritised } from './triage.ts';

/** What spans several requests: merging, undoing it, dividing. */
@Injectable()
export class RequestMerges {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly requests: RequestCommands,
    private readonly sealing: Sealing,
  ) {}

  async merge(id: string, { into }: MergeDto, command: CommandContext): Promise<RequestReply & { readonly into: string }> {
    const { commands } = this.runtime;
    const [merged, survivor] = [await this.requests.load(id), await this.requests.load(into)];
    const under = this.requests.allowed(command, 'intake.request.merge', resourceOf(merged));
    this.access.policy.require(command.subject, 'intake.request.merge', resourceOf(survivor));
    const { metadata } = under;
    const mergeId = metadata.commandId;
    const begun = merged.mergeDecisions[mergeId] !== undefined || survivor.absorbed.some((absorbed) => absorbed.mergeId === mergeId);
    const { version } = await commands.load(helpRequest, id);
    if (!begun && command.ifMatch !== undefined && command.ifMatch !== version) throw new PreconditionFailed(id, command.ifMatch, version);
    // What can be known beforehand is refused before it leaves a trace on both.
    if (!begun) mustBe(merged, MERGEABLE);
    await beginMerge(commands, into, id, metadata);
    const done = await finishMerge(commands, into, id, mergeId, metadata);
    if (done.outcome === 'declined') {
      const decline = done.merged.events.find(({ type }) => type === 'MergeDeclined');
      throw new Refused(declineCode(decline?.data), 'conflict', { into, status: done.merged.state.lifecycle.status });
    }
    return reply(done.merged, { into });
  }

  async unmerge(id: string, body: NoteBody, command: CommandContext): Promise<RequestReply> {
    const before = await this.requests.load(id);
    const done = await this.requests.run(id, 'intake.request.merge', command, async (state, under) => {
      const note = await this.sealing.note(under, body.note, personsOf(state));
      return { type: 'unmerge', ...(note === undefined ? {} : { note }) };
    });
    const { lifecycle } = before;
    // The survivor lets go at once; if this process dies here, the policy on the own log does it.
    if (lifecycle.status === 'merged') await finishMerge(this.runtime.commands, lifecycle.into, id, lifecycle.mergeId, command.metadata);
    return done;
  }

  /** The parts are logged first and name the whole; then the whole names the parts. Repeated with the same key, nothing is made twice. */
  async divide(id: string, { parts }: DivideDto, command: CommandContext): Promise<RequestReply & { readonly into: readonly object[] }> {
    const state = await this.requests.load(id);
    const under = this.requests.allowed(command, 'intake.request.merge', resourceOf(state));
    if (state.confidential) throw new Refused('confidential-stays-alone');
    const { place } = state;
    if (place === undefined) throw new Refused('wrong-status', 'conflict', { status: state.lifecycle.status });
    const made: { id: string; number: number }[] = [];
    const commandOfParts = parts.map((part, index) => ({ part, category: categoryOf(this.catalogue, part.category, `/parts/${index}/category`) }));
    if (commandOfParts.some(({ category }) => category.confidential)) throw new Refused('confidential-stays-alone');
    // Judged before the parts exist: a whole that cannot be divided must leave none behind.
    const ids = parts.map((_, index) => under.newId('request', index));
    if (!state.links.some(({ requestId }) => requestId === ids[0])) helpRequest.decide({ type: 'divide', into: ids }, state, under.metadata);
    for (const [index, { part, category }] of commandOfParts.entries()) {
      const note = await this.sealing.note(under, part.note, personsOf(state), index);
      const childId = ids[index] ?? '';
      const body = {
        ...defined({ area: state.area, place, person: state.person, reporter: state.reporter, callId: state.callId, contactAt: state.contactAt, note }),
        place,
      } as RequestBody & {
        place: typeof place;
      };
      const child = await this.requests.create(childId, under, {
        type: 'log',
        body,
        category: category.key,
        priority: prioritised(category, part.priority ?? state.priority, undefined, undefined),
        dividedFrom: id,
      });
      made.push({ id: childId, number: child.firstPosition });
    }
    const done = await this.requests.create(id, under, { type: 'divide', into: ids });
    return reply(done, { into: made });
  }
}

function declineCode(data: object | undefined): string {
  const { code } = (data ?? {}) as { readonly code?: string };
  return code ?? 'merge-in-progress';
}
