import type { StoredEvent } from '#event-store';
import { effectOf } from '#messaging';
import type { OwnPolicy } from '#runtime';
import { finishMerge } from '../merge-flow.ts';
import type { DuplicateAbsorbed, RequestUnmerged } from '../request/events.ts';
import { helpRequest } from '../request/request.ts';

const NAME = 'finish-merge';

/** Finishes what spans two requests when whoever began it did not: a merge after its first step, and the survivor's side of an unmerge. */
export const finishMergePolicy: OwnPolicy = {
  name: NAME,
  reactions: {
    DuplicateAbsorbed: (event, runtime) => {
      const { requestId, mergeId } = (event as StoredEvent<DuplicateAbsorbed>).data;
      return finishMerge(runtime.commands, event.stream, requestId, mergeId, effectOf(NAME, event, runtime.now()));
    },
    RequestUnmerged: async (event, runtime) => {
      const { from } = (event as StoredEvent<RequestUnmerged>).data;
      const { state } = await runtime.commands.load(helpRequest, from);
      const listed = state.absorbed.find(({ requestId }) => requestId === event.stream);
      if (listed === undefined) return;
      const other = await runtime.commands.load(helpRequest, event.stream);
      // Merged again meanwhile: that merge has its own end.
      if (other.state.lifecycle.status === 'merged' && other.state.lifecycle.mergeId === listed.mergeId) return;
      const metadata = { ...effectOf(NAME, event, runtime.now()), correlationId: from };
      await runtime.commands.handle(helpRequest, from, { type: 'release-duplicate', requestId: event.stream, mergeId: listed.mergeId, reason: 'unmerged' }, metadata);
    },
  },
};
