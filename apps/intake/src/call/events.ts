import type { Sealed } from '#event-store';

/** Who called, sealed as JSON `{name?, phone?}` under the person's key; the same phone is always the same person. */
export interface Caller {
  readonly personId: string;
  readonly details?: Sealed;
}

type Nothing = Readonly<Record<string, never>>;
type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly occurredAt?: string };

/** One ring, chat message or visit. occurredAt is the contact, time zero, unless `ringKnown` is false (then it is only when we noted it). */
export type CallReceived = Fact<
  'CallReceived',
  { readonly area: string; readonly medium: 'phone' | 'chat' | 'visit'; readonly ringKnown: boolean; readonly caller?: Caller; readonly line?: string }
>;
/** An operator took it. */
export type CallAnswered = Fact<'CallAnswered', { readonly operatorId: string }>;
/** The talk is over; the operator still writes. */
export type CallWrappedUp = Fact<'CallWrappedUp', Nothing>;
/** The operator is free again. */
export type CallEnded = Fact<'CallEnded', Nothing>;
/** Nobody took it: the caller is to be called back. */
export type CallMissed = Fact<'CallMissed', { readonly reason: 'abandoned' | 'no-operator' | 'line-lost' }>;
/** One attempt to call back; `no-answer` leaves the call on the work list. */
export type CallbackCompleted = Fact<'CallbackCompleted', { readonly outcome: 'reached' | 'no-answer' | 'wrong-number'; readonly attempt: number }>;
/** The call belongs to a request: it opened it (new), chases it 催单, or tells more. `confidential` hides call and caller from everyone but supervisors. */
export type CallLinked = Fact<
  'CallLinked',
  {
    readonly requestId: string;
    readonly kind: 'new' | 'chase' | 'information';
    readonly caller?: Caller;
    readonly confidential?: true;
    /** How it came, the ring where it is known, and the answer where it was answered before: audit's intervals of the request need them from here. */
    readonly medium?: 'phone' | 'chat' | 'visit';
    readonly receivedAt?: string;
    readonly answeredAt?: string;
  }
>;
/** The caller became known, or known better, after the ring. */
export type CallerIdentified = Fact<'CallerIdentified', { readonly caller: Caller }>;

/** Every fact of a Call 来电. */
export type CallEvent = CallReceived | CallAnswered | CallWrappedUp | CallEnded | CallMissed | CallbackCompleted | CallLinked | CallerIdentified;
