import type { StoredEvent } from '#event-store';
import type { Projection, ViewDefinition } from '#views';
import type { DispatchCaseEvent } from '../../case/events.ts';
import type { ResponderEvent } from '../../responder/events.ts';
import { responder } from '../../responder/responder.ts';
import type { ResponderState } from '../../responder/state.ts';

/** A responder as dispatchers see him: the decider's own fold, and where he was seen last. */
export interface ResponderDocument {
  readonly state: ResponderState;
  /** Building paths of the requests he is on, to know where he is once he reports on scene. */
  readonly goingTo: Readonly<Record<string, string>>;
  /** The building he last reported from; distance is reckoned from there on that day. */
  readonly lastSeen?: { readonly building: string; readonly at: string };
  readonly updatedAt: string;
  readonly version: number;
}

/** Responders by area. */
export const respondersView: ViewDefinition<ResponderDocument> = {
  service: 'dispatch',
  name: 'responders',
  version: 2,
  indexes: { area: ({ state }) => (state.enrolled ? [state.area] : undefined) },
};

type CaseFacts = Extract<DispatchCaseEvent, { type: 'AssignmentOffered' | 'AssignmentOnScene' | 'AssignmentWithPerson' }>;
const SEEN = new Set(['AssignmentOffered', 'AssignmentOnScene', 'AssignmentWithPerson']);

/** The view of all responders. */
export const responders: Projection<ResponderDocument> = {
  view: respondersView,
  ids(event) {
    if (event.stream.startsWith('responder-')) return [event.stream];
    return SEEN.has(event.type) ? [(event.data as CaseFacts['data']).responderId] : [];
  },
  evolve(document, event) {
    if (!event.stream.startsWith('responder-')) return document === undefined ? undefined : seen(document, event as StoredEvent<CaseFacts>);
    const state = responder.evolve(document?.state ?? responder.initialState, event as StoredEvent<ResponderEvent>);
    const { [event.type === 'ResponderReleased' ? (event.data as { requestId: string }).requestId : '']: _, ...goingTo } = document?.goingTo ?? {};
    return { ...document, state, goingTo, updatedAt: event.recordedAt, version: event.version };
  },
};

function seen(document: ResponderDocument, event: StoredEvent<CaseFacts>): ResponderDocument {
  const requestId = event.data.assignmentId.slice(0, event.data.assignmentId.lastIndexOf('.'));
  if (event.type === 'AssignmentOffered') {
    const { place } = event.data as Extract<CaseFacts, { type: 'AssignmentOffered' }>['data'];
    return place?.building === undefined ? document : { ...document, goingTo: { ...document.goingTo, [requestId]: place.area } };
  }
  const building = document.goingTo[requestId];
  if (building === undefined || (document.lastSeen !== undefined && document.lastSeen.at > event.occurredAt)) return document;
  return { ...document, lastSeen: { building, at: event.occurredAt } };
}
