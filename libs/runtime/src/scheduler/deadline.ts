import type { CommandMetadata } from '#event-store';
import type { ViewDefinition } from '#views';
import type { Service } from '../service/service.ts';

/** What a due deadline is handled with. */
export interface DueContext {
  readonly id: string;
  /** When it fell due (RFC 3339); also `metadata.occurredAt`. */
  readonly dueAt: string;
  /** Actor `system`, channel `system`; the commandId derives from (service, deadline, id, dueAt), so handling it twice is harmless. */
  readonly metadata: CommandMetadata;
  /** A further commandId derived of the same, for a second command. */
  commandId(part: string): string;
  readonly runtime: Service;
}

/**
 * Something that must happen at a time: documents of a view, found by an index whose FIRST value is the instant (RFC 3339 UTC with milliseconds) it falls due.
 * When the command is done, the projection takes the document out of that index or moves its instant; until then it is asked again, at most once a minute.
 */
export interface Deadline<Doc extends object> {
  /** kebab-case, stable: part of the derived commandIds. */
  readonly name: string;
  readonly view: ViewDefinition<Doc>;
  /** The index of that view; default `due`. */
  readonly index?: string;
  /** Turns one due document into a command. A `Refused` is an answer ("no longer so") and is logged, not retried at once. */
  handle(document: Doc, context: DueContext): Promise<unknown>;
}
