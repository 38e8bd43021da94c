import type { ActionTable } from './action.ts';

const EVERYONE = { operator: 'anywhere', dispatcher: 'anywhere', responder: 'anywhere', steward: 'anywhere', supervisor: 'anywhere', administrator: 'anywhere' } as const;

/** Who may do what with accounts and sessions. An account's place is each of its rights: all must lie inside the administrator's area. */
export const accessActions = {
  'access.session.own': { roles: EVERYONE },
  'access.account.read': { roles: { administrator: 'area' } },
  'access.account.create': { roles: { administrator: 'area' } },
  'access.account.change': { roles: { administrator: 'area' } },
} as const satisfies ActionTable;
