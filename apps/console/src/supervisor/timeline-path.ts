import type { AuditedRequests } from '../api/rows.ts';
import { searchOf } from './filters.ts';

/** One request of the list. */
export type Line = AuditedRequests['items'][number];

/** The address of a request's timeline, as of the same moment. */
export function timelinePath(requestId: string, asOf?: string): string {
  return `/supervisor/timeline/${requestId}${searchOf({ asOf })}`;
}
