import type { PastEvents, RefusalText, StoredEvent } from '#event-store';
import type { Service } from './service.ts';
import type { ViewDefinition } from '#views';
import type { Deadline } from '../scheduler/deadline.ts';
import type { LiveSource } from '../live/live-message.ts';

/** The three services; each owns one log. */
export const SERVICES = ['intake', 'dispatch', 'audit'] as const;
/** One of {@link SERVICES}. */
export type ServiceName = (typeof SERVICES)[number];

/** A projection whatever its document; what lists of projections hold. */
export interface AnyProjection {
  readonly view: ViewDefinition<never>;
  ids(event: StoredEvent): readonly string[];
  evolve(document: never, event: StoredEvent, id: string): object | undefined;
}

/** A deadline whatever its document; what lists of deadlines hold. */
export type AnyDeadline = Deadline<never>;

/** How own events go out: one to one, under their own stream and version. */
export interface Publication {
  /** Own type → wire type (`RequestLogged` → `intake.request.logged.v1`). An own type that is missing stops the relay: name every one. */
  readonly types: Readonly<Record<string, string>>;
  /** What goes out as `data`; without it the own data as it is (ciphertext included). `{}` where it means nothing outside. */
  readonly data?: (event: StoredEvent) => object;
  /** True for another service's event that is kept in this log; it is not published again. */
  readonly foreign?: (event: StoredEvent) => boolean;
}

/** What a service takes from the bus. */
export interface Consumption {
  /** Topics (`<service>.<stream prefix>`) to subscribe to. Each wire type on them needs a handler (`@EventPattern(type, BUS.<service>)` of #messaging) or stands in `ignored`. */
  readonly topics: readonly string[];
  /** Wire types on those topics that mean nothing here. */
  readonly ignored: readonly string[];
  /** Every event of the topics is appended to the own log under its own stream and version: the log says what was seen, and that is not written a second time. */
  readonly recorded?: true;
}

/** A reaction of a service to its own events: the second half of what spans two streams. At least once; one stream in order. */
export interface OwnPolicy {
  /** kebab-case, stable: names its cursor and is part of derived commandIds (`effectOf(name, event, now)` of #messaging). */
  readonly name: string;
  /** By own type. */
  readonly reactions: Readonly<Record<string, (event: StoredEvent, runtime: Service) => unknown>>;
}

/** Everything a service hands to the runtime; the module's one argument, in the data's order. */
export interface ServiceDefinition {
  readonly service: ServiceName;
  readonly publish?: Publication;
  readonly consume?: Consumption;
  readonly projections: readonly AnyProjection[];
  readonly deadlines?: readonly AnyDeadline[];
  readonly policies?: readonly OwnPolicy[];
  readonly live?: LiveSource;
  /** The shapes that own types have had, of each stream; everything that reads the log then sees today's. Without it every type is at version 1. */
  readonly past?: readonly PastEvents[];
  /** The sentences of all refusal codes of its deciders (`refusals.ts` of each stream, spread together). */
  readonly refusals: Readonly<Record<string, RefusalText>>;
}
