import type { Facts } from '../intervals/fact.ts';
import { foldHistory } from '../intervals/fold.ts';
import type { History } from '../intervals/history.ts';
import type { HistoryDocument } from '../views/request-history/document.ts';
import type { LocalHour } from './local-hour.ts';

/** One request as a report sees it. */
export interface RequestRow {
  readonly id: string;
  readonly history: History;
  readonly document: HistoryDocument;
  /** '' = not set. */
  readonly category: string;
  /** `P1` … `P5`; '' = not set. */
  readonly priority: string;
  readonly area: string;
  /** Hour of time zero in TIME_ZONE; -1 = unknown. */
  readonly hour: number;
}

const PRIORITIES = ['', 'P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** Folds one document's facts; its words are looked up in the document. */
export function requestRow(id: string, document: HistoryDocument, facts: Facts, hours: LocalHour, lateAfterMs?: number): RequestRow {
  const history = foldHistory(facts, lateAfterMs);
  const { contact } = history.times;
  return {
    id,
    history,
    document,
    category: document.s[history.category] ?? '',
    priority: PRIORITIES[history.priority] ?? '',
    area: document.s[history.area] ?? '',
    hour: Number.isNaN(contact) ? -1 : hours.of(contact),
  };
}

/** Responder of an assignment, '' = unknown. */
export function responderOf(row: RequestRow, responder: number): string {
  return row.document.s[responder] ?? '';
}
