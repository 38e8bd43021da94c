import type { WantedBuilding } from '../drive/community.ts';

/** What a scenario file says; scenario.schema.json is the same as a schema, with a sentence for each field. */
export interface Scenario {
  readonly name: string;
  readonly number?: number;
  readonly title: { readonly en: string; readonly zh: string };
  /** What really happened (scenarios.md) and what we made up around it. */
  readonly facts: string;
  readonly invented: string;
  readonly day: string;
  readonly offset: string;
  /** Where the clock stands when the people are made known; before the first step. */
  readonly begins: string;
  readonly places: readonly Estate[];
  readonly people: Readonly<Record<string, Person>>;
  /** Rows that `each` steps go through; a step may keep names in its row. */
  readonly tables?: Readonly<Record<string, readonly Row[]>>;
  readonly steps: readonly Step[];
}

/** One row of a table: facts of the data file, and what steps kept. */
export type Row = Readonly<Record<string, unknown>>;

/** One estate with its buildings, as the places file of an import has them. */
export interface Estate {
  readonly estate: string;
  readonly zh: string;
  /** Stewards are names in `people`. */
  readonly buildings: readonly (WantedBuilding & { readonly stewards?: readonly string[] })[];
}

/** Somebody with an account; who has `skills` is enrolled as a responder too. */
export interface Person {
  readonly role: 'operator' | 'dispatcher' | 'responder' | 'steward' | 'supervisor';
  /** Further roles of the same account. */
  readonly also?: readonly string[];
  readonly name: string;
  readonly phone?: string;
  readonly skills?: readonly string[];
  readonly roles?: readonly string[];
  /** `estate/building`, where he starts from. */
  readonly building?: string;
  readonly canCarryKg?: number;
  readonly status?: 'off' | 'available';
}

interface Common {
  /** Time on the scenario's own calendar; the clock is there when the step is done, if the server's clock can be moved. */
  readonly at?: string;
  /** What happens, in words, for the reader of the file and of the output. */
  readonly say?: string;
  /** Only in rows whose values are like these. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** `clock`: makes sense only on a server whose clock the runner moves; elsewhere it is listed as skipped. */
  readonly needs?: 'clock';
}

/** A command. */
export interface PostStep extends Common {
  readonly who: string;
  readonly post: string;
  readonly body?: unknown;
  /** When it happened, if not at `at`: then the report is late. */
  readonly happened?: string;
  /** Seconds by which the sender's clock is fast; the server has to correct it. */
  readonly fast?: number;
  /** No occurredAt is sent: it happens now, on the server's clock. */
  readonly now?: boolean;
  /** Kept name → path in the answer (`id`, `version`, `a.b.0`). */
  readonly keep?: Readonly<Record<string, string>>;
  /** What the answer must say. */
  readonly expect?: unknown;
  /** Must be refused with this status and code. */
  readonly refused?: { readonly status: number; readonly code: string };
  readonly ifMatch?: string | number;
  /** Keeps the Idempotency-Key under this name, or uses the one kept. */
  readonly key?: string;
  /** With this code it may be refused: two things cross, and either may come first. */
  readonly mayBeRefused?: string;
  /** The connection breaks before the answer; the command is then sent again with the same key, and the answer must be the first one's. */
  readonly lost?: boolean;
}

/** A reading. */
export interface GetStep extends Common {
  readonly who: string;
  readonly get: string;
  readonly keep?: Readonly<Record<string, string>>;
  readonly expect?: unknown;
  readonly refused?: { readonly status: number; readonly code?: string };
  /** Texts that must not stand anywhere in the answer (personal data), and ones that must. */
  readonly hides?: readonly string[];
  readonly shows?: readonly string[];
  /** Driven by the server's own scheduler: asked again for up to ten seconds until it is so. */
  readonly soon?: boolean;
}

/** What a request's timeline must be, once every service has heard everything. */
export interface TimelineStep extends Common {
  readonly who: string;
  readonly timeline: string;
  /**
   * All events in order, by type without service and version (`request.logged`); a `~` marks a late one, a `-` one that was retracted.
   * A list within the list is a group without an order of its own: what several services did at the same instant, none because of the other.
   */
  readonly events?: readonly (string | readonly string[])[];
  /** Name → time on the scenario's calendar, null = not known. */
  readonly times?: Readonly<Record<string, string | null>>;
  /** Name → length (`4:05`), null = empty. */
  readonly intervals?: Readonly<Record<string, string | null>>;
  /** Assignment number → interval → length. */
  readonly assignments?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Sentences that must stand in it, in the given language. */
  readonly words?: { readonly en?: readonly string[]; readonly zh?: readonly string[] };
  readonly expect?: unknown;
  readonly hides?: readonly string[];
  readonly shows?: readonly string[];
}

/** The same steps for every row of a table, all rows at once; within a row one after the other. */
export interface EachStep extends Common {
  readonly each: string;
  /** One row after the other instead; the clock follows each step. */
  readonly inTurn?: boolean;
  readonly do: readonly Step[];
}

/** Different people at the same time; within a lane one after the other. */
export interface TogetherStep extends Common {
  readonly together: readonly (readonly Step[])[];
}

/** Exactly one of several commands sent at the same moment may win. */
export interface RaceStep extends Common {
  readonly race: readonly PostStep[];
  readonly winners: number;
  /** How the others must be refused. */
  readonly refused: { readonly status: number; readonly code: string };
}

/** Somebody opens a service's live stream and leaves it open. */
export interface WatchStep extends Common {
  readonly watch: string;
  readonly who: string;
  readonly service: 'intake' | 'dispatch' | 'audit';
}

/** What has come over an open live stream. */
export interface WatchedStep extends Common {
  readonly watched: string;
  /** For each of these a message must have come. */
  readonly has?: readonly unknown[];
  /** Of so many different requests something must have come. */
  readonly requests?: number;
  readonly hides?: readonly string[];
  readonly shows?: readonly string[];
}

/** Time passes. */
export interface WaitStep extends Common {
  readonly at: string;
  readonly wait: true;
}

/** One thing that is done, read or must be so. */
export type Step = PostStep | GetStep | TimelineStep | EachStep | TogetherStep | RaceStep | WaitStep | WatchStep | WatchedStep;
