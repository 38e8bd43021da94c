import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { registerRefusals } from '#runtime';
import { Access } from '../access.ts';
import { accessRefusals } from '../refusals.ts';
import { AccessGuard } from './access.guard.ts';
import { AccountsController } from './accounts.controller.ts';
import { RouteCheck } from './route-check.ts';
import { SessionController } from './session.controller.ts';

/** Guard for every route, routes under /api/access, and {@link Access} for everybody to inject. The one who opened `access` closes it, last. */
@Module({})
export class AccessModule {
  static forRoot(access: Access): DynamicModule {
    registerRefusals(accessRefusals);
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [SessionController, AccountsController],
      providers: [{ provide: Access, useValue: access }, { provide: APP_GUARD, useClass: AccessGuard }, RouteCheck],
      exports: [Access],
    };
  }
}
