import { buildMessage, ValidateBy } from 'class-validator';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a text is an RFC 3339 instant with its zone, in the years 1000 to 9999. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && !value.startsWith('0');
}

/** A DTO field that holds an instant: RFC 3339 with its zone. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({ name: 'isInstant', validator: { validate: isInstant, defaultMessage: buildMessage(() => 'instant-wanted') } });
}
