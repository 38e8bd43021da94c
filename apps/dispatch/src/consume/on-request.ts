import { Controller } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import type { IntakeEventData, IntakeEventType, PublicEvent } from '#contracts';
import { Refused } from '#event-store';
import { type BusContext, FromBus } from '#messaging';
import { ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { IntakeCommand } from '../case/commands.ts';
import type { WithdrawnBecause } from '../case/events.ts';
import { requirementsOf } from '../requirements.ts';
import { caseOf } from '../stream-of.ts';
import { requestFacts } from './request-facts.ts';

type Told<T extends IntakeEventType> = PublicEvent<IntakeEventData<T>>;

const WITHDRAWN: Readonly<Record<string, WithdrawnBecause>> = {
  'intake.request.cancelled.v1': 'cancelled',
  'intake.request.unfounded.v1': 'unfounded',
  'intake.request.transferred.v1': 'transferred',
  'intake.request.returned.v1': 'returned',
};

/** What intake says of a request becomes what its case does. */
@Controller()
export class OnRequest {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly catalogue: Catalogue,
  ) {}

  @FromBus('dispatch', 'intake.request.logged.v1')
  async logged(event: Told<'intake.request.logged.v1'>, context: BusContext) {
    // Of a confidential tip dispatch keeps nothing: what is to be done is another request, which does not name it.
    if (event.data.confidential === true) return;
    const first = event.data.number ?? (event.version === 1 ? event.position : undefined);
    const number = first === undefined ? {} : { number: first };
    await this.tell(event, context, { type: 'NoteRequest', requestId: event.stream, area: event.data.area, facts: { ...requestFacts(event.data), ...number } });
  }

  @FromBus('dispatch', 'intake.request.priority-set.v1')
  async prioritySet(event: Told<'intake.request.priority-set.v1'>, context: BusContext) {
    const { priority, triages = false } = event.data;
    const category = event.data.category ?? (await this.runtime.commands.load(dispatchCase, caseOf(event.stream), context.asOf)).state.category;
    const requirements = requirementsOf(this.catalogue, category, priority);
    if (requirements === undefined) return;
    await this.tell(event, context, { type: 'OpenCase', requestId: event.stream, category, priority, queuedAt: event.recordedAt, triages, ...requirements });
  }

  @FromBus('dispatch', 'intake.request.category-set.v1')
  async categorySet(event: Told<'intake.request.category-set.v1'>, context: BusContext) {
    await this.changeCategory(event, context, event.data.category);
  }

  @FromBus('dispatch', 'intake.request.amended.v1')
  async amended(event: Told<'intake.request.amended.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'ChangeDetails', facts: requestFacts(event.data) });
    if (event.data.category !== undefined) await this.changeCategory(event, context, event.data.category);
  }

  @FromBus('dispatch', 'intake.request.note-added.v1')
  async noteAdded(event: Told<'intake.request.note-added.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'AddNote', note: event.data.note });
  }

  @FromBus('dispatch', 'intake.request.needed-by-set.v1')
  async neededBySet(event: Told<'intake.request.needed-by-set.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'ChangeDetails', facts: { neededBy: event.data.neededBy ?? null } });
  }

  @FromBus('dispatch', 'intake.request.held.v1')
  async held(event: Told<'intake.request.held.v1'>, context: BusContext) {
    const { until, reason } = event.data;
    await this.tell(event, context, { type: 'Hold', ...(until === undefined ? {} : { until }), visitAgain: reason === 'visit-again' });
  }

  @FromBus('dispatch', 'intake.request.resumed.v1')
  async resumed(event: Told<'intake.request.resumed.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'Resume' });
  }

  @FromBus('dispatch', 'intake.request.cancelled.v1', 'intake.request.unfounded.v1', 'intake.request.transferred.v1', 'intake.request.returned.v1')
  async withdrawn(event: PublicEvent, context: BusContext) {
    await this.tell(event, context, { type: 'Withdraw', because: WITHDRAWN[event.type] ?? 'cancelled' });
  }

  @FromBus('dispatch', 'intake.request.merged.v1')
  async merged(event: Told<'intake.request.merged.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'Withdraw', because: 'merged', into: event.data.into });
  }

  @FromBus('dispatch', 'intake.request.unmerged.v1')
  async unmerged(event: PublicEvent, context: BusContext) {
    await this.tell(event, context, { type: 'Reopen', newRound: false });
  }

  @FromBus('dispatch', 'intake.request.reopened.v1')
  async reopened(event: PublicEvent, context: BusContext) {
    await this.tell(event, context, { type: 'Reopen', newRound: true });
  }

  @FromBus('dispatch', 'intake.request.resolved.v1')
  async resolved(event: Told<'intake.request.resolved.v1'>, context: BusContext) {
    if (event.data.basis === 'answered-on-call') await this.tell(event, context, { type: 'Withdraw', because: 'answered' });
  }

  @FromBus('dispatch', 'intake.request.report-retracted.v1')
  async retracted(event: Told<'intake.request.report-retracted.v1'>, context: BusContext) {
    await this.tell(event, context, { type: 'UndoHold', causes: event.data.retracted });
  }

  private async changeCategory(event: PublicEvent, context: BusContext, category: string) {
    const { state } = await this.runtime.commands.load(dispatchCase, caseOf(event.stream), context.asOf);
    const requirements = state.phase === 'open' ? requirementsOf(this.catalogue, category, state.priority) : undefined;
    if (requirements !== undefined) await this.tell(event, context, { type: 'ChangeCategory', category, ...requirements }, 1);
  }

  private async tell(event: PublicEvent, context: BusContext, command: IntakeCommand, n = 0): Promise<void> {
    const metadata = { ...context.effect(this.runtime.now(), n), correlationId: event.stream };
    try {
      await this.runtime.commands.handle(dispatchCase, caseOf(event.stream), command, metadata);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // A refusal of what intake said is a result: it stands on the timeline, and the message is done.
      const refused = { type: 'RefuseEvent', eventType: event.type, eventId: event.id, code: error.code } as const;
      await this.runtime.commands.handle(dispatchCase, caseOf(event.stream), refused, { ...context.effect(this.runtime.now(), 9), correlationId: event.stream });
    }
  }
}
