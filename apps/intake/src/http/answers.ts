import type { Status } from '../request/lifecycle.ts';

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const yes = { type: 'boolean' } as const;
const some = { type: 'object', additionalProperties: true } as const;
const list = (items: object) => ({ type: 'array', items }) as const;
const number = { ...whole, description: 'What people say on the phone.' };
const requestStatus = {
  type: 'string',
  enum: [
    'draft',
    'discarded',
    'logged',
    'returned',
    'triaged',
    'dispatched',
    'in-progress',
    'on-hold',
    'resolved',
    'verified',
    'closed',
    'merged',
    'cancelled',
    'unfounded',
    'transferred',
  ] satisfies Status[],
} as const;
const reasons = { ...list({ type: 'object', properties: { zh: text, en: text } }), description: 'Why this priority, in words.' };

/** What logging or drafting answers beside what every command does. */
export const ENTRY = [
  { number, status: requestStatus },
  {
    priority: { type: 'string', enum: ['P1', 'P2', 'P3', 'P4', 'P5'] },
    reasons,
    guess: { ...some, description: 'What a pasted line was taken for, and why.' },
    opened: { type: 'object', properties: { id: text, number }, description: 'The open request of a confidential tip.' },
  },
] as const;
/** What a command on a request answers beside. */
export const REQUEST = [{ number, status: requestStatus }, { into: { description: 'Merged: the survivor; divided: the parts.' } }] as const;
/** What a command on a call answers beside. */
export const CALL = [{ number, status: { type: 'string', enum: ['ringing', 'answered', 'wrapped-up', 'missed', 'called-back', 'ended'] } }] as const;
/** A reveal: what was asked for, opened. */
export const REVEALED = { type: 'object' as const, required: ['id', 'notes'], properties: { id: text, person: some, reporter: some, notes: list(some) } };
/** A reveal of a call's caller. */
export const CALLER_REVEALED = { type: 'object' as const, required: ['id'], properties: { id: text, caller: some } };
/** What is known of a caller. */
export const CALLER = { type: 'object' as const, required: ['open', 'last', 'calls'], properties: { personId: text, open: list(some), last: list(some), calls: list(some) } };
/** An import of places: how many there are in the file, and how many buildings changed. */
export const IMPORTED = {
  type: 'object' as const,
  required: ['checked', 'communities', 'buildings', 'applied', 'changed', 'after'],
  properties: { checked: yes, communities: whole, buildings: whole, applied: yes, changed: whole, after: { type: 'array' as const, items: { type: 'string' as const } } },
};
