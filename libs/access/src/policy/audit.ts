import type { ActionTable } from './action.ts';

const OVERSIGHT = { supervisor: 'area', administrator: 'area' } as const;
const ALL_FIELDS = { name: 'open', phone: 'open', room: 'open', health: 'open', notes: 'open', reporter: 'open' } as const;

/** Who may do what in audit. A confidential tip is the supervisor's alone (the default of `confidential`), and no report or export ever counts one. */
export const auditActions = {
  'audit.timeline.read': { roles: { ...OVERSIGHT, operator: 'area', dispatcher: 'area', responder: 'own', steward: 'own' } },
  'audit.timeline.reveal': { roles: { supervisor: 'area' }, fields: { supervisor: ALL_FIELDS } },
  'audit.event.read': { roles: { supervisor: 'area' } },
  'audit.report.read': { roles: OVERSIGHT },
  'audit.request.list': { roles: OVERSIGHT },
  'audit.export': { roles: OVERSIGHT },
  'audit.disclosure.list': { roles: OVERSIGHT },
  'audit.stream': { roles: OVERSIGHT },
  'audit.parked.read': { roles: { administrator: 'area' } },
  'audit.parked.release': { roles: { administrator: 'area' } },
} as const satisfies ActionTable;
