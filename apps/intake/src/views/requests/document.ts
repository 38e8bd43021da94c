import type { Place, Priority, Reporter, SealedNote, SealedPerson } from '../../request/events.ts';
import type { Lifecycle, Status, Step } from '../../request/lifecycle.ts';

/** One caller of a request and whether he was told the result. */
export interface CallerRow {
  readonly personId: string;
  readonly callId?: string;
  /** The merged request he reported, where it is not this one. */
  readonly requestId?: string;
}

/** One row of the request list; personal parts stay ciphertext. */
export interface RequestRow {
  /** Position of the first event: what people say on the phone. */
  readonly number: number;
  readonly version: number;
  readonly status: Status;
  readonly area: string;
  readonly confidential?: true;
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: Reporter;
  readonly note?: SealedNote;
  readonly callId?: string;
  readonly category?: string;
  readonly priority?: Priority;
  readonly guessed?: true;
  readonly contactAt?: string;
  /** When the first event was recorded. */
  readonly createdAt: string;
  readonly loggedAt?: string;
  /** When the last event was recorded. */
  readonly updatedAt: string;
  readonly heldUntil?: string;
  readonly mergedInto?: string;
  readonly neededBy?: string;
  readonly eta?: string;
  readonly resolvedAt?: string;
  readonly failedAttempts?: number;
  readonly reopenings: number;
  readonly suspected: readonly string[];
  readonly responderIds: readonly string[];
  readonly callers: readonly CallerRow[];
  readonly informed: readonly string[];
  /** The lifecycle as folded, so that a retracted report can be folded away here as in the stream. */
  readonly lifecycle: Lifecycle;
  readonly steps: readonly Step[];
  /** By event id: who joined because of it. */
  readonly joined: Readonly<Record<string, string>>;
}

/** Statuses in which work is still to do (drafts included, the dispatcher sees them forming). */
export const OPEN_STATUSES: readonly Status[] = ['draft', 'logged', 'returned', 'triaged', 'dispatched', 'in-progress', 'on-hold', 'resolved', 'verified'];
/** Statuses after which callers are told the result. */
const TELL: readonly Status[] = ['resolved', 'verified', 'closed', 'transferred', 'cancelled', 'unfounded'];

/** Callers who still have to be called back; the reporter himself is asked by the follow-up. */
export function callersToInform(row: RequestRow): readonly CallerRow[] {
  if (!TELL.includes(row.status) || row.callers.length === 0) return [];
  return row.callers.filter(({ personId }) => personId !== row.reporter?.personId && !row.informed.includes(personId));
}
