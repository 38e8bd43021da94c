import type { QueryFunctionContext } from '@tanstack/react-query';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { ProblemError } from '../api/problem.ts';
import { currentSession } from '../session/store.ts';

/** A kept answer is not shown after this long, milliseconds: no shift is longer. */
export const KEPT_FOR = 12 * 3_600_000;

interface Picture {
  readonly accountId: string;
  /** This device's clock, milliseconds. */
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}
interface Kept extends DBSchema {
  pictures: { key: string; value: Picture };
  key: { key: 'key'; value: CryptoKey };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;
/** Names of the kept answers on the page, and since when they are known. */
const onPage = new Map<string, number>();
let shown: number | undefined;
const listeners = new Set<() => void>();

/**
 * For the few things that somebody must still have after his phone has thrown the page away in a lift: reads, and keeps the answer on this device under a key that no script can take out of the browser.
 * Without a network, in a page that has not read it yet, it is what was kept: never older than a shift, never somebody else's. Everything else is not kept.
 * @param readIt asks the server
 */
export function kept<T>(readIt: (context: { readonly signal: AbortSignal }) => Promise<T>): (context: QueryFunctionContext) => Promise<T> {
  return async ({ client, queryKey, signal }) => {
    const name = queryKey.join(' ');
    try {
      const answer = await readIt({ signal });
      showing(name, undefined);
      void keep(name, answer).catch(() => undefined);
      return answer;
    } catch (error) {
      if (!isUnreachable(error) || client.getQueryData(queryKey) !== undefined) throw error;
      const picture = await find(name).catch(() => undefined);
      if (picture === undefined) throw error;
      showing(name, picture.at);
      return picture.answer as T;
    }
  };
}

/** Since when (this device's clock, milliseconds) the oldest kept answer on the page is known; undefined when everything was read from the server. For React. */
export function keptSince(): number | undefined {
  return shown;
}

/** For React: tells when it changes. */
export function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets what is kept, or what of it nobody needs any more. With everything goes the key: what the browser has not wiped from its disk yet cannot be read any more. */
export async function forget(which?: (name: string) => boolean): Promise<void> {
  if (!canKeep()) return;
  try {
    const db = await database();
    const transaction = db.transaction(['pictures', 'key'], 'readwrite', { durability: 'strict' });
    if (which === undefined) await Promise.all([transaction.objectStore('pictures').clear(), transaction.objectStore('key').clear()]);
    else for (const name of await transaction.objectStore('pictures').getAllKeys()) if (which(name)) await transaction.objectStore('pictures').delete(name);
    await transaction.done;
  } catch {
    // Nothing can be kept in this browser either.
  }
}

/** Forgets what is too old, or another account's. */
export async function tidyKept(): Promise<void> {
  if (!canKeep()) return;
  const names = new Set<string>();
  const db = await database();
  for (const name of await db.getAllKeys('pictures')) if (!isFit(await db.get('pictures', name))) names.add(name);
  if (names.size > 0) await forget((name) => names.has(name));
}

async function keep(name: string, answer: unknown): Promise<void> {
  const accountId = ownId();
  if (!canKeep() || accountId === undefined) return;
  const key = await ownKey(true);
  if (key === undefined) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(accountId, name) }, key, new TextEncoder().encode(JSON.stringify(answer)));
  // Signed out while it was being sealed.
  if (ownId() === accountId) await (await database()).put('pictures', { accountId, at: Date.now(), iv, sealed }, name);
}

async function find(name: string): Promise<{ readonly at: number; readonly answer: unknown } | undefined> {
  if (!canKeep()) return undefined;
  const picture = await (await database()).get('pictures', name);
  const key = await ownKey(false);
  if (picture === undefined || key === undefined || !isFit(picture)) return undefined;
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: picture.iv, additionalData: boundTo(picture.accountId, name) }, key, picture.sealed);
  return { at: picture.at, answer: JSON.parse(new TextDecoder().decode(plain)) as unknown };
}

function isFit(picture: Picture | undefined): boolean {
  const age = Date.now() - (picture?.at ?? 0);
  return picture !== undefined && picture.accountId === ownId() && age >= 0 && age < KEPT_FOR;
}

async function ownKey(make: boolean): Promise<CryptoKey | undefined> {
  const db = await database();
  const known = await db.get('key', 'key');
  if (known !== undefined || !make) return known;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Another tab may have been quicker.
  const transaction = db.transaction('key', 'readwrite');
  const first = await transaction.store.get('key');
  if (first === undefined) await transaction.store.put(fresh, 'key');
  await transaction.done;
  return first ?? fresh;
}

function database(): Promise<IDBPDatabase<Kept>> {
  return (opened ??= openDB<Kept>('arrowtower-kept', 1, {
    upgrade(db) {
      db.createObjectStore('pictures');
      db.createObjectStore('key');
    },
    terminated: () => (opened = undefined),
  }));
}

function boundTo(accountId: string, name: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${accountId} ${name}`);
}

/** Keys that cannot be taken out exist over https only; without them nothing is kept. */
function canKeep(): boolean {
  return typeof indexedDB === 'object' && crypto.subtle !== undefined;
}

function ownId(): string | undefined {
  const session = currentSession();
  return session.phase === 'in' ? session.subject.accountId : undefined;
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ProblemError && [0, 502, 503, 504].includes(error.status);
}

function showing(name: string, at: number | undefined): void {
  if (at === undefined) onPage.delete(name);
  else onPage.set(name, at);
  const oldest = onPage.size === 0 ? undefined : Math.min(...onPage.values());
  if (oldest === shown) return;
  shown = oldest;
  for (const listener of listeners) listener();
}
