import type { Clock, CommandHandler, EventStore } from '#event-store';
import type { View, ViewDefinition } from '#views';
import type { Config } from '../config/config.ts';
import type { Logger } from '../logging/logger.ts';

/** Opens one view of a service for reading. */
export type OpenView = <Doc extends object>(definition: ViewDefinition<Doc>) => View<Doc>;

/** What deadlines and own policies get of their service; {@link ServiceRuntime} is one. */
export interface Service {
  readonly service: string;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** This service's log; append through `commands`. */
  readonly store: EventStore;
  /** load, dedupe, decide, append. */
  readonly commands: CommandHandler;
  /** Opens a view for reading; it must be one of the definition's projections. */
  view<Doc extends object>(definition: ViewDefinition<Doc>): View<Doc>;
  /** A new UUIDv7. */
  newId(): string;
  /** The server's time now. */
  now(): Date;
}
