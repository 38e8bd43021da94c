import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import type { TextId } from './catalogue.ts';
import type { Language } from './language.ts';
import { currentTexts, onTexts } from './texts.ts';

/** What may be put into a text. */
export type TextValues = Readonly<Record<string, string | number | Date | undefined>>;

/** Says a text of the catalogue in the language shown. */
export type Say = (id: TextId, values?: TextValues) => string;

/** `const t = useText(); t('operator.log')`: the way every screen speaks. */
export function useText(): Say {
  const intl = useIntl();
  return useMemo(() => sayWith(intl), [intl]);
}

/** The same outside React, from an IntlShape. */
export function sayWith(intl: IntlShape): Say {
  return (id, values) => intl.formatMessage({ id }, values as Record<string, string>);
}

/** The language shown. */
export function useLanguage(): Language {
  return useSyncExternalStore(onTexts, currentTexts).language;
}

/** A text that the API gives in both languages. */
export interface BothTexts {
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
}

/** `const say = useBoth(); say(category.name)`: the language shown of what the API gives in both; the other one where it is missing. */
export function useBoth(): (texts: BothTexts | undefined) => string {
  const language = useLanguage();
  return useCallback((texts) => (language === 'en' ? (texts?.en ?? texts?.zh) : (texts?.zh ?? texts?.en)) ?? '', [language]);
}
