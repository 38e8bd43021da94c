import type { CommandMetadata } from '#event-store';
import type { Locale } from './locale.ts';
import type { RequestSubject, SubjectRight } from './subject.ts';

/** Everything a command brings besides its body; `@InCommand() context: CommandContext` in a controller. */
export interface CommandContext {
  /** For `commands.handle`: commandId = Idempotency-Key, actor, channel, times corrected for the client's clock, traceparent, fingerprint. */
  readonly metadata: CommandMetadata;
  /** Version of `If-Match: "7"`; always there on a route with `@RequireIfMatch()`. */
  readonly ifMatch: number | undefined;
  readonly subject: RequestSubject;
  readonly locale: Locale;
  /** `<prefix>-<uuid>` derived from (account, route, Idempotency-Key): the same POST on two instances makes one thing. A second id of the same prefix needs another `part`. */
  newId(prefix: string, part?: string | number): string;
  /** The same command under the right that allows it (`policy.require(…)`): its role and area become the actor's. Before that the actor's role is that of the subject's first right. */
  under(right: SubjectRight): CommandContext;
}

/** What a query knows; `@InQuery() context: QueryContext`. */
export interface QueryContext {
  readonly subject: RequestSubject;
  readonly locale: Locale;
  readonly now: Date;
}
