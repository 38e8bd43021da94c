import type { StoredEvent } from '#event-store';
import type { RequestEvent } from './events.ts';

/** Where a live, working request can stand. */
export type Working = 'logged' | 'triaged' | 'dispatched' | 'in-progress';

/** Where a request stands, tagged by status. */
export type Lifecycle =
  | { readonly status: 'none' }
  | { readonly status: 'draft' }
  | { readonly status: 'discarded' }
  | { readonly status: Working }
  | { readonly status: 'on-hold'; readonly before: Working; readonly until?: string }
  /** `failedDays`: local days on which nobody was reached. */
  | { readonly status: 'resolved'; readonly failedDays: readonly string[] }
  | { readonly status: 'verified' }
  | { readonly status: 'closed' }
  | { readonly status: 'returned' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'unfounded' }
  | { readonly status: 'transferred' }
  | { readonly status: 'merged'; readonly into: string; readonly mergeId: string; readonly before: Lifecycle };

/** Every status word. */
export type Status = Lifecycle['status'];

/** One event's effect on the lifecycle, kept so that a retracted one can be folded away. */
export type Step = { readonly eventId: string; readonly cause?: string } & (
  | { readonly to: 'draft' | 'discarded' | Working | 'resolved' | 'verified' | 'closed' | 'returned' | 'cancelled' | 'unfounded' | 'transferred' }
  | { readonly to: 'on-hold'; readonly until?: string }
  | { readonly to: 'resumed' }
  | { readonly to: 'not-reached'; readonly day: string }
  | { readonly to: 'merged'; readonly into: string; readonly mergeId: string }
  | { readonly to: 'unmerged' }
);

/** The lifecycle before the first event. */
export const NOT_STARTED: Lifecycle = { status: 'none' };

const WORK: readonly Status[] = ['logged', 'triaged', 'dispatched', 'in-progress'];

/** Whether the request stands at a {@link Working} status. */
export function isWorking(lifecycle: Lifecycle): lifecycle is Extract<Lifecycle, { readonly status: Working }> {
  return WORK.includes(lifecycle.status);
}

/** Total: every step has an effect in every state, so that any history without its retracted steps still folds. */
export function advance(lifecycle: Lifecycle, step: Step): Lifecycle {
  switch (step.to) {
    case 'resolved':
      return { status: 'resolved', failedDays: [] };
    case 'dispatched':
    case 'in-progress':
      // A report that crosses a hold moves what the request will wake to; the hold itself stands.
      return lifecycle.status === 'on-hold' ? { ...lifecycle, before: step.to } : { status: step.to };
    case 'on-hold': {
      const before = lifecycle.status === 'on-hold' ? lifecycle.before : isWorking(lifecycle) ? lifecycle.status : 'triaged';
      return { status: 'on-hold', before, ...(step.until === undefined ? {} : { until: step.until }) };
    }
    case 'resumed':
      return lifecycle.status === 'on-hold' ? { status: lifecycle.before } : lifecycle;
    case 'not-reached':
      return lifecycle.status === 'resolved' && !lifecycle.failedDays.includes(step.day) ? { ...lifecycle, failedDays: [...lifecycle.failedDays, step.day] } : lifecycle;
    case 'merged':
      return { status: 'merged', into: step.into, mergeId: step.mergeId, before: lifecycle };
    case 'unmerged':
      return lifecycle.status === 'merged' ? lifecycle.before : lifecycle;
    case 'draft':
    case 'discarded':
    case 'logged':
    case 'triaged':
    case 'verified':
    case 'closed':
    case 'returned':
    case 'cancelled':
    case 'unfounded':
    case 'transferred':
      return { status: step.to };
    default:
      return step satisfies never;
  }
}

/** The step an event takes, or none. `reopensTo` is where a reopening leads: triaged, or logged while category or priority is missing. */
export function stepOf(event: StoredEvent<RequestEvent>, reopensTo: 'triaged' | 'logged'): Step | undefined {
  const eventId = event.id;
  const fact = event as RequestEvent;
  switch (fact.type) {
    case 'RequestDrafted':
      return { eventId, to: 'draft' };
    case 'DraftDiscarded':
      return { eventId, to: 'discarded' };
    case 'RequestLogged':
      return { eventId, to: 'logged' };
    case 'PrioritySet':
      return fact.data.triages ? { eventId, to: 'triaged' } : undefined;
    case 'RequestDispatched':
      return { eventId, to: 'dispatched', cause: fact.data.cause };
    case 'RequestStarted':
      return { eventId, to: 'in-progress', cause: fact.data.cause };
    case 'RequestResolved':
      return { eventId, to: 'resolved', ...(fact.data.cause === undefined ? {} : { cause: fact.data.cause }) };
    case 'FollowUpRecorded':
      if (fact.data.outcome === 'solved') return { eventId, to: 'verified' };
      return fact.data.outcome === 'not-reached' ? { eventId, to: 'not-reached', day: fact.data.day } : undefined;
    case 'RequestReopened':
      return { eventId, to: reopensTo };
    case 'RequestClosed':
      return { eventId, to: 'closed' };
    case 'RequestReturned':
      return { eventId, to: 'returned' };
    case 'RequestHeld':
      return { eventId, to: 'on-hold', ...(fact.data.until === undefined ? {} : { until: fact.data.until }), ...(fact.data.cause === undefined ? {} : { cause: fact.data.cause }) };
    case 'RequestResumed':
      return { eventId, to: 'resumed' };
    case 'RequestMerged':
      return { eventId, to: 'merged', into: fact.data.into, mergeId: fact.data.mergeId };
    case 'RequestUnmerged':
      return { eventId, to: 'unmerged' };
    case 'RequestCancelled':
      return { eventId, to: 'cancelled' };
    case 'RequestUnfounded':
      return { eventId, to: 'unfounded' };
    case 'RequestTransferred':
      return { eventId, to: 'transferred' };
    default:
      return undefined;
  }
}
