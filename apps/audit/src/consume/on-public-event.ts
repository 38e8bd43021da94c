import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { PublicEvent } from '#contracts';
import { DISPATCH_EVENTS, INTAKE_EVENTS } from '#contracts';
import { BUS, BusContext } from '#messaging';
import { ServiceRuntime } from '#runtime';
import { record } from './record.ts';

/** Every public event of the other services; audit's own disclosures are in its log from the start. */
export const RECORDED_TYPES: readonly string[] = [...Object.values(INTAKE_EVENTS).flatMap((events) => Object.keys(events)), ...Object.keys(DISPATCH_EVENTS)];

/** One handler for every event of every topic: into the log, as it came. */
@Controller()
export class OnPublicEvent {
  constructor(private readonly runtime: ServiceRuntime) {}

  @EventPattern([...RECORDED_TYPES], BUS.audit)
  recorded(@Payload() event: PublicEvent, @Ctx() context: BusContext): Promise<void> {
    return record(this.runtime.store, event, context.text);
  }
}
