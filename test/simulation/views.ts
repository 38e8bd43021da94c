import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { partOf } from './domain.ts';

/** A ticket or job as a list of what happened, in order: folding anything twice or out of order shows. */
export interface Story {
  readonly stream: string;
  readonly lines: readonly string[];
}

/** One document per stream of a service. */
export function stories(service: string): Projection<Story> {
  return {
    view: { service, name: 'stories', version: 1, indexes: {} },
    ids: (event) => [event.stream],
    evolve: (story, event) => ({ stream: event.stream, lines: [...(story?.lines ?? []), `${event.version} ${event.type} ${event.position}`] }),
  };
}

/** A merge that waits for its other half. */
export interface HalfMerge {
  readonly survivor: string;
  readonly other: string;
  readonly mergeId: string;
  readonly dueAt: string;
}

const HALF_MERGE_MILLISECONDS = 3_000;

/** Merges that a survivor has begun and not ended, by when somebody should look. */
export const halfMerges: Projection<HalfMerge> = {
  view: { service: 'intake', name: 'half-merges', version: 1, indexes: { due: ({ dueAt }) => [dueAt] } },
  ids: (event) => (['Absorbed', 'MergeConfirmed', 'Released'].includes(event.type) ? [`${event.stream} ${partOf(event).mergeId}`] : []),
  evolve: (_document, event) => (event.type === 'Absorbed' ? half(event) : undefined),
};

function half(event: StoredEvent): HalfMerge {
  const { other = '', mergeId = '' } = partOf(event);
  return { survivor: event.stream, other, mergeId, dueAt: new Date(Date.parse(event.recordedAt) + HALF_MERGE_MILLISECONDS).toISOString() };
}
