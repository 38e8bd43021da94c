import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Platform } from './platform.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { ServiceRuntime } from './service-runtime.ts';

const DEFINITION = Symbol('definition of a service');

/** What a service's module hands to the runtime, read without starting it: for maintenance. @throws Error for a module without one */
export function definitionOf(module: Type): ServiceDefinition {
  const imports = (Reflect.getMetadata('imports', module) ?? []) as readonly { readonly providers?: readonly { readonly provide?: unknown; readonly useValue?: unknown }[] }[];
  const found = imports.flatMap(({ providers = [] }) => providers).find(({ provide }) => provide === DEFINITION);
  if (found === undefined) throw new Error(`${module.name} is no service's module`);
  return found.useValue as ServiceDefinition;
}

/** Gives one service its {@link ServiceRuntime}. */
@Module({})
export class ServiceModule {
  static forService(definition: ServiceDefinition): DynamicModule {
    return {
      module: ServiceModule,
      providers: [
        { provide: DEFINITION, useValue: definition },
        { provide: ServiceRuntime, inject: [Platform], useFactory: (platform: Platform) => platform.addService(definition) },
      ],
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
