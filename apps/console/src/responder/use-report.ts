import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
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
      const again = () => queries.invalidateQueries({ queryKey: ['dispatch'] });
      given.settled.then(again, again);
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
