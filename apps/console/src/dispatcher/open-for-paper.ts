import { v7 } from 'uuid';
import { ProblemError } from '../api/problem.ts';
import { post } from '../api/read.ts';
import type { CaseRow } from '../api/rows.ts';

/** What somebody with a sheet of paper needs to find a door. */
export interface Opened {
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
}

/** Cases opened for one printing, the hottest first: nobody carries more about, and nobody should. */
export const MOST_OPENED = 200;
/** Opened at once, so that forty take seconds and the server is not crowded. */
const AT_ONCE = 4;

/** Opens names, phones and rooms of these cases; each is a disclosure with this reason, on record before it is answered. @throws ProblemError */
export async function openForPaper(rows: readonly CaseRow[], reason: string): Promise<ReadonlyMap<string, Opened>> {
  const opened = new Map<string, Opened>();
  const waiting = rows.slice(0, MOST_OPENED);
  const next = async (): Promise<void> => {
    const row = waiting.shift();
    if (row === undefined) return;
    try {
      const { name, phone, room } = await post<Opened>(`/api/dispatch/cases/${row.requestId}/reveal`, { fields: ['name', 'phone', 'room'], reason }, { 'idempotency-key': v7() });
      opened.set(row.requestId, { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }), ...(room === undefined ? {} : { room }) });
    } catch (error) {
      // Nobody is known on this one: there is nothing to open.
      if (!(error instanceof ProblemError) || error.status !== 404) throw error;
    }
    return next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return opened;
}
