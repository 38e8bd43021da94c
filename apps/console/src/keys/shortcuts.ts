import { isComposing } from './composing.ts';

/** A key that does something on the page that is open. */
export interface Shortcut {
  /** As in `Ctrl+Enter`, `/`, `n`, `Alt+1`; `Ctrl` is also ⌘ on a Mac. */
  readonly keys: string;
  /** What it does, in the reader's language; for the help and the palette. */
  readonly does: string;
  readonly run: () => void;
  /** Also while a field is being typed into. Default: only with Ctrl, Alt or a function key. */
  readonly whileTyping?: boolean;
}

const layers: (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();
let all: readonly Shortcut[] = [];

function changed(): void {
  const seen = new Set<string>();
  // The page that came last wins over the shell.
  all = layers.toReversed().flatMap((layer) => layer.filter(({ keys }) => !seen.has(keys) && seen.add(keys)));
  for (const listener of listeners) listener();
}

/** Adds the shortcuts of a page; the answer takes them away. */
export function addShortcuts(layer: readonly Shortcut[]): () => void {
  layers.push(layer);
  changed();
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    changed();
  };
}

/** For React: what works now. */
export function shortcuts(): readonly Shortcut[] {
  return all;
}

/** For React: tells when that changes. */
export function onShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The name of a key event as shortcuts write it. */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>): string {
  // Alt changes the letter on some keyboards; the key's place does not.
  const letter = event.altKey && /^(Key[A-Z]|Digit\d)$/.test(event.code) ? event.code.slice(-1).toLowerCase() : event.key;
  const key = letter.length === 1 ? letter.toLowerCase() : letter;
  const shift = event.shiftKey && key.length > 1;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** Whether a key pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}

addEventListener('keydown', (event) => {
  if (isComposing(event) || event.defaultPrevented || event.repeat) return;
  const name = nameOf(event);
  const found = all.find(({ keys }) => keys.toLowerCase() === name.toLowerCase());
  if (found === undefined) return;
  const works = found.whileTyping ?? /^(Ctrl|Alt)\+|^F\d/.test(found.keys);
  if (!works && isTyping(event.target)) return;
  // Under a dialog the page's own keys rest.
  if (document.querySelector('[aria-modal="true"]') !== null && !works) return;
  event.preventDefault();
  found.run();
});
