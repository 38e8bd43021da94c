import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import type { CommandMetadata } from '#event-store';
import { type CommandContext, Problem, ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import { progressOf } from '../case/progress.ts';
import type { Assignment, CaseState } from '../case/state.ts';
import { caseOf } from '../stream-of.ts';

const REQUEST = /^request-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ASSIGNMENT = /^(request-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.\d{1,6}$/;

/** A case that the asker may act on, as it is now. */
export interface Found {
  readonly requestId: string;
  readonly stream: string;
  readonly state: CaseState;
  readonly version: number;
  /** For `commands.handle`: the actor under the right that allows it. */
  readonly metadata: CommandMetadata;
  /** Responder id of an asker who acts as a responder; undefined where he dispatches. */
  readonly own?: string;
}

/** Finds cases and asks the policy, in one place. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
  ) {}

  /** The case's state, never behind. @throws Problem not-found */
  async load(requestId: string) {
    if (!REQUEST.test(requestId)) throw new Problem(404, 'not-found');
    const loaded = await this.runtime.commands.load(dispatchCase, caseOf(requestId));
    if (loaded.state.phase === 'unknown') throw new Problem(404, 'not-found');
    return loaded;
  }

  /** The case for a command. @throws Problem or Refused not-found · forbidden */
  async forCommand(requestId: string, action: string, command: CommandContext): Promise<Found> {
    const { stream, state, version } = await this.load(requestId);
    const right = this.access.policy.require(command.subject, action, { area: state.area, responderIds: peopleOn(state) });
    return this.found(requestId, stream, state, version, command.under(right), right.role);
  }

  /** The assignment's case for a command; a responder may only report on his own. @throws Problem or Refused not-found · forbidden */
  async forAssignment(assignmentId: string, action: string, command: CommandContext): Promise<Found & { readonly assignment: Assignment }> {
    const requestId = ASSIGNMENT.exec(assignmentId)?.[1];
    if (requestId === undefined) throw new Problem(404, 'not-found');
    const { stream, state, version } = await this.load(requestId);
    const assignment = state.assignments.find((one) => one.assignmentId === assignmentId);
    const right = this.access.policy.require(command.subject, action, { area: state.area, responderIds: assignment === undefined ? [] : [assignment.responderId] });
    if (assignment === undefined) throw new Problem(404, 'not-found');
    const found = this.found(requestId, stream, state, version, command.under(right), right.role);
    const { metadata, own } = found;
    // Somebody reports for him: whom it is about stands beside who typed it.
    const about = own === undefined && metadata.subject === undefined ? { ...metadata, subject: assignment.responderId } : metadata;
    return { ...found, metadata: about, assignment };
  }

  private found(requestId: string, stream: string, state: CaseState, version: number, command: CommandContext, role: string): Found {
    const own = role === 'responder' || role === 'steward' ? command.subject.responderId : undefined;
    return { requestId, stream, state, version, metadata: { ...command.metadata, correlationId: requestId }, ...(own === undefined ? {} : { own }) };
  }
}

/** Responders who are or were on a case: it is "theirs" to read. */
export function peopleOn(state: CaseState): readonly string[] {
  return [...new Set(state.assignments.map(({ responderId }) => responderId))];
}

/** Whether a responder is on a case now and has said yes: only then does he see where exactly, and whom he helps. */
export function isOnTheWay(state: CaseState, responderId: string | undefined): boolean {
  return state.assignments.some((assignment) => {
    if (assignment.responderId !== responderId) return false;
    const { ended, acknowledged } = progressOf(assignment);
    return acknowledged && !ended;
  });
}
