/** What a typed place says by itself, before anybody looks where that is. */
export interface ParsedPlace {
  /** What is left when the numbers are taken out: names or initials of community, estate, building. */
  readonly name: string;
  readonly building?: string;
  readonly unit?: string;
  readonly room?: string;
  readonly floor?: number;
}

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百]+';
const NUMBER = `\\d{1,4}[A-Za-z]?|${CHINESE_NUMBER}`;

/** 二十二 → 22, 一〇四 → 104, 12 → 12; undefined for what is no number. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!new RegExp(`^${CHINESE_NUMBER}$`).test(text)) return undefined;
  if (!/[十百]/.test(text)) return Number(Array.from(text, (digit) => DIGITS[digit] ?? 0).join(''));
  let total = 0;
  let digit: number | undefined;
  for (const character of text) {
    if (character === '百') total += (digit ?? 1) * 100;
    else if (character === '十') total += (digit ?? 1) * 10;
    else {
      digit = DIGITS[character];
      continue;
    }
    digit = undefined;
  }
  return total + (digit ?? 0);
}

function plain(text: string): string {
  const letter = /^(\d+)([A-Za-z])$/.exec(text);
  if (letter !== null) return `${Number(letter[1])}${letter[2]?.toLowerCase() ?? ''}`;
  const number = numberOf(text);
  return number === undefined ? text.toLowerCase() : String(number);
}

/** 1404 → 14, 404 → 4; a room of one or two digits tells no floor. */
export function floorOfRoom(room: string): number | undefined {
  const digits = /^(\d{1,2})\d{2}[A-Za-z]?$/.exec(room)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

interface Pattern {
  readonly expression: RegExp;
  readonly parts: readonly ('building' | 'unit' | 'room' | 'floor')[];
}

const BUILDING = '(?:号楼|号院|栋|幢|座|#|＃|号)';
const UNIT = '(?:单元|门)';
const ROOM = '(?:室|房|户)?';
/** From the most said to the least; the first that fits counts. */
const PATTERNS: readonly Pattern[] = [
  { expression: new RegExp(`(${NUMBER})${BUILDING}[-\\s]*(${NUMBER})${UNIT}[-\\s]*(\\d{1,4}[A-Za-z]?)(?![\\d楼层])${ROOM}`), parts: ['building', 'unit', 'room'] },
  { expression: /(?<![\dA-Za-z])(\d{1,4}[A-Za-z]?)[-－—–_/](\d{1,2})[-－—–_/](\d{1,4}[A-Za-z]?)(?![\d-])/, parts: ['building', 'unit', 'room'] },
  { expression: new RegExp(`(${NUMBER})${BUILDING}[-\\s]*(\\d{3,4}[A-Za-z]?)${ROOM}`), parts: ['building', 'room'] },
  { expression: /(?<![\dA-Za-z])(\d{1,3}[A-Za-z]?)[-－—–_/#](\d{3,4}[A-Za-z]?)(?![\d-])/, parts: ['building', 'room'] },
  {
    expression: /\b(?:building|bldg\.?|block)\s*#?\s*(\d{1,4}[A-Za-z]?)\b[\s,]*(?:unit\s*(\d{1,2})[\s,]*)?(?:(?:room|flat|apartment|apt\.?)\s*#?\s*)(\d{1,4}[A-Za-z]?)\b/i,
    parts: ['building', 'unit', 'room'],
  },
  { expression: new RegExp(`(${NUMBER})${BUILDING}[-\\s]*(${NUMBER})${UNIT}(?:[-\\s]*(${NUMBER})(?:楼|层))?`), parts: ['building', 'unit', 'floor'] },
  { expression: new RegExp(`(${NUMBER})${BUILDING}[-\\s]*(${NUMBER})(?:楼|层)`), parts: ['building', 'floor'] },
  { expression: /\b(?:building|bldg\.?|block)\s*#?\s*(\d{1,4}[A-Za-z]?)\b[\s,]*(?:floor\s*(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)\s+floor)/i, parts: ['building', 'floor', 'floor'] },
  { expression: /\b(?:building|bldg\.?|block)\s*#?\s*(\d{1,4}[A-Za-z]?)\b/i, parts: ['building'] },
  { expression: new RegExp(`(${NUMBER})${BUILDING}`), parts: ['building'] },
];

/** Takes a typed place apart: `3-2-1404`, `3#1404`, `3号楼2单元1404`, `Building 3, room 1404`, with a name or its initials before or after it. */
export function parsePlace(text: string): ParsedPlace {
  const typed = text.normalize('NFKC').trim();
  for (const { expression, parts } of PATTERNS) {
    const found = expression.exec(typed);
    if (found === null) continue;
    const values: Partial<Record<'building' | 'unit' | 'room' | 'floor', string>> = {};
    parts.forEach((part, index) => {
      const value = found[index + 1];
      if (value !== undefined) values[part] = plain(value);
    });
    const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`;
    const floor = values.floor === undefined ? (values.room === undefined ? undefined : floorOfRoom(values.room)) : Number(values.floor);
    return {
      name: nameOf(rest),
      ...(values.building === undefined ? {} : { building: values.building }),
      ...(values.unit === undefined ? {} : { unit: values.unit }),
      ...(values.room === undefined ? {} : { room: values.room }),
      ...(floor === undefined || Number.isNaN(floor) ? {} : { floor }),
    };
  }
  return { name: nameOf(typed) };
}

function nameOf(rest: string): string {
  return rest.replace(/[\s,，。.;；:：]+/g, ' ').trim();
}
