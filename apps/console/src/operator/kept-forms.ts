import type { CallForm } from './call-form.ts';

/** What is kept of the desk in this tab: the form that is open, and those whose logging was refused after they had been left. */
export interface Kept {
  readonly form: CallForm;
  readonly refused: readonly CallForm[];
}

const nameOf = (accountId: string) => `arrowtower.desk.${accountId}`;

/** Keeps the desk as long as the tab lives: a reload, an ended session or a sign-out loses no text; nobody else's account reads it. */
export function keepForms(accountId: string, kept: Kept): void {
  try {
    sessionStorage.setItem(nameOf(accountId), JSON.stringify(kept));
  } catch {
    // Storage may be closed; the text then lives as long as the page.
  }
}

/** What was kept. */
export function keptForms(accountId: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(nameOf(accountId));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}
