import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CaseDetail, OwnTasks } from '../api/rows.ts';
import { useCommand } from '../command/use-command.ts';
import { useUndo } from '../command/use-undo.tsx';
import { useText } from '../language/use-text.ts';
import { pathOf } from './progress.ts';

/** Key of what `GET /api/dispatch/responders/me` answered. */
export const OWN = ['dispatch', 'me'] as const;

/** Reports that this page makes; each has its sentence in the texts. */
export type Report =
  | 'acknowledged'
  | 'decline'
  | 'en-route'
  | 'on-scene'
  | 'with-person'
  | 'transporting'
  | 'at-facility'
  | 'handed-over'
  | 'clear'
  | 'block'
  | 'unblock'
  | 'acknowledge-place'
  | 'plan-stages'
  | 'start-stage'
  | 'complete-stage'
  | 'custody';

/** More than the report itself. */
export interface Told {
  readonly body?: Readonly<Record<string, unknown>>;
  /** When it happened, where that was not now. */
  readonly occurredAt?: string;
  /** Nothing to take back. */
  readonly final?: boolean;
}

/** `report('en-route')`: kept on the phone, sent in order, may be taken back for ten seconds. */
export function useReport(assignmentId: string): (what: Report, told?: Told) => void {
  const t = useText();
  const command = useCommand();
  const undoable = useUndo();
  const queries = useQueryClient();
  return useCallback(
    (what, { body, occurredAt, final = false } = {}) => {
      const subjects = [assignmentId];
      const given = command({
        path: pathOf(assignmentId, what),
        subjects,
        says: `responder.say.${what}`,
        ...(body === undefined ? {} : { body }),
        ...(occurredAt === undefined ? {} : { occurredAt }),
      });
      const at = occurredAt ?? new Date().toISOString();
      given.settled
        .then(({ status, stages }) => {
          // The row stands right before it has been read anew: the big button never asks for the same step twice.
          if (typeof status === 'string') queries.setQueryData<OwnTasks>(OWN, (own) => own && reached(own, assignmentId, status, at));
          const requestId = assignmentId.replace(/\.\d+$/, '');
          queries.setQueryData<CaseDetail>(['dispatch', 'case', requestId], (detail) => detail && staged(detail, what, stages, body?.['stage'], at));
          return queries.invalidateQueries({ queryKey: ['dispatch'] });
        })
        .catch(() => queries.invalidateQueries({ queryKey: ['dispatch'] }));
      if (final) return;
      undoable(given, {
        done: t(`responder.say.${what}`),
        undo: ({ eventId }) => ({ path: pathOf(assignmentId, 'retract'), body: { eventId }, subjects, says: 'responder.say.retract' }),
        takenBack: () => void queries.invalidateQueries({ queryKey: ['dispatch'] }),
      });
    },
    [assignmentId, command, undoable, queries, t],
  );
}

function reached(own: OwnTasks, assignmentId: string, status: string, at: string): OwnTasks {
  return {
    ...own,
    assignments: own.assignments.map((one) => (one.assignmentId === assignmentId ? { ...one, status, times: { ...one.times, [status]: one.times[status] ?? at } } : one)),
  };
}

function staged(detail: CaseDetail, what: Report, planned: unknown, stage: unknown, at: string): CaseDetail {
  if (what === 'plan-stages' && Array.isArray(planned)) return { ...detail, stages: planned as NonNullable<CaseDetail['stages']> };
  if (what !== 'start-stage' && what !== 'complete-stage') return detail;
  const time = what === 'start-stage' ? { startedAt: at } : { completedAt: at };
  return { ...detail, stages: (detail.stages ?? []).map((one) => (one.stage === stage ? { ...one, ...time } : one)) };
}
