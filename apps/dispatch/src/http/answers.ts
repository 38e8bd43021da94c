const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const yes = { type: 'boolean' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const list = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

const caseStatus = { ...text, description: 'Where the case stands now.' };
const eventId = { ...text, description: 'The event that says so; an undo (retract) names it.' };
const assignmentId = { ...text, description: '<requestId>.<n>' };
const conflicts = { ...list, description: 'Urgent reservations of the responder, when there is more than one.' };

/** What an offer answers beside what every command does. */
export const OFFER = [{ requestId: text, assignmentId, seat: text, respondBy: instant, conflicts }] as const;
/** What a command on a case answers beside. */
export const CASE = [{ requestId: text, caseStatus }, { eventId }] as const;
/** What a command on an assignment answers beside; a reassignment answers as an offer does. */
export const ASSIGNMENT = [
  { requestId: text, assignmentId },
  { status: { ...text, description: 'Where the assignment stands now.' }, caseStatus, eventId, stages: list, seat: text, respondBy: instant, conflicts },
] as const;
/** What a command on a responder answers beside. */
export const RESPONDER = [{ status: { type: 'string', enum: ['Off', 'Available', 'Committed', 'Resting', 'Suspended'] } }] as const;
/** A reveal: what was asked for, opened. */
export const REVEALED = {
  type: 'object' as const,
  required: ['personId', 'disclosure'],
  properties: { personId: text, erased: yes, disclosure: { $ref: '#/components/schemas/CommandReply' } },
  additionalProperties: text,
};
/** An import of responders: how many lines, and what became of them; checked alone says so. */
export const IMPORTED = {
  type: 'object' as const,
  required: ['rows'],
  properties: {
    rows: whole,
    checked: yes,
    enrolled: whole,
    changed: whole,
    unchanged: whole,
  },
};
