import { type ReactNode, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import { currentTexts, onTexts } from './texts.ts';

/** Gives the page its language. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { language, messages } = useSyncExternalStore(onTexts, currentTexts);
  return (
    <IntlProvider locale={language} messages={messages} onError={complain}>
      {children}
    </IntlProvider>
  );
}

/** A missing text shows its key and is an error of ours; the tests listen for it. */
function complain(error: { readonly message: string }): void {
  console.error(error.message);
}
