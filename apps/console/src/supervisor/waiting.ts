import type { RequestRow } from '../api/rows.ts';

/** What waits for somebody else's word: a follow-up, or only the closing. */
export interface Waiting {
  readonly request: RequestRow;
  /** Who may be asked; empty = somebody has confirmed, it only has to be closed. */
  readonly asks: readonly string[];
  readonly failedAttempts: number;
  readonly dueAt?: string;
}
