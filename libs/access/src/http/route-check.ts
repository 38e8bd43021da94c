import { Injectable, Inject, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Access } from '../access.ts';
import { ROUTE_RULE, type RouteRule } from './decorators.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH'];

/** Stops the boot when a route does not say who may use it, or names an action that no table knows. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Access) private readonly access: Access,
  ) {}

  onModuleInit(): void {
    const faults = this.discovery.getControllers().flatMap(({ metatype }) => (typeof metatype === 'function' ? this.#faults(metatype) : []));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  #faults(controller: { readonly name: string; readonly prototype: object }): readonly string[] {
    return this.scanner.getAllMethodNames(controller.prototype).flatMap((name) => {
      const handler = (controller.prototype as Readonly<Record<string, object>>)[name];
      if (handler === undefined || Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
      const route = `${METHODS[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? ''} ${pathOf(controller, handler)} (${controller.name}.${name})`;
      const rule = Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined;
      if (rule === undefined) return [`${route} has neither @Allow('<action>') nor @Public(): say who may use it`];
      if ('public' in rule || this.access.policy.actions.has(rule.action)) return [];
      return [`${route} allows the action "${rule.action}", which stands in no policy table: add it to libs/access/src/policy/<service>.ts`];
    });
  }
}

function pathOf(controller: object, handler: object): string {
  const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)].flat();
  return `/${parts
    .map((part) => String(part ?? '').replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
}
