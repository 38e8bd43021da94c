/** The first character of each pinyin initial in the order of pinyin; there is none for I, U and V. */
const BOUNDARIES = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'];
const LETTERS = 'abcdefghjklmnopqrstwxyz';
let order: Intl.Collator | undefined;

/** "代取送药" → "dqsy": what people type without changing to an input method. Other characters stay as they are. */
export function initialsOf(text: string): string {
  return [...text].map((character) => (/\p{Script=Han}/u.test(character) ? initialOf(character) : character.toLowerCase())).join('');
}

function initialOf(character: string): string {
  // Made with the first use: it costs a slow machine a noticeable moment.
  const { compare } = (order ??= new Intl.Collator('zh-CN-u-co-pinyin'));
  const next = BOUNDARIES.findIndex((boundary) => compare(boundary, character) > 0);
  return LETTERS[(next === -1 ? LETTERS.length : next) - 1] ?? '';
}
