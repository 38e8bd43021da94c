import type { StoredEvent } from '#event-store';
import type { RequestSubject } from '../http/subject.ts';
import type { OpenView } from '../service/service.ts';

/** What a reader of `/api/<service>/stream` may get to see of one event. */
export interface LiveMessage {
  /** Wire type; the SSE `event:` field. */
  readonly type: string;
  /** Area path of what it concerns. */
  readonly area: string;
  /** Only those who see confidential things in that area get it. */
  readonly confidential?: boolean;
  /** Responders on it: readers whose reach is "own" get it only when they are among these. */
  readonly responderIds?: readonly string[];
  readonly requestId?: string;
  /** The masked list row after the event, so that a screen needs no second request. */
  readonly row?: object;
}

/** What a reader's rights let through; `policy.reach(subject, action)` of libs/access has this shape. */
export interface LiveReach {
  readonly areas: readonly string[];
  readonly ownAreas: readonly string[];
  readonly confidentialAreas: readonly string[];
}

/** What a service tells its live readers. */
export interface LiveSource {
  /** How an event, once the service's views have applied it, becomes a message; `undefined` = nobody is told. Called once an event, only while somebody listens. */
  message(event: StoredEvent, view: OpenView): LiveMessage | undefined | Promise<LiveMessage | undefined>;
  /** What this subject may get, e.g. `(subject) => policy.reach(subject, 'intake.request.list')`. */
  reach(subject: RequestSubject): LiveReach;
}
