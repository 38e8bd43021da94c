import type { OpenPages } from '../presence/presence.ts';
import type { Account } from '../account/account.ts';

/** A session as it is stored: never the token, only its hash. Times are milliseconds since 1970. */
export interface StoredSession {
  /** SHA-256 of the token, base64url. */
  readonly hash: string;
  readonly accountId: string;
  readonly kind: 'cookie' | 'bearer';
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A single-use sign-in link: hash of its token. */
export interface StoredLink {
  readonly hash: string;
  readonly accountId: string;
  readonly expiresAt: number;
}

/** One key to be made unless it exists. */
export interface KeyCreation {
  /** `person-<uuid>` or `note-<uuid>` */
  readonly id: string;
  /** The new data key under the master key; stored only if no key has this id. */
  readonly wrapped: Uint8Array;
  /** Keyed hash of a phone number: an id that has it already takes the place of `id`. */
  readonly phone?: string;
  /** Persons a note names (ids of the same call before look-up, or existing ones): erasing one deletes the note's key. */
  readonly names?: readonly string[];
}

/** A key as it is stored; `erased` is its tombstone. */
export type StoredKey = { readonly id: string; readonly wrapped: Uint8Array } | { readonly id: string; readonly erased: true };

/** Why an account could not be saved. */
export type AccountConflict = 'stale' | 'name-taken' | 'responder-taken' | 'last-administrator';

/**
 * Everything libs/access keeps. Writes answer after they are durable; a write that fails rejects with StoreUnavailable and leaves nothing.
 * Adapters pass the suite in contract.ts.
 */
export interface AccessStore {
  account(id: string): Promise<Account | undefined>;
  accountByName(name: string): Promise<Account | undefined>;
  /** Up to `limit` accounts with id > `after`, by id. */
  accounts(after: string | undefined, limit: number): Promise<readonly Account[]>;
  /** Enabled accounts that administer everything. */
  rootAdministrators(): Promise<readonly Account[]>;
  /** Saves if the stored revision is `account.revision - 1` (0 = new); refuses to take the last root administrator away. */
  saveAccount(account: Account): Promise<'saved' | AccountConflict>;

  session(hash: string): Promise<StoredSession | undefined>;
  createSession(session: StoredSession): Promise<void>;
  /** False when the session is gone: a renewal never revives a revoked one. */
  renewSession(hash: string, expiresAt: number): Promise<boolean>;
  deleteSession(hash: string): Promise<void>;
  /** Deletes the account's sessions; the one with the hash `except` stays. */
  deleteSessionsOf(accountId: string, except?: string): Promise<void>;
  deleteExpired(now: number): Promise<void>;

  /** Replaces every earlier link of the account. */
  saveLink(link: StoredLink): Promise<void>;
  /** Reads a link without using it. */
  link(hash: string): Promise<StoredLink | undefined>;
  /** Takes a link away; of two concurrent takers one gets it. */
  takeLink(hash: string): Promise<StoredLink | undefined>;

  /**
   * Makes the keys that are missing, with phone look-up and names, in one commit shared with concurrent calls.
   * Answers in the same order with the id that counts and its key. If any id (or a named person) is erased, nothing of this call is stored.
   */
  ensureKeys(creations: readonly KeyCreation[]): Promise<readonly StoredKey[]>;
  /** Keys by id, tombstones included; unknown ids are left out. */
  keys(ids: readonly string[]): Promise<readonly StoredKey[]>;
  personOfPhone(phone: string): Promise<string | undefined>;
  /** Tombstones the key, of a person also the keys of notes that name them, and forgets their phones. Answers every id erased now. */
  eraseKey(id: string): Promise<readonly string[]>;

  /** A value checked at opening (which master key this store belongs to). */
  meta(key: string): Promise<string | undefined>;
  setMeta(key: string, value: string): Promise<void>;
  /** Keeps a value unless there is one; answers the one that stands. Of many processes at once the first counts. */
  metaOnce(key: string, value: string): Promise<string>;
  close(): Promise<void>;
}

/** What was erased since a process last looked. */
export interface Erasures {
  /** To be handed in next time. */
  readonly until: number;
  readonly ids: readonly string[];
}

/** Counts of tries in windows of time. All times are milliseconds since 1970. */
export interface TryCounts {
  /** Counts one more unless the window has `limit` already; then answers when it ends. A new window ends at `until`. */
  count(key: string, limit: number, now: number, until: number): Promise<number | undefined>;
  takeBack(key: string, tries: number | 'all'): Promise<void>;
}

/** A store that several processes use at once: each can see what the others have ended, changed or erased. */
export interface SharedAccessStore extends AccessStore {
  /** Of these sessions (hashes) those that stand, with the revision of their account. */
  standing(hashes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Key ids erased after the place `until` of an earlier answer; without it only the place. Finishes an erasure that a process left half done. */
  erasures(after: number | undefined): Promise<Erasures>;
  /** Sign-in tries, counted for all processes together. */
  readonly tries: TryCounts;
  /** Pages that are open now, of all processes together. */
  readonly pages: OpenPages;
}

/** Whether several processes may share this store. */
export function isShared(store: AccessStore): store is SharedAccessStore {
  return 'standing' in store && 'erasures' in store;
}
