import { Refused } from '#event-store';
import type { Sealed } from '#event-store';
import { LRUCache } from 'lru-cache';
import type { AccessStore, StoredKey } from '../store/port.ts';
import { decrypt, encrypt, randomBytesPooled } from './cipher.ts';
import type { MasterKey } from './master-key.ts';
import { normalizePhone, phoneHash } from './phone.ts';

/** A key that must be there before something is sealed under it. */
export interface KeyRequest {
  /** `person-<uuid>` or `note-<uuid>` */
  readonly id: string;
  /** Phone as typed or E.164; a person who has it already takes the place of `id`. */
  readonly phone?: string;
  /** Where the phone stands in the body, for the error. */
  readonly pointer?: string;
  /** Of a note: the persons it names, as ids of this call or existing ones. */
  readonly names?: readonly string[];
}

/** What opening gives; `erased: true` also covers what cannot be opened any more, with the cause. */
export type Opened<T = unknown> = { readonly erased: false; readonly value: T } | { readonly erased: true; readonly cause: 'erased' | 'missing-key' | 'damaged' };

/** Tells an operator that personal data could not be opened; never carries the data. */
export type KeyAlarm = (alarm: { readonly event: 'personal-data-unreadable'; readonly keyId: string; readonly cause: 'missing-key' | 'damaged' }) => void;

const ERASED = 'erased';
const VERSION = 's1.';

/** The key service: a data key for each person and each note, durable before it is used, gone for good once erased. */
export class PersonalKeys {
  readonly #store: AccessStore;
  readonly #master: MasterKey;
  readonly #alarm: KeyAlarm;
  /** Unwrapped keys and tombstones, most recently used. */
  readonly #cache: LRUCache<string, Uint8Array | typeof ERASED>;
  /** Phone hash → person. */
  readonly #phones: LRUCache<string, string>;
  /** Raised by every erasure: a key loaded before it is not cached after it. */
  #erasures = 0;

  /** @param cacheSize unwrapped keys kept in memory (about 350 bytes each) */
  constructor(store: AccessStore, master: MasterKey, alarm: KeyAlarm = () => {}, cacheSize = 8_000) {
    this.#store = store;
    this.#master = master;
    this.#alarm = alarm;
    this.#cache = new LRUCache({ max: cacheSize });
    this.#phones = new LRUCache({ max: Math.ceil(cacheSize / 4) });
  }

