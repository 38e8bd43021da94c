import type { ActionTable } from './action.ts';

/** Who may do what in audit. */
export const auditActions = {} as const satisfies ActionTable;
