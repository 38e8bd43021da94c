import { createHmac } from 'node:crypto';
import { Refused } from '#event-store';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Any mainland mobile form is taken: new prefixes are given out before a library knows them, and nobody may be turned away for having one. Also spares the library, 15 µs. */
const MAINLAND_MOBILE = /^(?:\+86)?(1[3-9]\d{9})$/;

/**
 * E.164 of a number as people type it: mobile, landline with area code, spaces, dashes, +86 or 0086; full-width digits too.
 * @throws Refused `phone-invalid` (422) at `pointer`
 */
export function normalizePhone(text: string, pointer = '/phone', country: CountryCode = 'CN'): string {
  const typed = text.normalize('NFKC').trim();
  if (typed.length <= 40 && /^[+\d\s().\-‐-―]+$/u.test(typed)) {
    const plain = typed.replace(/[^+\d]/g, '').replace(/^00/, '+');
    const mobile = country === 'CN' ? MAINLAND_MOBILE.exec(plain)?.[1] : undefined;
    if (mobile !== undefined) return `+86${mobile}`;
    const number = parsePhoneNumberFromString(plain, country);
    if (number?.isValid() === true && number.ext === undefined) return number.number;
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
