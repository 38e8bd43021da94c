import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { type Access, AccessModule } from '#access';
import { type Platform, PlatformModule } from '#runtime';
import { ClockController } from './drill/clock.controller.ts';
import { DrillClock } from './drill/drill-clock.ts';

/** The services of one process, with who may enter and, in a drill, the clock. */
@Module({})
export class ProcessModule {
  static of(platform: Platform, access: Access, services: readonly Type[], clock: DrillClock | undefined): DynamicModule {
    return {
      module: ProcessModule,
      imports: [PlatformModule.of(platform), AccessModule.forRoot(access), ...services],
      controllers: clock === undefined ? [] : [ClockController],
      providers: clock === undefined ? [] : [{ provide: DrillClock, useValue: clock }],
    };
  }
}
