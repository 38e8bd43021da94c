import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { type Access, AccessModule } from '#access';
import { type Platform, PlatformModule } from '#runtime';
import { ClockController } from './drill/clock.controller.ts';

/** The services of one process, with who may enter and, in a drill, the clock. */
@Module({})
export class AllInOneModule {
  static of(platform: Platform, access: Access, services: readonly Type[]): DynamicModule {
    return {
      module: AllInOneModule,
      imports: [PlatformModule.of(platform), AccessModule.forRoot(access), ...services],
      controllers: platform.config.clock === 'manual' ? [ClockController] : [],
    };
  }
}
