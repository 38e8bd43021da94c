import type { WireType } from '../../log/wire.ts';
import { AUDIT_WORDS, DISPATCH_WORDS } from './dispatch.ts';
import { INTAKE_WORDS } from './intake.ts';
import { type Language, say, type Sentence, type WriteValue } from './sentence.ts';
import { BASIS_WORDS, wordOf } from './values.ts';

/** Every public event type in words; the compiler and a test see that none is missing. */
export const WORDS: Readonly<Record<WireType, Sentence>> = { ...INTAKE_WORDS, ...DISPATCH_WORDS, ...AUDIT_WORDS };

/** What words need to know of the installation. */
export interface Vocabulary {
  /** Name of a category; undefined when the catalogue does not have it (any more). */
  category(key: string, language: Language): string | undefined;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
}

/** Writes events as sentences; make one per installation (formatters are costly to make). */
export class Wording {
  readonly #vocabulary: Vocabulary;
  readonly #time: Readonly<Record<Language, Intl.DateTimeFormat>>;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const format = (locale: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: vocabulary.timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.#time = { en: format('en-GB'), zh: format('zh-CN') };
  }

  /** The event in both languages; an unknown type (a newer service's) by its wire name. */
  of(type: string, data: object): Sentence {
    const sentence: Sentence | undefined = (WORDS as Readonly<Record<string, Sentence>>)[type];
    if (sentence === undefined) return { en: type, zh: type };
    return { en: say(sentence.en, data, 'en', this.#write), zh: say(sentence.zh, data, 'zh', this.#write) };
  }

  readonly #write: WriteValue = (value, kind, language) => {
    if (Array.isArray(value)) return value.map((item) => this.#write(item, kind, language) ?? '').join(language === 'zh' ? '、' : ', ');
    if (kind === 'holder') return holderWord(value, language);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value);
    switch (kind) {
      case 'time':
        return Number.isNaN(Date.parse(text)) ? text : this.#time[language].format(new Date(text));
      case 'category':
        return this.#vocabulary.category(text, language) ?? text;
      case 'basis':
        return BASIS_WORDS[text]?.[language] ?? wordOf(text, language);
      case 'assignment':
        return text.slice(text.lastIndexOf('.') + 1);
      case 'event': {
        const sentence: Sentence | undefined = (WORDS as Readonly<Record<string, Sentence>>)[text];
        return sentence === undefined ? text : bare(sentence[language]);
      }
      default:
        return wordOf(text, language);
    }
  };
}

/** A sentence without its fields, as a name of the event. */
function bare(template: string): string {
  return template
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[（(][^（）()]*\{[^（）()]*[)）]/g, '')
    .replace(/^(?:#|第)?\{[^}]*\}(?:派：)?\s*/, '')
    .replace(/[:：,，]?\s*\{.*$/, '')
    .trim();
}

function holderWord(value: unknown, language: Language): string | undefined {
  const kind = (value as { readonly kind?: string } | undefined)?.kind;
  return kind === undefined ? undefined : wordOf(kind, language);
}
