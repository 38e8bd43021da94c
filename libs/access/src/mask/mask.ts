import { COMPOUND_SURNAMES } from './compound-surnames.ts';

const STARS = '***';

/** 138****1234: the first three and last four digits of a mainland mobile; of other numbers the last two. Input E.164 or as typed. */
export function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const national = digits.startsWith('86') && digits.length > 11 ? digits.slice(2) : digits;
  if (/^1\d{10}$/.test(national)) return `${national.slice(0, 3)}****${national.slice(-4)}`;
  return national.length < 7 ? '****' : `****${national.slice(-2)}`;
}

/** 王* or 欧阳*; of other scripts the first letter: J***. The length of the rest does not show. */
export function maskName(name: string): string {
  const characters = Array.from(name.normalize('NFKC').trim());
  const first = characters[0];
  if (first === undefined) return '';
  if (!/\p{Script=Han}/u.test(first)) return `${first}${STARS}`;
  const compound = characters.slice(0, 2).join('');
  if (characters.length > 2 && COMPOUND_SURNAMES.has(compound)) return `${compound}*`;
  return characters.length === 1 ? '*' : `${first}*`;
}

/** 1404 → 14**: the floor stays, the door does not; short ones are covered whole. */
export function maskRoom(room: string): string {
  const characters = Array.from(room.normalize('NFKC').trim());
  if (characters.length === 0) return '';
  return characters.length >= 3 ? `${characters.slice(0, -2).join('')}**` : '**';
}

/** Free text shows only that there is some. */
export function maskText(text: string): string {
  return text.trim() === '' ? '' : STARS;
}
