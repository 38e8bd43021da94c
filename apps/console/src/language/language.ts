/** The languages of the console; the first is what a community of ours speaks. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'arrowtower.language';

/** The language chosen on this device, else the browser's. */
export function firstLanguage(): Language {
  const kept = keptIn(KEPT);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return /^zh/i.test(navigator.language) ? 'zh-CN' : 'en';
}

/** Remembers the choice on this device. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Storage may be closed; the choice then lasts as long as the page.
  }
}

function keptIn(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
