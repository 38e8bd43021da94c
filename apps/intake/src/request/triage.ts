import type { RequestEvent } from './events.ts';
import type { RequestState } from './state.ts';

/** Says once more what is known of category and priority, so that the request is triaged and its case opens; nothing while one of them is missing. */
export function triage({ priority, category }: Pick<RequestState, 'priority' | 'category'>): RequestEvent[] {
  return priority === undefined || category === undefined ? [] : [{ type: 'PrioritySet', data: { priority, category, basis: 'person', triages: true } }];
}
