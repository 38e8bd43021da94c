import type { PublicEvent } from '#contracts';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';

/** Transport id of each consuming service's handlers: `@EventPattern('intake.request.logged.v1', BUS.dispatch)`. */
export const BUS: Readonly<Record<PublicEvent['service'], symbol>> = {
  intake: Symbol.for('arrowtower.bus.intake'),
  dispatch: Symbol.for('arrowtower.bus.dispatch'),
  audit: Symbol.for('arrowtower.bus.audit'),
};

/** `@EventPattern(types, BUS[service])` for a method `(event, context)`: it receives the public event and its {@link BusContext}. */
export function FromBus(service: PublicEvent['service'], ...types: readonly [string, ...string[]]): MethodDecorator {
  return (target, key, descriptor) => {
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    return EventPattern<readonly string[]>(types, BUS[service])(target, key, descriptor);
  };
}
