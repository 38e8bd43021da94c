import type { EventStore } from '#event-store';
import type { ConsumerState } from './consumer-state.ts';

const NOTHING: ReadonlyMap<string, number> = new Map();

/**
 * The state of a consumer whose effect is the event itself in its own log, under the same stream and version. That log says what was seen; written
 * beside it as well, it was two of three writes of a consumer that records everything.
 */
export function seenInLog(state: ConsumerState, log: Pick<EventStore, 'versions'>): ConsumerState {
  return {
    lastSeen: (streams) => log.versions(streams),
    cursor: (source) => state.cursor(source),
    save: async ({ cursors }) => {
      if (cursors.size > 0) await state.save({ seen: NOTHING, cursors });
    },
    parkedKeys: () => state.parkedKeys(),
    parkedMessages: (key, afterVersion, limit) => state.parkedMessages(key, afterVersion, limit),
    parkedCount: (key) => state.parkedCount(key),
    park: (parked, messages, seen) => state.park(parked, messages, seen),
    settle: (key, seen, parked) => state.settle(key, seen, parked),
  };
}
