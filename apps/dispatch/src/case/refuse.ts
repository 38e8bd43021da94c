import { Refused, type RefusalKind } from '#event-store';
import { progressOf } from './progress.ts';
import type { CaseRefusal } from './refusals.ts';
import type { CaseState } from './state.ts';
import { type Standing, statusOf } from './status.ts';

/** A case's no, with a code that has its sentence in refusals.ts. */
export function refuse(code: CaseRefusal, kind: RefusalKind = 'conflict', parameters: Readonly<Record<string, string | number>> = {}, pointer?: string): Refused {
  return new Refused(code, kind, parameters, pointer);
}

/** The assignment and where it stands. @throws Refused assignment-unknown · not-your-assignment */
export function assignmentOf(state: CaseState, assignmentId: string, own?: string): Standing {
  const assignment = state.assignments.find((one) => one.assignmentId === assignmentId);
  if (assignment === undefined) throw refuse('assignment-unknown', 'not-found', { assignmentId });
  if (own !== undefined && own !== assignment.responderId) throw refuse('not-your-assignment', 'forbidden', { assignmentId });
  return { assignment, progress: progressOf(assignment, state.placeAmendedAt) };
}

/** The assignment, which must not be over. @throws Refused also assignment-over */
export function liveAssignmentOf(state: CaseState, assignmentId: string, own?: string): Standing {
  const standing = assignmentOf(state, assignmentId, own);
  if (standing.progress.ended) throw refuse('assignment-over', 'conflict', { assignmentId, status: standing.progress.status });
  return standing;
}

/** Refuses what an open case alone takes. @throws Refused case-unknown · case-not-open · case-stood-down · case-done · case-suspended · case-withdrawn */
export function mustTakePeople(state: CaseState): void {
  const status = statusOf(state);
  if (status === 'Unknown') throw refuse('case-unknown', 'not-found');
  if (status === 'Noted') throw refuse('case-not-open');
  if (status === 'StoodDown') throw refuse('case-stood-down');
  if (status === 'Done') throw refuse('case-done');
  if (status === 'Suspended') throw refuse('case-suspended');
  if (state.withdrawn !== undefined) throw refuse('case-withdrawn', 'conflict', { because: state.withdrawn.because });
}
