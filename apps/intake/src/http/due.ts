import type { Catalogue } from '#catalogue';
import type { Status } from '../request/lifecycle.ts';

/** What of a request says until when it should be resolved. */
interface Owed {
  readonly status: Status;
  readonly category?: string;
  readonly contactAt?: string;
  readonly loggedAt?: string;
  readonly neededBy?: string;
}

const WORKED_ON = new Set<Status>(['logged', 'returned', 'triaged', 'dispatched', 'in-progress']);

/** Until when it should be resolved, and whether that is over; a hold stops being pressed, not the time. Made when asked: a view must not depend on the catalogue. */
export function dueOf(catalogue: Catalogue, { status, category, contactAt, loggedAt, neededBy }: Owed, now: string): { readonly dueAt?: string; readonly overdue?: boolean } {
  const since = contactAt ?? loggedAt;
  const worked = WORKED_ON.has(status);
  const dueAt = since !== undefined && (worked || status === 'on-hold') ? catalogue.dueAt(category, since, neededBy) : undefined;
  return dueAt === undefined ? {} : { dueAt, overdue: worked && dueAt < now };
}
