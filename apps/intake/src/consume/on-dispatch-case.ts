import { Controller } from '@nestjs/common';
import type { DispatchEventData, PublicEvent } from '#contracts';
import { Refused } from '#event-store';
import { type BusContext, FromBus } from '#messaging';
import { ServiceRuntime } from '#runtime';
import type { RequestCommand } from '../request/commands.ts';
import { helpRequest } from '../request/request.ts';

/** Milestones at which somebody is under way. */
const UNDER_WAY = [
  'dispatch.assignment.en-route.v1',
  'dispatch.assignment.on-scene.v1',
  'dispatch.assignment.with-person.v1',
  'dispatch.assignment.transporting.v1',
  'dispatch.assignment.at-facility.v1',
  'dispatch.assignment.handed-over.v1',
] as const;

/** Dispatch's events → what they mean for the request. */
@Controller()
export class OnDispatchCase {
  constructor(private readonly runtime: ServiceRuntime) {}

  @FromBus('intake', 'dispatch.assignment.offered.v1')
  offered(event: PublicEvent<DispatchEventData<'dispatch.assignment.offered.v1'>>, context: BusContext) {
    const { assignmentId, responderId } = event.data;
    return this.follow(event, context, { type: 'record-offer', assignmentId, responderId, cause: event.id });
  }

  @FromBus('intake', 'dispatch.assignment.acknowledged.v1')
  acknowledged(event: PublicEvent<DispatchEventData<'dispatch.assignment.acknowledged.v1'>>, context: BusContext) {
    return this.progressed(event, context, false);
  }

  @FromBus('intake', ...UNDER_WAY)
  underWay(event: PublicEvent<DispatchEventData<(typeof UNDER_WAY)[number]>>, context: BusContext) {
    return this.progressed(event, context, true);
  }

  @FromBus('intake', 'dispatch.assignment.moved-in.v1')
  movedIn(event: PublicEvent<DispatchEventData<'dispatch.assignment.moved-in.v1'>>, context: BusContext) {
    const { assignmentId, responderId, accountId, carried } = event.data;
    if (carried.milestones.length === 0) return this.follow(event, context, { type: 'record-offer', assignmentId, responderId, cause: event.id });
    const underWay = carried.milestones.some(({ milestone }) => milestone !== 'acknowledged');
    return this.follow(event, context, { type: 'record-progress', assignmentId, responderId, ...(accountId === undefined ? {} : { accountId }), underWay, cause: event.id });
  }

  @FromBus('intake', 'dispatch.assignment.cleared.v1')
  async cleared(event: PublicEvent<DispatchEventData<'dispatch.assignment.cleared.v1'>>, context: BusContext) {
    await this.progressed(event, context, true);
    const { outcome, again } = event.data;
    // "Done" resolves through the case, when its last assignment is over; "not possible" goes back to dispatch's queue.
    if (outcome === 'visit-again' && again !== undefined) await this.follow(event, context, { type: 'record-visit-again', until: again, cause: event.id }, 2);
  }

  @FromBus('intake', 'dispatch.case.done.v1')
  done(event: PublicEvent<DispatchEventData<'dispatch.case.done.v1'>>, context: BusContext) {
    return this.follow(event, context, { type: 'record-done', cause: event.id });
  }

  @FromBus('intake', 'dispatch.report.retracted.v1')
  retracted(event: PublicEvent<DispatchEventData<'dispatch.report.retracted.v1'>>, context: BusContext) {
    const { retracted, undoes, assignmentId, underWay, onCase } = event.data;
    return this.follow(event, context, {
      type: 'retract-report',
      causes: [...new Set([retracted, ...undoes])],
      assignmentId,
      stillUnderWay: underWay,
      stillOnCase: onCase,
    });
  }

  private progressed(event: PublicEvent<{ readonly assignmentId: string; readonly responderId: string }>, context: BusContext, underWay: boolean) {
    const { assignmentId, responderId } = event.data;
    // A responder who reports himself shows his account; one reported for is known by his responder id alone.
    const own = event.actor.role === 'responder' && event.subject === undefined ? { accountId: event.actor.id } : {};
    return this.follow(event, context, { type: 'record-progress', assignmentId, responderId, ...own, underWay, cause: event.id });
  }

  /** A refusal is a result: it is recorded on the request and the message is done. Command numbers 2n and 2n + 1 are one effect and its refusal. */
  private async follow(event: PublicEvent, context: BusContext, command: RequestCommand, n = 0): Promise<void> {
    const now = this.runtime.now();
    const request = requestOf(event.stream);
    try {
      await this.runtime.commands.handle(helpRequest, request, command, context.effect(now, n));
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'unknown-request') throw error;
      await this.runtime.commands.handle(helpRequest, request, { type: 'refuse-event', eventType: event.type, eventId: event.id, code: error.code }, context.effect(now, n + 1));
    }
  }
}

/** The case of request-X is case-X. */
function requestOf(caseId: string): string {
  return caseId.replace(/^case-/, 'request-');
}
