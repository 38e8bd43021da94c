import { type DynamicModule, Module } from '@nestjs/common';
import { Platform } from './platform.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { ServiceRuntime } from './service-runtime.ts';

/** Gives one service its {@link ServiceRuntime}. */
@Module({})
export class ServiceModule {
  static forService(definition: ServiceDefinition): DynamicModule {
    return {
      module: ServiceModule,
      providers: [{ provide: ServiceRuntime, inject: [Platform], useFactory: (platform: Platform) => platform.addService(definition) }],
      exports: [ServiceRuntime],
    };
  }
}

/** Makes the process's {@link Platform} known to every module; imported once, by the composing app. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    return { module: PlatformModule, global: true, providers: [{ provide: Platform, useValue: platform }], exports: [Platform] };
  }
}
