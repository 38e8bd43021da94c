import { Controller } from '@nestjs/common';
import type { IntakeEventData, IntakeEventType, PublicEvent } from '#contracts';
import { type BusContext, FromBus } from '#messaging';
import { ServiceRuntime } from '#runtime';
import { type PlaceCommand, place } from '../place/place.ts';
import { placeOf } from '../stream-of.ts';

type Told<T extends IntakeEventType> = PublicEvent<IntakeEventData<T>>;

/** What dispatch must know of buildings, access notes and stewards. */
@Controller()
export class OnCommunity {
  constructor(private readonly runtime: ServiceRuntime) {}

  @FromBus('dispatch', 'intake.community.founded.v1')
  async founded(event: Told<'intake.community.founded.v1'>, context: BusContext) {
    await this.note(event, context, { type: 'NoteCommunity', communityId: event.stream, area: event.data.area, name: event.data.name.zh });
  }

  @FromBus('dispatch', 'intake.community.building-added.v1', 'intake.community.building-changed.v1')
  async building(event: Told<'intake.community.building-added.v1'>, context: BusContext) {
    const { estate, building, name, x, y, floors, lift } = event.data;
    await this.note(event, context, { type: 'NoteBuilding', estate, building, facts: { name: name.zh, x, y, floors, lift } });
  }

  @FromBus('dispatch', 'intake.community.building-removed.v1')
  async removed(event: Told<'intake.community.building-removed.v1'>, context: BusContext) {
    await this.note(event, context, { type: 'NoteBuilding', ...event.data, facts: { removed: true } });
  }

  @FromBus('dispatch', 'intake.community.access-note-set.v1')
  async accessNote(event: Told<'intake.community.access-note-set.v1'>, context: BusContext) {
    const { estate, building, note } = event.data;
    await this.note(event, context, { type: 'NoteBuilding', estate, building, facts: { accessNote: note } });
  }

  @FromBus('dispatch', 'intake.community.building-state-set.v1')
  async state(event: Told<'intake.community.building-state-set.v1'>, context: BusContext) {
    const { estate, building, state } = event.data;
    await this.note(event, context, { type: 'NoteBuilding', estate, building, facts: { state } });
  }

  @FromBus('dispatch', 'intake.community.steward-assigned.v1')
  async stewardAssigned(event: Told<'intake.community.steward-assigned.v1'>, context: BusContext) {
    await this.note(event, context, { type: 'NoteSteward', ...event.data, answers: true });
  }

  @FromBus('dispatch', 'intake.community.steward-released.v1')
  async stewardReleased(event: Told<'intake.community.steward-released.v1'>, context: BusContext) {
    await this.note(event, context, { type: 'NoteSteward', ...event.data, answers: false });
  }

  private async note(event: PublicEvent, context: BusContext, command: PlaceCommand): Promise<void> {
    await this.runtime.commands.handle(place, placeOf(event.stream), command, { ...context.effect(this.runtime.now()), correlationId: event.stream });
  }
}
