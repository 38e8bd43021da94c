/** The services that have a live stream. */
export const SERVICES = ['intake', 'dispatch', 'audit'] as const;
/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];

/** One message of a service's live stream: an event that its views have applied. */
export interface LiveMessage {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  /** Wire type, e.g. `dispatch.assignment.offered.v1`. */
  readonly type: string;
  readonly requestId?: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly area: string;
  /** The row after the event, without names; they come with the list. */
  readonly row?: Readonly<Record<string, unknown>>;
}

/** How a service's stream is. `heardAt`: this device's clock, milliseconds, when anything last came. */
export interface StreamState {
  readonly connected: boolean;
  readonly heardAt: number | undefined;
  /** The session is over: it waits for a sign-in. */
  readonly signedOut: boolean;
}

/** What the holder of the connections tells every tab. */
export type FromHub =
  | { readonly kind: 'messages'; readonly service: Service; readonly messages: readonly LiveMessage[] }
  /** Lists must be read anew: the stream has a gap. */
  | { readonly kind: 'resync'; readonly service: Service }
  | { readonly kind: 'state'; readonly service: Service; readonly state: StreamState; readonly serverTime?: string };

/** What a tab tells the holder of the connections. */
export type ToHub =
  | { readonly kind: 'want'; readonly tab: string; readonly services: readonly Service[] }
  /** Signed in, or the network is back: try at once. */
  | { readonly kind: 'wake' }
  | { readonly kind: 'gone'; readonly tab: string };
