import type { StoredEvent } from '#event-store';
import { dispatchCase } from '../../../apps/dispatch/src/case/case.ts';
import type { DispatchCaseEvent } from '../../../apps/dispatch/src/case/events.ts';
import { progressOf } from '../../../apps/dispatch/src/case/progress.ts';
import type { CaseState } from '../../../apps/dispatch/src/case/state.ts';
import type { ResponderEvent } from '../../../apps/dispatch/src/responder/events.ts';
import { responder } from '../../../apps/dispatch/src/responder/responder.ts';
import type { ResponderState } from '../../../apps/dispatch/src/responder/state.ts';
import type { Findings } from '../findings.ts';

/** Folds dispatch's log and compares the two sides of every reservation: the responder's and the case's. */
export class Reservations {
  readonly #cases = new Map<string, CaseState>();
  readonly #responders = new Map<string, ResponderState>();

  /** Takes the next event of dispatch's log. */
  add(event: StoredEvent): void {
    const { stream } = event;
    if (stream.startsWith('case-')) this.#cases.set(stream, dispatchCase.evolve(this.#cases.get(stream) ?? dispatchCase.initialState, event as StoredEvent<DispatchCaseEvent>));
    if (stream.startsWith('responder-'))
      this.#responders.set(stream, responder.evolve(this.#responders.get(stream) ?? responder.initialState, event as StoredEvent<ResponderEvent>));
  }

  /** Every reservation belongs to an assignment that lives, every assignment that lives has its reservation. Answers how many are held. */
  check(findings: Findings): number {
    const live = new Map<string, string>();
    for (const state of this.#cases.values())
      for (const assignment of state.assignments) {
        const progress = progressOf(assignment);
        if (!progress.ended) live.set(`${assignment.responderId} ${progress.reservationId}`, assignment.assignmentId);
      }
    const held = new Set<string>();
    for (const [responderId, { reservations }] of this.#responders)
      for (const { reservationId, requestId } of reservations) {
        const name = `${responderId} ${reservationId}`;
        if (held.has(name)) findings.add('reservations_astray', `${responderId} holds ${reservationId} twice`);
        held.add(name);
        if (!live.has(name)) findings.add('reservations_astray', `${responderId} is held by ${reservationId} for ${requestId}, where no live assignment has it`);
      }
    for (const [name, assignmentId] of live) if (!held.has(name)) findings.add('reservations_astray', `${assignmentId} lives without its reservation (${name})`);
    return held.size;
  }
}
