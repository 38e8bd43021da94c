import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import { deriveUuid, Refused } from '#event-store';
import { type CommandContext, commandReply, ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { ReportCommand } from '../case/commands.ts';
import type { Milestone, SealedNote } from '../case/events.ts';
import { progressOf } from '../case/progress.ts';
import type { Assignment } from '../case/state.ts';
import { stagesOf, statusOf } from '../case/status.ts';
import { responder } from '../responder/responder.ts';
import { CaseAccess, type Found } from './case-access.ts';
import type { ClearDto, ConsultDto, CustodyDto, MilestoneDto, PlanStagesDto, RetractDto, StageDto } from './dto/report.dto.ts';
import { holdOf, reserveAnd } from './hold.ts';
import { Personal } from './personal.ts';

type WithoutIds<T> = T extends unknown ? Omit<T, 'assignmentId' | 'own'> : never;
type Told = WithoutIds<ReportCommand>;

/** Noes of a yes that was decided on what has changed in between. */
const OVERTAKEN = new Set(['reservation-needed', 'reservation-lapsed']);
/** How often one sending of a command decides again on that. */
const ATTEMPTS = 5;

/** What is told of an assignment by its responder, or by a dispatcher for him. */
@Injectable()
export class AssignmentCommands {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly catalogue: Catalogue,
    private readonly cases: CaseAccess,
    private readonly personal: Personal,
  ) {}

  /** Yes; a late one reserves the responder again first. What timed out, or was let go of again, between looking and telling is answered late. */
  async acknowledge(assignmentId: string, command: CommandContext) {
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.report', command);
      const late = progressOf(found.assignment).status === 'timed-out';
      try {
        return late ? await this.lateYes(found, assignmentId, command) : await this.tell(found, assignmentId, { type: 'Acknowledge' });
      } catch (error) {
        if (!(error instanceof Refused) || !OVERTAKEN.has(error.code) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async lateYes(found: Found & { readonly assignment: Assignment }, assignmentId: string, command: CommandContext) {
    const hold = holdOf(command, found.metadata, found.state);
    const told: Told = { type: 'Acknowledge', reservationId: hold.reservationId };
    // What the case refuses anyway (the seat is taken) must not hold him.
    dispatchCase.decide({ ...told, assignmentId }, found.state, found.metadata);
    const { responderId } = found.assignment;
    // His first reservation went with the time-out; where that has not reached him yet, it must not stand in the way of his own yes.
    const lapsed = { type: 'Release', reservationId: progressOf(found.assignment).reservationId, because: 'timed-out', counts: false } as const;
    await this.runtime.commands.handle(responder, responderId, lapsed, { ...found.metadata, commandId: deriveUuid(found.metadata.commandId, 'lapsed') });
    // He says himself that he comes: his load is his to judge.
    const terms = { responderId, offerWithinSeconds: this.catalogue.thresholds.orphanedReservationSeconds, loadLimit: Number.MAX_SAFE_INTEGER };
    return reserveAnd(this.runtime, found, hold, terms, (metadata) => this.tell({ ...found, metadata }, assignmentId, told));
  }

  milestone(assignmentId: string, milestone: Exclude<Milestone, 'acknowledged'>, body: MilestoneDto, command: CommandContext) {
    const { facility, reference, to } = body;
    return this.report(assignmentId, command, {
      type: 'Report',
      milestone,
      ...(facility === undefined ? {} : { facility }),
      ...(reference === undefined ? {} : { reference }),
      ...(to === undefined ? {} : { to: plain(to) }),
    });
  }

  async clear(assignmentId: string, body: ClearDto, command: CommandContext) {
    const again = body.again === undefined ? {} : { again: new Date(body.again).toISOString() };
    return this.withReason(assignmentId, body.reason, command, (reason) => ({ type: 'Clear', outcome: body.outcome, ...again, ...reason }));
  }

  async decline(assignmentId: string, reason: string, command: CommandContext) {
    return this.withNote(assignmentId, reason, command, (sealed) => ({ type: 'Decline', reason: sealed }));
  }

  async block(assignmentId: string, reason: string, command: CommandContext) {
    return this.withNote(assignmentId, reason, command, (sealed) => ({ type: 'Block', reason: sealed }));
  }

  /** A report that needs no more than its name. */
  simple(assignmentId: string, type: 'Unblock' | 'BackInService' | 'AcknowledgePlace', command: CommandContext) {
    return this.report(assignmentId, command, { type });
  }

  async planStages(assignmentId: string, body: PlanStagesDto, command: CommandContext) {
    const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.report', command);
    const shipped = this.catalogue.category(found.state.category)?.stages?.map(({ kind }, index) => ({ stage: String(index + 1), kind }));
    const stages = body.stages?.map(({ stage, kind, place }) => ({ stage, kind, ...(place === undefined ? {} : { place }) })) ?? shipped;
    if (stages === undefined) throw new Refused('stages-none', 'invalid', {}, '/stages');
    return this.tell(found, assignmentId, { type: 'PlanStages', stages });
  }

  stage(assignmentId: string, type: 'StartStage' | 'CompleteStage', body: StageDto, command: CommandContext) {
    return this.report(assignmentId, command, { type, stage: body.stage, ...(body.place === undefined ? {} : { place: body.place }) });
  }

  async consult(assignmentId: string, { parties, minutes, note }: ConsultDto, command: CommandContext) {
    return this.withReason(assignmentId, note, command, ({ reason }) => ({ type: 'Consult', parties, minutes, ...(reason === undefined ? {} : { note: reason }) }));
  }

  custody(assignmentId: string, { item, from, to }: CustodyDto, command: CommandContext) {
    return this.report(assignmentId, command, { type: 'TransferCustody', item: plain(item), from: plain(from), to: plain(to) });
  }

  async retract(assignmentId: string, body: RetractDto, command: CommandContext) {
    return this.withReason(assignmentId, body.reason, command, (reason) => ({ type: 'Retract', eventId: body.eventId, ...reason }));
  }

  private async report(assignmentId: string, command: CommandContext, told: Told) {
    return this.tell(await this.cases.forAssignment(assignmentId, 'dispatch.assignment.report', command), assignmentId, told);
  }

  private async withReason(assignmentId: string, text: string | undefined, command: CommandContext, make: (reason: { readonly reason?: SealedNote }) => Told) {
    const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.report', command);
    return this.tell(found, assignmentId, make(await this.personal.optionalNote(command, text, [found.state.facts.person?.personId])));
  }

  private async withNote(assignmentId: string, text: string, command: CommandContext, make: (sealed: SealedNote) => Told) {
    const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.report', command);
    return this.tell(found, assignmentId, make(await this.personal.note(command, text, [found.state.facts.person?.personId])));
  }

  private async tell(found: Found, assignmentId: string, told: Told) {
    const command = { ...told, assignmentId, ...(found.own === undefined ? {} : { own: found.own }) } as ReportCommand;
    const done = await this.runtime.commands.handle(dispatchCase, found.stream, command, found.metadata);
    const assignment = done.state.assignments.find((one) => one.assignmentId === assignmentId);
    const eventId = done.events[0]?.id;
    return commandReply(done, {
      requestId: found.requestId,
      assignmentId,
      ...(assignment === undefined ? {} : { status: progressOf(assignment).status }),
      caseStatus: statusOf(done.state),
      ...(told.type === 'PlanStages' ? { stages: stagesOf(done.state) } : {}),
      // What an undo names.
      ...(eventId === undefined ? {} : { eventId }),
    });
  }
}

/** An event holds data, not an instance of a DTO. */
function plain<T extends object>(dto: T): T {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined)) as T;
}
