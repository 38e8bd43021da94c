import type { ActionTable } from './action.ts';

/** Who may do what in dispatch. */
export const dispatchActions = {} as const satisfies ActionTable;
