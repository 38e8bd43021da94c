import type { StoredEvent } from '#event-store';
import type { Projection, ViewDefinition } from '#views';
import { dispatchCase } from '../../case/case.ts';
import type { DispatchCaseEvent } from '../../case/events.ts';
import type { CaseState } from '../../case/state.ts';
import { type CaseStatus, hotAt, isUnassigned, live, nextEscalation, openAlarms, standings, statusOf } from '../../case/status.ts';
import { communityArea } from '../../stream-of.ts';

/** A case as the board shows it: the decider's own fold, so that a screen and a rule never disagree, and what it is sorted by. */
export interface CaseDocument {
  readonly state: CaseState;
  readonly status: CaseStatus;
  /** 0 somebody must act · 1 offered · 2 under way · 3 waiting. */
  readonly group: number;
  /** When it is hot, if nobody is on it. */
  readonly hotAt: string;
  /** The next instant at which something must be done about it. */
  readonly due?: string;
  readonly updatedAt: string;
  readonly version: number;
  readonly position: number;
}

/** Cases by heat, ended ones by time, and what falls due. */
export const casesView: ViewDefinition<CaseDocument> = {
  service: 'dispatch',
  name: 'cases',
  version: 1,
  indexes: {
    heat: (document) => (inQueue(document) ? heat(document) : undefined),
    heatInCommunity: (document) => (inQueue(document) ? [communityArea(document.state.area), ...heat(document)] : undefined),
    ended: (document) => (hasEnded(document) ? [document.updatedAt] : undefined),
    endedInCommunity: (document) => (hasEnded(document) ? [communityArea(document.state.area), document.updatedAt] : undefined),
    due: (document) => (document.due === undefined ? undefined : [document.due]),
  },
};

/** Where work is still to be done. */
export const QUEUE: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['Open', 'Crewed', 'UnderWay', 'Suspended']);

function inQueue({ status }: CaseDocument): boolean {
  return QUEUE.has(status);
}

function hasEnded({ status }: CaseDocument): boolean {
  return status === 'Done' || status === 'StoodDown';
}

/** Who needs somebody first; in that, life before all; then the threshold that falls first. */
function heat({ group, state, hotAt: hot, position }: CaseDocument): readonly (string | number)[] {
  return [group, state.priority === 'P1' ? 0 : 1, hot, position];
}

const NOTHING = new Set(['EventRefused']);

/** The view of all cases. */
export const cases: Projection<CaseDocument> = {
  view: casesView,
  ids: (event) => (event.stream.startsWith('case-') && !NOTHING.has(event.type) ? [event.stream] : []),
  evolve(document, event) {
    const state = dispatchCase.evolve(document?.state ?? dispatchCase.initialState, event as StoredEvent<DispatchCaseEvent>);
    const all = standings(state);
    const status = statusOf(state, all);
    const alive = live(all);
    const offers = alive.filter(({ progress }) => !progress.acknowledged).map(({ assignment }) => assignment.respondBy);
    const escalation = nextEscalation(state, all)?.dueAt;
    const due = [...offers, ...(escalation === undefined ? [] : [escalation])].toSorted()[0];
    const waits = status === 'Suspended';
    const asks = isUnassigned(state, all) || openAlarms(state, all).length > 0 || (alive.length === 0 && !waits);
    return {
      state,
      status,
      group: asks ? 0 : waits ? 3 : offers.length > 0 ? 1 : 2,
      hotAt: state.phase === 'open' ? hotAt(state) : '',
      ...(due === undefined ? {} : { due }),
      updatedAt: event.recordedAt,
      version: event.version,
      position: document?.position ?? event.position,
    };
  },
};
