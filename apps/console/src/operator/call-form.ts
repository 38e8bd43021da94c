import { v7 } from 'uuid';
import type { Both, FoundPlace } from '../api/rows.ts';
import { answerOf, type Queue } from '../command/queue.ts';
import type { Answers } from './score-priority.ts';

/** Who tells us, as seen from the person who is helped. */
export const RELATIONS = ['self', 'family', 'neighbour', 'steward', 'staff', 'passer-by', 'other'] as const;

/** What a form refers to: the command that makes it, its id, or both. */
export type Referred = { readonly key: string; readonly id?: string } | { readonly id: string };

/** Everything typed about one call, chat line or slip of paper. Plain data: it is kept as it is over a reload and a sign-out. */
export interface CallForm {
  /** Also the lane of its commands, so that they go in their order. */
  readonly key: string;
  readonly medium: 'phone' | 'chat' | 'paper';
  /** When the first key was pressed; undefined while nothing has been typed. */
  readonly begunAt?: string;
  readonly phone: string;
  readonly name: string;
  readonly placeText: string;
  readonly place?: FoundPlace;
  readonly categoryText: string;
  readonly category?: string;
  readonly answers: Answers;
  readonly note: string;
  readonly relation: (typeof RELATIONS)[number];
  readonly personName: string;
  readonly personPhone: string;
  readonly age: string;
  readonly priority?: string;
  readonly priorityReason: string;
  /** Local time of a slip of paper, as the browser's field gives it. */
  readonly paperAt: string;
  /** Of a confidential tip: what the responders may know. */
  readonly opensNote: string;
  /** Why a pasted line was taken for this. */
  readonly guessed?: readonly Both[];
  /** The note that the draft has already. */
  readonly notedAlready?: string;
  /** Command that receives the call and its id once it has answered, or the id of one that was there. */
  readonly call?: Referred;
  readonly callOver?: boolean;
  /** The same of the command that drafts the request. */
  readonly request?: Referred;
}

/** What a change of the form says; undefined takes a choice back. */
export type Changes = { readonly [Field in keyof CallForm]?: CallForm[Field] | undefined };

/** An empty form. */
export function emptyForm(medium: CallForm['medium'] = 'phone'): CallForm {
  return {
    key: v7(),
    medium,
    phone: '',
    name: '',
    placeText: '',
    categoryText: '',
    answers: {},
    note: '',
    relation: 'self',
    personName: '',
    personPhone: '',
    age: '',
    priorityReason: '',
    paperAt: '',
    opensNote: '',
  };
}

/** The id of what a form refers to, or what will stand for it. */
export function idOf(one: Referred): string {
  return 'key' in one ? (one.id ?? answerOf(one.key)) : one.id;
}

/** The form with the ids that have been answered since: the queue keeps answers only for a while, and a form may lie beside all night. */
export function answered(form: CallForm, replies: Queue['replies']): CallForm {
  const known = (one: Referred | undefined): Referred | undefined => {
    const id = one !== undefined && 'key' in one && one.id === undefined ? replies[one.key]?.['id'] : undefined;
    return one === undefined || typeof id !== 'string' ? one : { ...one, id };
  };
  const [call, request] = [known(form.call), known(form.request)];
  return call === form.call && request === form.request ? form : ({ ...form, call, request } as CallForm);
}

/** Digits enough to be somebody's number. */
export function looksLikePhone(phone: string): boolean {
  return /^\+?[\d\s-]{7,20}$/.test(phone.trim()) && phone.replaceAll(/\D/g, '').length >= 7;
}

type Body = Readonly<Record<string, unknown>>;

/** The place as the API wants it: what was chosen, else what was typed. */
export function placeOf({ place, placeText }: CallForm): Body | undefined {
  if (place !== undefined) {
    const { communityId, estate, building, unit, floor, room } = place;
    return given({ communityId, estate, building, unit, floor, room });
  }
  return placeText.trim() === '' ? undefined : { text: placeText.trim() };
}

/** Reporter and person; the reporter who is the person is said once. */
export function peopleOf(form: CallForm): Body {
  const phone = form.phone.trim() === '' ? undefined : form.phone.trim();
  const name = text(form.name);
  const age = /^\d{1,3}$/.test(form.age) ? Number(form.age) : undefined;
  if (form.relation === 'self') {
    const person = given({ name, phone, age });
    return Object.keys(person).length === 0 ? {} : { person, reporter: { relation: 'self' } };
  }
  const person = given({ name: text(form.personName), phone: text(form.personPhone), age });
  return { reporter: given({ relation: form.relation, name, phone }), ...(Object.keys(person).length === 0 ? {} : { person }) };
}

/** What a draft says while it is typed: whoever tells is left out until the category is known, because a tip must never have named him. */
export function draftOf(form: CallForm, confidential: boolean): Body {
  const people = form.category === undefined || confidential || (form.phone !== '' && !looksLikePhone(form.phone)) ? {} : peopleOf(form);
  return given({ place: form.place === undefined ? undefined : placeOf(form), category: confidential ? undefined : form.category, ...people });
}

/** What logging says. */
export function logOf(form: CallForm, confidential: boolean): Body {
  const answers = Object.keys(form.answers).length === 0 ? undefined : form.answers;
  const contactAt = form.medium === 'paper' && form.paperAt !== '' ? new Date(form.paperAt).toISOString() : undefined;
  return given({
    channel: form.medium,
    place: placeOf(form),
    category: form.category,
    answers: form.category === undefined ? undefined : answers,
    priority: form.category === undefined ? undefined : form.priority,
    priorityReason: form.priority === undefined ? undefined : text(form.priorityReason),
    note: form.note === form.notedAlready ? undefined : text(form.note),
    callId: form.call === undefined ? undefined : idOf(form.call),
    contactAt,
    opens: confidential ? given({ note: text(form.opensNote) }) : undefined,
    ...peopleOf(form),
  });
}

function text(value: string): string | undefined {
  return value.trim() === '' ? undefined : value.trim();
}

function given(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
