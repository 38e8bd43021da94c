import type { ActionTable } from './action.ts';

/** Who may do what in intake. */
export const intakeActions = {} as const satisfies ActionTable;
