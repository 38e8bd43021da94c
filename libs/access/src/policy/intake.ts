import type { ActionTable } from './action.ts';

const DESK = { operator: 'area', dispatcher: 'area', supervisor: 'area' } as const;
const EVERY_ROLE = { operator: 'anywhere', dispatcher: 'anywhere', responder: 'anywhere', steward: 'anywhere', supervisor: 'anywhere', administrator: 'anywhere' } as const;
/** What the desk needs while it talks with people: the name and the room open, the phone masked until it is revealed. */
const DESK_SEES = { name: 'open', room: 'open', health: 'open', notes: 'open', reporter: 'masked' } as const;

/** Who may do what in intake. Reading confidential tips is the supervisor's alone (the default of `confidential`). */
export const intakeActions = {
  'intake.call.receive': { roles: { ...DESK, steward: 'area' } },
  'intake.call.handle': { roles: DESK },
  'intake.call.read': { roles: DESK, fields: { operator: { name: 'open' }, supervisor: { name: 'open', reporter: 'open' } } },
  'intake.call.reveal': {
    roles: DESK,
    fields: { operator: { name: 'open', phone: 'open' }, dispatcher: { name: 'open', phone: 'open' }, supervisor: { name: 'open', phone: 'open' } },
  },
  'intake.request.draft': { roles: { ...DESK, steward: 'area', responder: 'area' } },
  'intake.request.log': { roles: { ...DESK, steward: 'area', responder: 'area' } },
  'intake.request.triage': { roles: DESK },
  'intake.request.amend': { roles: { ...DESK, steward: 'area' } },
  'intake.request.note': { roles: { ...DESK, steward: 'area' } },
  'intake.request.course': { roles: DESK },
  'intake.request.confirm': { roles: { ...DESK, steward: 'area' } },
  'intake.request.close': { roles: { operator: 'area', supervisor: 'area' } },
  'intake.request.merge': { roles: DESK },
  'intake.request.list': {
    roles: { ...DESK, steward: 'area', administrator: 'area' },
    fields: { operator: { name: 'masked' }, supervisor: { reporter: 'masked' } },
  },
  'intake.request.read': {
    roles: { ...DESK, steward: 'area', administrator: 'area' },
    fields: { operator: DESK_SEES, dispatcher: DESK_SEES, supervisor: { ...DESK_SEES, reporter: 'open' }, steward: { room: 'open', notes: 'open' } },
  },
  'intake.request.reveal': {
    roles: { ...DESK, steward: 'area' },
    fields: {
      operator: { name: 'open', phone: 'open', room: 'open', health: 'open', notes: 'open', reporter: 'open' },
      dispatcher: { name: 'open', phone: 'open', room: 'open', health: 'open', notes: 'open', reporter: 'open' },
      supervisor: { name: 'open', phone: 'open', room: 'open', health: 'open', notes: 'open', reporter: 'open' },
      steward: { name: 'open', phone: 'open', room: 'open', notes: 'open' },
    },
  },
  'intake.caller.history': { roles: DESK },
  'intake.work.list': { roles: DESK },
  'intake.stream': { roles: EVERY_ROLE },
  'intake.place.search': { roles: EVERY_ROLE },
  'intake.place.read': { roles: { ...DESK, steward: 'area', responder: 'area', administrator: 'area' } },
  'intake.place.manage': { roles: { administrator: 'area' } },
  'intake.place.state': { roles: { administrator: 'area', supervisor: 'area', dispatcher: 'area' } },
  'intake.board.publish': { roles: { supervisor: 'area', administrator: 'area' } },
  'intake.catalogue.read': { roles: EVERY_ROLE },
  'intake.parked.read': { roles: { administrator: 'area' } },
  'intake.parked.release': { roles: { administrator: 'area' } },
} as const satisfies ActionTable;
