import { createHmac } from 'node:crypto';
import { Refused } from '#event-store';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** New mobile prefixes are given out before a library knows them, and nobody may be turned away for having one. */
const MAINLAND_MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * E.164 of a number as people type it: mobile, landline with area code, spaces, dashes, +86 or 0086; full-width digits too.
 * @throws Refused `phone-invalid` (422) at `pointer`
 */
export function normalizePhone(text: string, pointer = '/phone', country: CountryCode = 'CN'): string {
  const typed = text.normalize('NFKC').trim();
  if (typed.length <= 40 && /^[+\d\s().\-‐-―]+$/u.test(typed)) {
    const number = parsePhoneNumberFromString(typed.replace(/^00/, '+'), country);
    if (number !== undefined && number.ext === undefined && (number.isValid() || MAINLAND_MOBILE.test(number.number))) return number.number;
  }
  throw new Refused('phone-invalid', 'invalid', {}, pointer);
}

/** National form for the screen: 138 1234 5678, 027 8282 1234; other countries keep +CC. */
export function displayPhone(e164: string, country: CountryCode = 'CN'): string {
  const number = parsePhoneNumberFromString(e164, country);
  if (number === undefined) return e164;
  return number.country === country ? number.formatNational() : number.formatInternational();
}

/** Keyed hash of an E.164 number: without the key, 10¹¹ numbers could simply be tried. 128 bits, base64url. */
export function phoneHash(key: Uint8Array, e164: string): string {
  return createHmac('sha256', key).update(e164).digest().subarray(0, 16).toString('base64url');
}
