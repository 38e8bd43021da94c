import type { CommandMetadata, Decider } from '#event-store';

/** One added unit. */
export interface Added {
  readonly type: 'Added';
  readonly data: { readonly unit: number };
}

/** The least stream that has a state: a sum. Adding n stores n events. */
export const ledger: Decider<number, { readonly amount: number }, Added> = {
  initialState: 0,
  evolve: (state) => state + 1,
  decide: ({ amount }) => Array.from({ length: amount }, (_, unit) => ({ type: 'Added', data: { unit } })),
};

/** A command's metadata. */
export function command(commandId: string): CommandMetadata {
  const now = '2022-04-02T07:00:00.000Z';
  return { commandId, actor: { id: 'account-1', role: 'operator', area: '' }, channel: 'app', occurredAt: now, now };
}
