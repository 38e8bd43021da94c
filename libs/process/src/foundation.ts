import type { Access } from '#access';
import type { Clock } from '#event-store';
import type { Config, Logger, Maintain, Platform, PlatformParts, ServiceName, Storage } from '#runtime';

/** What a process stands on: where it stores, what carries its events, whose time it goes by. Embedded or a cluster's; chosen by configuration. */
export interface Foundation {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly access: Access;
  readonly transport: PlatformParts['transport'];
  /** How a maintenance command that came over HTTP reaches the process that takes it; by default it is this one. */
  readonly maintain?: Maintain;
  /** How the drill's clock is moved; only with CLOCK=manual. */
  readonly moveClock?: (platform: Platform, to: Date) => Promise<void>;
  /** The services run: maintenance commands, and in a drill the common clock, may reach them until the answer's `close`. */
  attend(platform: Platform): Promise<Attendance>;
  /** Says where this process answers, for whom it keeps out. */
  serving?(address: string): void;
  /** Stores and keys, what keeps others out last of all. */
  close(): Promise<void>;
}

/** Maintenance commands are taken. */
export interface Attendance {
  close(): Promise<void>;
}

/** Opens a foundation for these services. @throws an Error whose message says what is wrong and what to do; nothing stays open then */
export type LayFoundation = (config: Config, log: Logger, services: readonly ServiceName[]) => Promise<Foundation>;
