import type { useText } from '../language/use-text.ts';
import { serverNow } from '../time/server-clock.ts';
import type { CallForm } from './call-form.ts';

/** Which pointers of a refusal belong to a field of the form. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  phone: ['person/phone', 'reporter/phone', 'caller/phone'],
  placeText: ['place', 'place/text', 'place/unit', 'place/floor', 'place/building', 'place/estate'],
  place: ['place', 'place/text', 'place/unit', 'place/floor', 'place/building', 'place/estate'],
  categoryText: ['category'],
  category: ['category'],
  answers: ['answers'],
  note: ['note'],
  paperAt: ['contactAt'],
};

/** The sentence for a field of the form, if any. */
export function errorOf(errors: Readonly<Record<string, string>>, field: keyof typeof FIELDS): string | undefined {
  return (FIELDS[field] ?? []).map((pointer) => errors[pointer]).find((sentence) => sentence !== undefined);
}

/** The pointers that belong to fields of the form. */
export function pointersOf(fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => FIELDS[field] ?? []);
}

/** What must still be said before it can be logged: pointer → sentence. */
export function lacks(form: CallForm, t: ReturnType<typeof useText>): Readonly<Record<string, string>> {
  return {
    ...(form.placeText.trim() === '' && form.place === undefined ? { place: t('operator.wanted.place') } : {}),
    ...(form.category === undefined && form.categoryText.trim() !== '' ? { category: t('operator.wanted.category') } : {}),
    ...(form.medium === 'paper' && form.paperAt === '' ? { contactAt: t('operator.wanted.time') } : {}),
    ...(form.medium === 'paper' && Date.parse(form.paperAt) > serverNow() ? { contactAt: t('operator.wanted.past') } : {}),
  };
}
