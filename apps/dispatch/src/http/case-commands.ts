import { Injectable } from '@nestjs/common';
import { Access, covers } from '#access';
import { Catalogue } from '#catalogue';
import { Refused } from '#event-store';
import { type CommandContext, commandReply, Problem, ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { Candidate, DispatchCaseCommand, DispatcherCommand } from '../case/commands.ts';
import type { DispatchCaseEvent, SealedNote } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import { freeSeats, statusOf } from '../case/status.ts';
import { unmetNeeds } from '../recommend/needs.ts';
import { responder } from '../responder/responder.ts';
import { conflictsOf } from '../responder/state.ts';
import { CaseAccess, type Found, isOnTheWay } from './case-access.ts';
import type { OfferDto, ReassignDto, RevealDto } from './dto/case.dto.ts';
import { holdOf, reserveAnd } from './hold.ts';
import { Personal, type PersonDetails } from './personal.ts';

/** How often one sending of a command decides again on what has changed meanwhile. */
const ATTEMPTS = 5;

/** What dispatchers do: each takes the case as it is, asks the policy, seals, and hands the command to the decider. */
@Injectable()
export class CaseCommands {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly cases: CaseAccess,
    private readonly personal: Personal,
  ) {}

  /** A command on the case that may say why. */
  async command(requestId: string, reason: string | undefined, command: CommandContext, make: (reason: { readonly reason?: SealedNote }) => DispatcherCommand) {
    const found = await this.cases.forCommand(requestId, 'dispatch.case.command', command);
    return this.handle(found, make(await this.personal.optionalNote(command, reason, [found.state.facts.person?.personId])));
  }

  /** A command on the case that has to say why. */
  async commandBecause(requestId: string, reason: string, command: CommandContext, make: (reason: SealedNote) => DispatcherCommand) {
    const found = await this.cases.forCommand(requestId, 'dispatch.case.command', command);
    return this.handle(found, make(await this.personal.note(command, reason, [found.state.facts.person?.personId])));
  }

  /** A dispatcher's command on one assignment. */
  async manage(assignmentId: string, reason: string | undefined, command: CommandContext, make: (reason: { readonly reason?: SealedNote }) => DispatcherCommand) {
    const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.manage', command);
    return this.handle(found, make(await this.personal.optionalNote(command, reason, [found.state.facts.person?.personId])), { assignmentId });
  }

  /** Reserve, then offer: an answer of 2xx means both are durable. */
  async offer(requestId: string, body: OfferDto, command: CommandContext) {
    const found = await this.cases.forCommand(requestId, 'dispatch.assignment.offer', command);
    const reason = await this.personal.optionalNote(command, body.reason, [found.state.facts.person?.personId]);
    return this.reserveThen(found, body.responderId, body.seat, reason, command, (candidate, seat) => ({
      type: 'Offer',
      candidate,
      ...(seat === undefined ? {} : { seat }),
      ...reason,
    }));
  }

  /** Another one takes over the seat: he is reserved first, what the first one holds goes over explicitly. */
  async reassign(assignmentId: string, body: ReassignDto, command: CommandContext) {
    const found = await this.cases.forAssignment(assignmentId, 'dispatch.assignment.manage', command);
    const reason = await this.personal.note(command, body.reason, [found.state.facts.person?.personId]);
    const handOver = body.handOver ?? false;
    return this.reserveThen(found, body.responderId, found.assignment.seat, { reason }, command, (candidate) => ({ type: 'Reassign', assignmentId, candidate, handOver, reason }));
  }

  /** Opens personal fields after the disclosure is durable. */
  async reveal(requestId: string, body: RevealDto, command: CommandContext) {
    const found = await this.cases.forCommand(requestId, 'dispatch.case.reveal', command);
    const { state, own, metadata } = found;
    const person = body.of === 'reporter' ? state.facts.reporter : state.facts.person;
    const sights = this.access.policy.sights(command.subject, 'dispatch.case.reveal', { area: state.area, responderIds: own === undefined ? [] : [own] });
    if (own !== undefined && !isOnTheWay(state, own)) throw new Refused('forbidden', 'forbidden');
    if (body.of === 'reporter' && sights.reporter !== 'open') throw new Refused('field-not-revealed', 'forbidden', { field: 'reporter' }, '/of');
    this.personal.mayOpen(body.fields, sights);
    // The reporter who is the person has no details of his own.
    const details = person?.details ?? (person?.personId === state.facts.person?.personId ? state.facts.person?.details : undefined);
    if (person === undefined || details === undefined) throw new Refused('nothing-to-reveal', 'not-found');
    const { personId } = person;
    const done = await this.personal.disclose(metadata, { personId, fields: body.fields, reason: body.reason, requestId });
    const [opened] = await this.personal.open<PersonDetails>([details]);
    if (opened === undefined || opened.erased) return { personId, erased: true, disclosure: commandReply(done) };
    const fields = Object.fromEntries(body.fields.flatMap((field) => (opened.value[field] === undefined ? [] : [[field, opened.value[field]]])));
    return { personId, ...fields, disclosure: commandReply(done) };
  }

  private async reserveThen(
    found: Found,
    responderId: string,
    seat: string | undefined,
    reason: { readonly reason?: SealedNote },
    command: CommandContext,
    make: (candidate: Candidate, seat: string | undefined) => DispatcherCommand,
  ) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.reserveOnce(found, responderId, seat, reason, command, make);
      } catch (error) {
        // What it was decided on has changed in between, and as it is now the answer may well be yes.
        const overtaken = error instanceof Refused && (error.code === 'reservation-lapsed' || (error.code === 'seat-taken' && seat === undefined));
        if (!overtaken || attempt === ATTEMPTS) throw error;
        found = { ...found, ...(await this.runtime.commands.load(dispatchCase, found.stream)) };
      }
    }
  }

  private async reserveOnce(
    found: Found,
    responderId: string,
    seat: string | undefined,
    reason: { readonly reason?: SealedNote },
    command: CommandContext,
    make: (candidate: Candidate, seat: string | undefined) => DispatcherCommand,
  ) {
    const { state, metadata, requestId, stream } = found;
    const candidateState = await this.candidate(responderId, metadata.actor.area, state);
    const hold = holdOf(command, metadata, state);
    const { reservationId } = hold;
    const free = freeSeats(state);
    // The seat that he was measured against is the one that he gets, whatever becomes free meanwhile.
    const wanted = seat === undefined ? (free.find((one) => unmetNeeds(candidateState, one).length === 0) ?? free[0]) : state.seats.find((one) => one.seat === seat);
    const candidate: Candidate = {
      responderId,
      ...(candidateState.accountId === undefined ? {} : { accountId: candidateState.accountId }),
      reservationId,
      reservedPriority: state.priority,
      unmet: wanted === undefined ? [] : unmetNeeds(candidateState, wanted),
    };
    const theCommand = make(candidate, seat ?? wanted?.seat);
    // What the case refuses anyway must not hold a responder first.
    dispatchCase.decide(theCommand, state, metadata);
    const { thresholds } = this.catalogue;
    const terms = { responderId, offerWithinSeconds: thresholds.orphanedReservationSeconds, loadLimit: thresholds.loadPerDay, ...reason };
    return reserveAnd(this.runtime, found, hold, terms, async (now) => {
      const done = await this.runtime.commands.handle(dispatchCase, stream, theCommand, now);
      const offered = (done.events as readonly DispatchCaseEvent[]).find(({ type }) => type === 'AssignmentOffered')?.data as { readonly assignmentId?: string } | undefined;
      const assignment = done.state.assignments.find((one) => one.assignmentId === offered?.assignmentId);
      const { state: reserved } = await this.runtime.commands.load(responder, responderId);
      return commandReply(done, { requestId, assignmentId: assignment?.assignmentId, seat: assignment?.seat, respondBy: assignment?.respondBy, conflicts: conflictsOf(reserved) });
    });
  }

  private async candidate(responderId: string, area: string, state: CaseState) {
    const { state: found } = await this.runtime.commands.load(responder, responderId);
    if (!found.enrolled) throw new Problem(422, 'responder-unknown', { errors: [{ pointer: '/responderId', code: 'responder-unknown' }] });
    // Somebody who answers for the whole street may be sent by the community that lies in it.
    if (!covers(area, found.area) && !covers(found.area, state.area)) throw new Refused('responder-elsewhere', 'conflict', {}, '/responderId');
    return found;
  }

  private async handle(found: Found, command: DispatchCaseCommand, more: { readonly assignmentId?: string } = {}) {
    const done = await this.runtime.commands.handle(dispatchCase, found.stream, command, found.metadata);
    const first = done.events[0] as { readonly id: string; readonly type: DispatchCaseEvent['type'] } | undefined;
    return commandReply(done, { requestId: found.requestId, ...more, caseStatus: statusOf(done.state), ...(first === undefined ? {} : { eventId: first.id }) });
  }
}
