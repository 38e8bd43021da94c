import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { TextArea } from './catalogue.ts';
import { firstLanguage, keepLanguage, type Language } from './language.ts';

/** In development texts as they are written; built ones are parsed already (vite.config.ts). */
type Messages = Readonly<Record<string, string>> | Readonly<Record<string, MessageFormatElement[]>>;

/** The language shown and every text loaded for it. */
export interface Texts {
  readonly language: Language;
  readonly messages: Messages;
}

const files = import.meta.glob<Messages>('./texts/*.json', { import: 'default' });
const areas = new Set<TextArea>();
const listeners = new Set<() => void>();
let texts: Texts = { language: firstLanguage(), messages: {} };

async function load(area: TextArea, language: Language): Promise<Messages> {
  const file = files[`./texts/${area}.${language}.json`];
  if (file === undefined) throw new Error(`there are no texts for ${area} in ${language}`);
  return file();
}

function show(next: Texts): void {
  texts = next;
  document.documentElement.lang = next.language;
  for (const listener of listeners) listener();
}

/** Loads the texts of a screen in the language shown; to be awaited before the screen is drawn. */
export async function needTexts(area: TextArea): Promise<void> {
  if (areas.has(area)) return;
  const { language } = texts;
  const messages = await load(area, language);
  areas.add(area);
  // The language may have been changed meanwhile.
  const right = texts.language === language ? messages : await load(area, texts.language);
  show({ language: texts.language, messages: { ...texts.messages, ...right } as Messages });
}

/** The texts of a page that says everything in every language at once. */
export async function textsInBoth(area: TextArea): Promise<Readonly<Record<Language, Messages>>> {
  const [chinese, english] = await Promise.all([load(area, 'zh-CN'), load(area, 'en')]);
  return { 'zh-CN': chinese, en: english };
}

/** Shows the console in another language, everything at once. */
export async function switchLanguage(language: Language): Promise<void> {
  const loaded = await Promise.all([...areas].map((area) => load(area, language)));
  keepLanguage(language);
  show({ language, messages: Object.assign({}, ...loaded) as Messages });
}

/** For React: what is shown now. */
export function currentTexts(): Texts {
  return texts;
}

/** For React: tells when it changes. */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
