import { Refused } from '#event-store';
import type { Deadline } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import { live, nextEscalation, standings } from '../case/status.ts';
import { type CaseDocument, casesView } from '../views/cases/projection.ts';

/** Offers that nobody answered, and cases in the queue that nobody took: at the threshold the dispatcher is told, at twice it the supervisor, at four times it the administrator. */
export const caseDue: Deadline<CaseDocument> = {
  name: 'case-due',
  view: casesView,
  async handle({ state }, due) {
    const { id, dueAt, metadata, runtime } = due;
    const about = { ...metadata, correlationId: state.requestId };
    for (const { assignment, progress } of live(standings(state))) {
      if (progress.acknowledged || assignment.respondBy > metadata.now) continue;
      const { assignmentId } = assignment;
      await answered(runtime.commands.handle(dispatchCase, id, { type: 'TimeOut', assignmentId, dueAt }, { ...about, commandId: due.commandId(`time-out ${assignmentId}`) }));
    }
    const next = nextEscalation(state);
    if (next === undefined || next.dueAt > metadata.now) return;
    const { level } = next;
    await answered(runtime.commands.handle(dispatchCase, id, { type: 'Breach', level, dueAt: next.dueAt }, { ...about, commandId: due.commandId(level) }));
  },
};

/** One refused command must not keep the others of the same case from being handled. */
async function answered(command: Promise<unknown>): Promise<void> {
  try {
    await command;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
