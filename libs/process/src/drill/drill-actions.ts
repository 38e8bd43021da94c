import type { ActionTable } from '#access';

/** Who may do what with a drill's clock. */
export const drillActions = {
  'drill.clock.read': { roles: { operator: 'anywhere', dispatcher: 'anywhere', responder: 'anywhere', steward: 'anywhere', supervisor: 'anywhere', administrator: 'anywhere' } },
  'drill.clock.move': { roles: { administrator: 'anywhere' } },
} as const satisfies ActionTable;
