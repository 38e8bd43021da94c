import type { ActionTable } from './action.ts';

const STAFF = { dispatcher: 'area', supervisor: 'area', administrator: 'area' } as const;
const COMMANDING = { dispatcher: 'area', supervisor: 'area' } as const;
const OWN = { responder: 'own', steward: 'own' } as const;
/** Whoever is on his way needs to know whom he helps and what is wanted; the phone only behind a reveal. */
const ON_THE_WAY = { name: 'open', room: 'open', notes: 'open' } as const;
const REVEALABLE = { name: 'open', phone: 'open', room: 'open', health: 'open' } as const;

/** Who may do what in dispatch. "own" of a case or an assignment: the responder is on it. */
export const dispatchActions = {
  'dispatch.case.list': { roles: { ...STAFF, operator: 'area', ...OWN } },
  'dispatch.case.read': {
    roles: { ...STAFF, operator: 'area', ...OWN },
    fields: { dispatcher: { notes: 'open' }, supervisor: { notes: 'open' }, operator: { notes: 'open' }, responder: ON_THE_WAY, steward: ON_THE_WAY },
  },
  'dispatch.case.reveal': {
    roles: { ...COMMANDING, ...OWN },
    fields: {
      dispatcher: { ...REVEALABLE, reporter: 'open' },
      supervisor: { ...REVEALABLE, reporter: 'open' },
      responder: REVEALABLE,
      steward: REVEALABLE,
    },
  },
  'dispatch.case.command': { roles: COMMANDING },
  'dispatch.case.recommend': { roles: COMMANDING },
  'dispatch.assignment.offer': { roles: COMMANDING },
  'dispatch.assignment.manage': { roles: COMMANDING },
  'dispatch.assignment.report': { roles: { ...COMMANDING, ...OWN } },
  'dispatch.responder.list': { roles: { ...STAFF, ...OWN }, fields: { dispatcher: { name: 'open' }, supervisor: { name: 'open' }, administrator: { name: 'open' } } },
  'dispatch.responder.read': {
    roles: { ...STAFF, ...OWN },
    fields: {
      dispatcher: { name: 'open' },
      supervisor: { name: 'open' },
      administrator: { name: 'open' },
      responder: { name: 'open', phone: 'open' },
      steward: { name: 'open', phone: 'open' },
    },
  },
  'dispatch.responder.reveal': {
    roles: STAFF,
    fields: { dispatcher: { name: 'open', phone: 'open' }, supervisor: { name: 'open', phone: 'open' }, administrator: { name: 'open', phone: 'open' } },
  },
  'dispatch.responder.enrol': { roles: STAFF },
  'dispatch.responder.change': { roles: STAFF },
  'dispatch.responder.import': { roles: { supervisor: 'area', administrator: 'area' } },
  'dispatch.responder.status': { roles: { ...COMMANDING, ...OWN } },
  'dispatch.responder.release': { roles: COMMANDING },
  'dispatch.presence.tell': { roles: { ...COMMANDING, responder: 'area', steward: 'area' } },
  'dispatch.presence.read': { roles: COMMANDING },
  'dispatch.own.read': { roles: { responder: 'anywhere', steward: 'anywhere' } },
  'dispatch.parked.read': { roles: { administrator: 'area' } },
  'dispatch.parked.release': { roles: { administrator: 'area' } },
} as const satisfies ActionTable;
