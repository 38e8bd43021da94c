import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { call, type CallState } from '../../call/call.ts';
import type { CallEvent } from '../../call/events.ts';

/** One row of the call list; the caller stays ciphertext. */
export interface CallRow extends CallState {
  readonly number: number;
  readonly version: number;
  /** When the call was missed: it is to be called back. */
  readonly missedAt?: string;
}

/** One row a call: the list, the caller's history and the call-back work list are its indexes. */
export const callList: Projection<CallRow> = {
  view: {
    service: 'intake',
    name: 'calls',
    version: 1,
    indexes: {
      number: (row) => [row.number],
      caller: (row) => (row.caller === undefined || row.confidential ? undefined : [row.caller.personId, row.number]),
      callback: (row) => (row.status === 'missed' && row.missedAt !== undefined ? [row.missedAt] : undefined),
    },
  },
  ids: (event) => (event.stream.startsWith('call-') ? [event.stream] : []),
  evolve(row, event) {
    const state = call.evolve(row ?? call.initialState, event as StoredEvent<CallEvent>);
    return {
      ...state,
      number: row?.number ?? event.position,
      version: event.version,
      ...(event.type === 'CallMissed' ? { missedAt: event.recordedAt } : row?.missedAt === undefined ? {} : { missedAt: row.missedAt }),
    };
  },
};
