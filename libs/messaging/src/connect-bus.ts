import { type ArgumentsHost, Catch, type INestApplication, type RpcExceptionFilter } from '@nestjs/common';
import { NestMicroservice } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { BusStrategy } from './bus-strategy.ts';

/** Lets a handler's own error through: Nest's default replaces it by "Internal server error", and a refusal would look like a failure. */
class OwnError implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}
// Not as @Catch(): this library then also runs where types are only stripped (child processes of tests, tools).
Catch()(OwnError);

/**
 * Connects a service's bus handlers to the application; `app.startAllMicroservices()` checks and starts them.
 * The application's HTTP guards, pipes and filters are not inherited: a message is not a request of a signed-in person.
 */
export function connectBus(app: INestApplication, strategy: BusStrategy): void {
  const microservice = app.connectMicroservice({ strategy }, { inheritAppConfig: false, deferInitialization: true });
  if (!(microservice instanceof NestMicroservice)) throw new Error('connectMicroservice answered with something else than a NestMicroservice');
  microservice.useGlobalFilters(new OwnError());
  // Handlers must be registered after the filter; the life-cycle hooks belong to the application and must not run again.
  microservice.setIsInitHookCalled(true);
}
