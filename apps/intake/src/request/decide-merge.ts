import { Refused } from '#event-store';
import type { MergeCommand, PeopleCommand } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { given, MERGEABLE, mustBe } from './guards.ts';
import type { RequestState } from './state.ts';

type Of<T extends MergeCommand['type']> = Extract<MergeCommand, { readonly type: T }>;

/**
 * A merge is three steps on two streams: the survivor absorbs (pending), the other decides once per attempt (RequestMerged or MergeDeclined), the
 * survivor confirms or releases. Nobody with a pending absorption may be merged, so no circle can close, whatever the order of arrival.
 */
export function merge(command: MergeCommand, state: RequestState): RequestEvent[] {
  switch (command.type) {
    case 'absorb':
      return absorb(command, state);
    case 'merge-into':
      return mergeInto(command, state);
    case 'confirm-merge':
      return confirm(command, state);
    case 'release-duplicate':
      return listed(state, command) === undefined ? [] : [{ type: 'DuplicateReleased', data: { requestId: command.requestId, reason: command.reason } }];
    default:
      return command satisfies never;
  }
}

function listed(state: RequestState, { requestId, mergeId }: { readonly requestId: string; readonly mergeId: string }) {
  return state.absorbed.find((absorbed) => absorbed.requestId === requestId && absorbed.mergeId === mergeId);
}

function absorb(command: Of<'absorb'>, state: RequestState): RequestEvent[] {
  mustBe(state, MERGEABLE);
  if (command.requestId === state.id) throw new Refused('merge-with-itself', 'invalid', {}, '/into');
  if (command.confidential || state.confidential) throw new Refused('confidential-stays-alone');
  if (state.absorbed.some((absorbed) => absorbed.requestId === command.requestId)) throw new Refused('merge-in-progress');
  const { requestId, mergeId, reports, responders } = command;
  return [{ type: 'DuplicateAbsorbed', data: { requestId, mergeId, reports, ...given('responders', responders.length === 0 ? undefined : responders) } }];
}

/** Somebody may have joined the other one, or been merged into it, since it was absorbed: nobody of them is forgotten. */
function confirm(command: Of<'confirm-merge'>, state: RequestState): RequestEvent[] {
  const { requestId, reports, responders } = command;
  const one = listed(state, command);
  if (one === undefined) return [];
  const more = JSON.stringify([reports, responders]) !== JSON.stringify([one.reports, one.responders]);
  if (!one.pending && !more) return [];
  return [{ type: 'MergeConfirmed', data: { requestId, ...(more ? { reports, responders } : {}) } }];
}

function mergeInto(command: Of<'merge-into'>, state: RequestState): RequestEvent[] {
  const { into, mergeId } = command;
  if (state.mergeDecisions[mergeId] !== undefined) return [];
  if (state.lifecycle.status === 'none') throw new Refused('unknown-request', 'not-found');
  const decline = (code: string): RequestEvent[] => [{ type: 'MergeDeclined', data: { into, mergeId, code } }];
  if (state.lifecycle.status === 'merged') return decline('request-merged');
  if (!MERGEABLE.includes(state.lifecycle.status)) return decline('wrong-status');
  // A draft may have turned out to be a confidential tip since the survivor looked.
  if (state.confidential) return decline('confidential-stays-alone');
  const crossed = state.absorbed.find((absorbed) => absorbed.requestId === into);
  if (state.absorbed.some((absorbed) => absorbed.pending && absorbed !== crossed)) return decline('merge-in-progress');
  if (crossed === undefined) return [{ type: 'RequestMerged', data: { into, mergeId } }];
  // Two people merged the two into each other: the older one survives, on both sides by the same rule.
  if (!crossed.pending || state.id < into) return decline('merge-crossed');
  return [
    { type: 'DuplicateReleased', data: { requestId: into, reason: 'refused' } },
    { type: 'RequestMerged', data: { into, mergeId } },
  ];
}

/** Undoes a merge from the merged one's side; the survivor then lets go. */
export function unmerge(command: Extract<PeopleCommand, { readonly type: 'unmerge' }>, state: RequestState): RequestEvent[] {
  if (state.lifecycle.status !== 'merged') {
    mustBe(state, state.lifecycle.status === 'none' ? [] : [state.lifecycle.status]);
    throw new Refused('not-merged');
  }
  return [{ type: 'RequestUnmerged', data: { from: state.lifecycle.into, ...given('note', command.note) } }];
}
