import { type CommandMetadata, Refused } from '#event-store';
import type { Status } from './lifecycle.ts';
import { everybodyOnCase, type RequestState } from './state.ts';

/** Logged, not ended, not resolved. */
export const OPEN: readonly Status[] = ['logged', 'triaged', 'dispatched', 'in-progress', 'on-hold'];
/** Facts may be added. */
export const LIVE: readonly Status[] = [...OPEN, 'resolved'];
/** May be merged into another, or take over others. */
export const MERGEABLE: readonly Status[] = ['draft', ...LIVE, 'returned'];
/** Ended in some way; may be reopened. */
export const REOPENABLE: readonly Status[] = ['resolved', 'verified', 'closed', 'cancelled', 'unfounded', 'transferred'];

/** @throws Refused unless the request stands at one of these statuses */
export function mustBe(state: RequestState, allowed: readonly Status[]): void {
  const { status } = state.lifecycle;
  if (allowed.includes(status)) return;
  if (status === 'none') throw new Refused('unknown-request', 'not-found');
  if (status === 'merged') throw new Refused('request-merged', 'conflict', { into: state.lifecycle.status === 'merged' ? state.lifecycle.into : '' });
  throw new Refused('wrong-status', 'conflict', { status });
}

/** @throws Refused when anybody behind this command was on the case: Verified is what someone else says */
export function mustNotHaveBeenOnCase(state: RequestState, metadata: CommandMetadata, involved: readonly string[]): void {
  const here = new Set([metadata.actor.id, ...(metadata.subject === undefined ? [] : [metadata.subject]), ...involved]);
  const one = everybodyOnCase(state).find(({ responderId, accountId }) => here.has(responderId) || (accountId !== undefined && here.has(accountId)));
  if (one !== undefined) throw new Refused('was-on-the-case', 'forbidden', { responder: one.responderId });
}

/** Leaves a key out where there is no value: `exactOptionalPropertyTypes` tells "absent" from "undefined". */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
