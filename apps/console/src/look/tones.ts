import type { Tone } from './shape.tsx';

/** How urgent each priority looks. */
export const PRIORITY_TONES = { P1: 'critical', P2: 'serious', P3: 'caution', P4: 'standby', P5: 'off' } as const satisfies Record<string, Tone>;
/** P1 life … P5 question. */
export type Priority = keyof typeof PRIORITY_TONES;

/** How each state of a help request looks. */
export const REQUEST_TONES = {
  draft: 'off',
  discarded: 'off',
  logged: 'serious',
  returned: 'caution',
  triaged: 'serious',
  dispatched: 'caution',
  'in-progress': 'standby',
  'on-hold': 'off',
  resolved: 'normal',
  verified: 'normal',
  closed: 'normal',
  merged: 'off',
  cancelled: 'off',
  unfounded: 'off',
  transferred: 'off',
} as const satisfies Record<string, Tone>;
/** Where a help request stands. */
export type RequestStatus = keyof typeof REQUEST_TONES;

/** How each state of a case looks. */
export const CASE_TONES = {
  Open: 'serious',
  Crewed: 'caution',
  UnderWay: 'standby',
  Done: 'normal',
  Suspended: 'off',
  StoodDown: 'off',
  Noted: 'off',
  Unknown: 'off',
} as const satisfies Record<string, Tone>;
/** Where a case stands. */
export type CaseStatus = keyof typeof CASE_TONES;

/** How each step of an assignment looks. */
export const ASSIGNMENT_TONES = {
  offered: 'serious',
  acknowledged: 'caution',
  'en-route': 'standby',
  'on-scene': 'standby',
  'with-person': 'standby',
  transporting: 'standby',
  'at-facility': 'standby',
  'handed-over': 'normal',
  cleared: 'normal',
  declined: 'critical',
  'timed-out': 'critical',
  'stood-down': 'off',
  moved: 'off',
  reassigned: 'off',
} as const satisfies Record<string, Tone>;
/** Where an assignment stands. */
export type AssignmentStatus = keyof typeof ASSIGNMENT_TONES;

/** How each state of a responder looks. */
export const RESPONDER_TONES = { Available: 'normal', Committed: 'standby', Resting: 'off', Off: 'off', Suspended: 'caution' } as const satisfies Record<string, Tone>;
/** Whether a responder can go. */
export type ResponderStatus = keyof typeof RESPONDER_TONES;
