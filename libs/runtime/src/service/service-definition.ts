import type { RefusalText, StoredEvent } from '#event-store';
import type { Projection, View, ViewDefinition } from '#views';
import type { Deadline } from '../scheduler/deadline.ts';
import type { LiveSource } from '../live/live-message.ts';

/** The three services; each owns one log. */
export const SERVICES = ['intake', 'dispatch', 'audit'] as const;
/** One of {@link SERVICES}. */
export type ServiceName = (typeof SERVICES)[number];

/** A projection whatever its document; what lists of projections hold. */
export type AnyProjection = Projection<never>;

/** A deadline whatever its document; what lists of deadlines hold. */
export type AnyDeadline = Deadline<never>;

/** How own events go out: one to one, under their own stream and version. */
export interface Publication {
  /** Own type → wire type (`RequestLogged` → `intake.request.logged.v1`). An own type that is missing stops the relay: name every one. */
  readonly types: Readonly<Record<string, string>>;
  /** What goes out as `data`; without it the own data as it is (ciphertext included). `{}` where it means nothing outside. */
  readonly data?: (event: StoredEvent) => object;
}

/** What a service takes from the bus. */
export interface Consumption {
  /** Topics (`<service>.<stream prefix>`) to subscribe to, each of which needs a handler (`@EventPattern`). */
  readonly topics: readonly string[];
  /** Wire types on those topics that mean nothing here. Any other type without a handler parks its key. */
  readonly ignored: readonly string[];
}

/** Everything a service hands to the runtime; the module's one argument, in the data's order. */
export interface ServiceDefinition {
  readonly service: ServiceName;
  readonly publish?: Publication;
  readonly consume?: Consumption;
  readonly projections: readonly AnyProjection[];
  readonly deadlines?: readonly AnyDeadline[];
  readonly live?: LiveSource;
  /** The sentences of all refusal codes of its deciders (`refusals.ts` of each stream, spread together). */
  readonly refusals: Readonly<Record<string, RefusalText>>;
}

/** Opens one view of a service for reading. */
export type OpenView = <Doc extends object>(definition: ViewDefinition<Doc>) => View<Doc>;