  /**
   * Makes sure the keys exist, durably, before the promise resolves; concurrent calls share one sync to disk.
   * Answers the id that counts for each id asked (another one where a phone is known already).
   * @throws Refused `phone-invalid` (422) · `person-erased` (409): an erased key is never made again
   * @throws StoreUnavailable when nothing could be written
   */
  async ensure(requests: readonly (string | KeyRequest)[]): Promise<ReadonlyMap<string, string>> {
    const wanted = requests.map((request) => this.#hashed(typeof request === 'string' ? { id: request } : request));
    const known = new Map<string, string>();
    for (const { id, phone, names } of wanted) {
      const actual = phone === undefined ? id : this.#phones.get(phone);
      if (actual === undefined || names !== undefined || !(this.#cache.get(actual) instanceof Uint8Array)) break;
      known.set(id, actual);
    }
    if (known.size === new Set(wanted.map((request) => request.id)).size) return known;

    const creations = wanted.map((request) => {
      const plain = randomBytesPooled(32);
      return { ...request, plain, wrapped: encrypt(this.#master.wrapping, request.id, plain) };
    });
    const erasures = this.#erasures;
    const stored = await this.#store.ensureKeys(creations.map(({ plain: _plain, ...creation }) => creation));
    const erased = stored.find((key) => 'erased' in key);
    if (erased !== undefined) throw new Refused('person-erased', 'conflict', { id: erased.id });
    const actual = new Map<string, string>();
    for (const [index, creation] of creations.entries()) {
      const key = stored[index];
      if (key === undefined) throw new Error('the store answered for fewer keys than it was asked for');
      actual.set(creation.id, key.id);
      if (erasures !== this.#erasures || !('wrapped' in key)) continue;
      if (!this.#cache.has(key.id)) this.#cache.set(key.id, sameBytes(key.wrapped, creation.wrapped) ? ofItsOwn(creation.plain) : this.#unwrap(key));
      if (creation.phone !== undefined) this.#phones.set(creation.phone, key.id);
    }
    // Somebody was erased meanwhile: what counts is what the store says now.
    if (erasures !== this.#erasures) {
      const gone = [...(await this.#load([...actual.values()])).entries()].find(([, key]) => key === ERASED);
      if (gone !== undefined) throw new Refused('person-erased', 'conflict', { id: gone[0] });
    }
    return actual;
  }

  /**
   * Encrypts a value (as one JSON text) under a key that `ensure` or `load` has just answered for.
   * @throws Refused `person-erased` (409) when the key was erased in between
   * @throws Error when the key was never ensured: a programming error
   */
  seal(keyId: string, value: object | string): Sealed {
    const key = this.#cache.get(keyId);
    if (key === ERASED) throw new Refused('person-erased', 'conflict', { id: keyId });
    if (key === undefined) throw new Error(`seal under ${keyId} before "await keys.ensure([…])"`);
    return `${VERSION}${keyId}.${encrypt(key, keyId, JSON.stringify(value)).toString('base64url')}` as Sealed;
  }

  /** Opens one sealed value; see {@link openMany}. */
  async open<T = unknown>(sealed: Sealed): Promise<Opened<T>> {
    const [opened] = await this.openMany<T>([sealed]);
    return opened ?? this.#unreadable('?', 'damaged');
  }

  /** Opens many, loading missing keys in one read. Never throws for a single value: see {@link Opened}. */
  async openMany<T = unknown>(sealed: readonly Sealed[]): Promise<readonly Opened<T>[]> {
    const missing = new Set<string>();
    for (const value of sealed) {
      const keyId = keyIdOf(value);
      if (keyId !== undefined && this.#cache.get(keyId) === undefined) missing.add(keyId);
    }
    // Not through the cache alone: a page of more values than the cache holds must open too.
    const loaded = missing.size === 0 ? undefined : await this.#load([...missing]);
    return sealed.map((value) => this.#openNow<T>(value, loaded) ?? this.#unreadable(keyIdOf(value) ?? '?', 'missing-key'));
  }

  /** The person who has this phone, if any. @throws Refused `phone-invalid` */
  async personOfPhone(phone: string, pointer = '/phone'): Promise<string | undefined> {
    const hash = phoneHash(this.#master.phones, normalizePhone(phone, pointer));
    const cached = this.#phones.get(hash);
    if (cached !== undefined) return cached;
    const erasures = this.#erasures;
    const person = await this.#store.personOfPhone(hash);
    if (person !== undefined && erasures === this.#erasures) this.#phones.set(hash, person);
    return person;
  }

  /** Deletes a key for good; of a person also the keys of notes that name them and their phones. Answers all ids erased. */
  async erase(keyId: string): Promise<readonly string[]> {
    const erased = await this.#store.eraseKey(keyId);
    this.forget([keyId, ...erased]);
    return erased;
  }

  /** These were erased, here or by another process. */
  forget(erased: readonly string[]): void {
    this.#erasures += 1;
    this.#phones.clear();
    for (const id of erased) this.#cache.set(id, ERASED);
  }

  #hashed(request: KeyRequest): { id: string; phone?: string; names?: readonly string[] } {
    return {
      id: request.id,
      ...(request.phone === undefined ? {} : { phone: phoneHash(this.#master.phones, normalizePhone(request.phone, request.pointer)) }),
      ...(request.names === undefined || request.names.length === 0 ? {} : { names: request.names }),
    };
  }

  async #load(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | typeof ERASED>> {
    for (;;) {
      const erasures = this.#erasures;
      const stored = await this.#store.keys(ids);
      if (erasures !== this.#erasures) continue;
      const loaded = new Map<string, Uint8Array | typeof ERASED>();
      for (const key of stored) {
        const value = 'erased' in key ? ERASED : this.#unwrap(key);
        loaded.set(key.id, value);
        this.#cache.set(key.id, value);
      }
      return loaded;
    }
  }

  #unwrap(key: Extract<StoredKey, { wrapped: Uint8Array }>): Uint8Array {
    return ofItsOwn(decrypt(this.#master.wrapping, key.id, key.wrapped));
  }

  #openNow<T>(sealed: Sealed, loaded?: ReadonlyMap<string, Uint8Array | typeof ERASED>): Opened<T> | undefined {
    const keyId = keyIdOf(sealed);
    if (keyId === undefined) return this.#unreadable('?', 'damaged');
    const key = this.#cache.get(keyId) ?? loaded?.get(keyId);
    if (key === undefined) return undefined;
    if (key === ERASED) return { erased: true, cause: 'erased' };
    try {
      const text = decrypt(key, keyId, Buffer.from(sealed.slice(VERSION.length + keyId.length + 1), 'base64url')).toString('utf8');
      return { erased: false, value: JSON.parse(text) as T };
    } catch {
      // A flipped bit must not take a whole page of rows with it; it is shown as unreadable and alarmed.
      return this.#unreadable(keyId, 'damaged');
    }
  }

  #unreadable(keyId: string, cause: 'missing-key' | 'damaged'): { erased: true; cause: 'missing-key' | 'damaged' } {
    this.#alarm({ event: 'personal-data-unreadable', keyId, cause });
    return { erased: true, cause };
  }
}

/** The key a sealed text was made with; undefined when it is no sealed text. */
export function keyIdOf(sealed: string): string | undefined {
  if (!sealed.startsWith(VERSION)) return undefined;
  const end = sealed.indexOf('.', VERSION.length);
  return end < 0 ? undefined : sealed.slice(VERSION.length, end);
}

/** A copy in the JavaScript heap: a Buffer of 32 bytes keeps the whole block of 64 KB alive from which it was cut, 550 bytes a key. */
function ofItsOwn(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
