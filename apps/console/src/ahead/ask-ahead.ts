// Runs while the console's code is still on its way: asks who is signed in, and then for what his first page needs. It stands alone: build/ask-ahead.ts strips its types, tells it the files of the
// build and puts it into the page. What goes wrong here goes wrong again, and is told, when the console asks itself.

import type { Home } from './homes.ts';

/** Filled in by the build. */
declare const AHEAD: {
  /** Language → the texts that every page needs. */
  readonly ground: Readonly<Record<string, string>>;
  readonly homes: readonly (Pick<Home, 'role' | 'path' | 'asks'> & { readonly files: readonly string[]; readonly texts: Readonly<Record<string, string>> })[];
};

/** Milliseconds after which an answer that nobody has taken is too old. */
const FRESH = 10_000;

const asked = new Map<string, Promise<Response>>();
Object.assign(globalThis, { arrowtowerAsked: asked });
setTimeout(() => asked.clear(), FRESH);
const language = document.documentElement.lang;

function ask(path: string): Promise<Response> {
  const answer = fetch(path, { credentials: 'same-origin', cache: 'no-store', headers: { 'accept-language': language, 'x-arrowtower': '1' } });
  answer.catch(() => undefined);
  asked.set(path, answer);
  return answer;
}

function load(file: string | undefined): void {
  if (file === undefined) return;
  const link = document.createElement('link');
  if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style', href: file, crossOrigin: '' });
  else Object.assign(link, { rel: 'modulepreload', href: file, crossOrigin: '' });
  document.head.append(link);
}

function roleKept(accountId: string): string | null {
  try {
    return localStorage.getItem(`arrowtower.role.${accountId}`);
  } catch {
    return null;
  }
}

async function begin(): Promise<void> {
  load(AHEAD.ground[language]);
  // A copy is read, the answer itself is left for the console.
  const answer = (await ask('/api/access/me')).clone();
  if (!answer.ok) return;
  const { accountId, rights } = (await answer.json()) as { readonly accountId: string; readonly rights: readonly { readonly role: string }[] };
  const kept = roleKept(accountId);
  const role = rights.some((right) => right.role === kept) ? kept : AHEAD.homes.find((home) => rights.some((right) => right.role === home.role))?.role;
  const home = AHEAD.homes.find((one) => one.role === role);
  if (home === undefined || (location.pathname !== '/' && location.pathname !== home.path)) return;
  for (const path of home.asks) void ask(path);
  for (const file of [...home.files, home.texts[language]]) load(file);
}

begin().catch(() => undefined);
