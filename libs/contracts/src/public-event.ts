import type { Actor, Channel } from '#event-store';

/** What crosses the bus: every own event of a service, one to one, under its own stream and version. */
export interface PublicEvent<Data extends object = object> {
  readonly id: string;
  /** Wire type `<area>.<noun>.<verb>.v<N>`, e.g. `intake.request.logged.v1`. */
  readonly type: string;
  readonly service: 'intake' | 'dispatch' | 'audit';
  readonly stream: string;
  readonly version: number;
  /** Position in the owner's log. */
  readonly position: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly subject?: string;
  readonly channel: Channel;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly data: Data;
}
