import { createIntl, type IntlShape } from 'react-intl';
import type board from '../language/texts/board.en.json';
import type { Language } from '../language/language.ts';
import { textsInBoth } from '../language/texts.ts';
import type { TextValues } from '../language/use-text.ts';
import css from './board.module.css';

/** A text of the board. */
export type BoardText = keyof typeof board;

// Everything is said in both languages at once: who stands before a screen on a wall cannot switch it.
const messages = await textsInBoth('board');

/** Formats for each language. */
export const IN: Readonly<Record<Language, IntlShape>> = {
  'zh-CN': createIntl({ locale: 'zh-CN', messages: messages['zh-CN'] }),
  en: createIntl({ locale: 'en', messages: messages.en }),
};

/** A text in one language. */
export function sayIn(language: Language, id: BoardText, values?: TextValues): string {
  return IN[language].formatMessage({ id }, values as Record<string, string>);
}

/** Both languages in one line, for what has room for one text only: a tooltip, the title of the window. */
export function inOneLine(id: BoardText, values?: TextValues): string {
  return `${sayIn('zh-CN', id, values)} · ${sayIn('en', id, values)}`;
}

/** A text in both languages, Chinese first; each says to screen readers which it is. */
export function Said({ id, values }: { readonly id: BoardText; readonly values?: TextValues }) {
  return <Both zh={sayIn('zh-CN', id, values)} en={sayIn('en', id, values)} />;
}

/** The same for what comes in both languages, or in one. */
export function Both({ zh, en }: { readonly zh: string; readonly en?: string | undefined }) {
  return (
    <span className={css['both']}>
      <span lang="zh-CN">{zh}</span>
      {en !== undefined && en !== zh && (
        <>
          {' '}
          <span lang="en" className={css['second']}>
            {en}
          </span>
        </>
      )}
    </span>
  );
}
