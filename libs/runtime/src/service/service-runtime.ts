import type { CommandHandler, EventStore } from '#event-store';
import type { Clock } from '#event-store';
import type { View, ViewDefinition } from '#views';
import type { Config } from '../config/config.ts';
import type { Live } from '../live/live.ts';
import type { Logger } from '../logging/logger.ts';
import type { ServiceDefinition, ServiceName } from './service-definition.ts';

/** Everything one service stands on; inject it by this class. Made by `ServiceModule.forService`. */
export abstract class ServiceRuntime {
  abstract readonly service: ServiceName;
  abstract readonly definition: ServiceDefinition;
  abstract readonly config: Config;
  abstract readonly clock: Clock;
  abstract readonly log: Logger;
  /** This service's log; append through `commands`. */
  abstract readonly store: EventStore;
  /** load, dedupe, decide, append. */
  abstract readonly commands: CommandHandler;
  abstract readonly live: Live;
  /** Opens a view for reading; the view must be one of the definition's projections. */
  abstract view<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc>;
  /** A new UUIDv7. */
  abstract newId(): string;
}
