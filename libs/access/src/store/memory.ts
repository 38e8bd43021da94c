import { type Account, isRootAdministrator } from '../account/account.ts';
import type { AccessStore, AccountConflict, KeyCreation, StoredKey, StoredLink, StoredSession } from './port.ts';

/** For tests: everything in maps, nothing on disk. */
export class MemoryAccessStore implements AccessStore {
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, StoredSession>();
  readonly #links = new Map<string, StoredLink>();
  readonly #keys = new Map<string, StoredKey>();
  readonly #notesOf = new Map<string, Set<string>>();
  readonly #phones = new Map<string, string>();
  readonly #meta = new Map<string, string>();

  async account(id: string): Promise<Account | undefined> {
    return this.#accounts.get(id);
  }

  async accountByName(name: string): Promise<Account | undefined> {
    return this.#accounts.values().find((account) => account.name === name);
  }

  async accounts(after: string | undefined, limit: number): Promise<readonly Account[]> {
    const all = [...this.#accounts.values()].filter((account) => after === undefined || account.id > after);
    return all.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  async rootAdministrators(): Promise<readonly Account[]> {
    return [...this.#accounts.values()].filter(isRootAdministrator);
  }

  async saveAccount(account: Account): Promise<'saved' | AccountConflict> {
    const old = this.#accounts.get(account.id);
    if ((old?.revision ?? 0) !== account.revision - 1) return 'stale';
    const others = [...this.#accounts.values()].filter((other) => other.id !== account.id);
    if (others.some((other) => other.name === account.name)) return 'name-taken';
    if (account.responderId !== undefined && others.some((other) => other.responderId === account.responderId)) return 'responder-taken';
    if (old !== undefined && isRootAdministrator(old) && !isRootAdministrator(account) && !others.some(isRootAdministrator)) return 'last-administrator';
    this.#accounts.set(account.id, account);
    return 'saved';
  }

  async session(hash: string): Promise<StoredSession | undefined> {
    return this.#sessions.get(hash);
  }

  async createSession(session: StoredSession): Promise<void> {
    this.#sessions.set(session.hash, session);
  }

  async renewSession(hash: string, expiresAt: number): Promise<boolean> {
    const session = this.#sessions.get(hash);
    if (session === undefined) return false;
    this.#sessions.set(hash, { ...session, expiresAt });
    return true;
  }

  async deleteSession(hash: string): Promise<void> {
    this.#sessions.delete(hash);
  }

  async deleteSessionsOf(accountId: string, except?: string): Promise<void> {
    for (const session of this.#sessions.values()) if (session.accountId === accountId && session.hash !== except) this.#sessions.delete(session.hash);
  }

  async deleteExpired(now: number): Promise<void> {
    for (const session of this.#sessions.values()) if (session.expiresAt <= now) this.#sessions.delete(session.hash);
    for (const link of this.#links.values()) if (link.expiresAt <= now) this.#links.delete(link.hash);
  }

  async saveLink(link: StoredLink): Promise<void> {
    for (const other of this.#links.values()) if (other.accountId === link.accountId) this.#links.delete(other.hash);
    this.#links.set(link.hash, link);
  }

  async link(hash: string): Promise<StoredLink | undefined> {
    return this.#links.get(hash);
  }

  async takeLink(hash: string): Promise<StoredLink | undefined> {
    const link = this.#links.get(hash);
    this.#links.delete(hash);
    return link;
  }

  async ensureKeys(creations: readonly KeyCreation[]): Promise<readonly StoredKey[]> {
    const resolve = ({ id, phone }: KeyCreation) => (phone === undefined ? undefined : this.#phones.get(phone)) ?? id;
    const tombstones = creations.flatMap((creation) => [resolve(creation), ...(creation.names ?? [])]).map((id) => this.#keys.get(id));
    const erased = tombstones.find((key) => key !== undefined && 'erased' in key);
    if (erased !== undefined) return [erased];
    const actual = new Map<string, string>();
    const keys = creations.map((creation): StoredKey => {
      const id = resolve(creation);
      actual.set(creation.id, id);
      if (creation.phone !== undefined) this.#phones.set(creation.phone, id);
      const key = this.#keys.get(id) ?? { id, wrapped: creation.wrapped };
      this.#keys.set(id, key);
      return key;
    });
    for (const { id, names } of creations)
      for (const name of names ?? []) {
        const person = actual.get(name) ?? name;
        this.#notesOf.set(person, (this.#notesOf.get(person) ?? new Set()).add(id));
      }
    return keys;
  }

  async keys(ids: readonly string[]): Promise<readonly StoredKey[]> {
    return ids.flatMap((id) => this.#keys.get(id) ?? []);
  }

  async personOfPhone(phone: string): Promise<string | undefined> {
    return this.#phones.get(phone);
  }

  async eraseKey(id: string): Promise<readonly string[]> {
    const erased: string[] = [];
    for (const key of [id, ...(this.#notesOf.get(id) ?? [])]) {
      const old = this.#keys.get(key);
      if (old !== undefined && 'erased' in old) continue;
      this.#keys.set(key, { id: key, erased: true });
      erased.push(key);
    }
    this.#notesOf.delete(id);
    for (const [phone, person] of this.#phones) if (person === id) this.#phones.delete(phone);
    return erased;
  }

  async meta(key: string): Promise<string | undefined> {
    return this.#meta.get(key);
  }

  async setMeta(key: string, value: string): Promise<void> {
    this.#meta.set(key, value);
  }

  async metaOnce(key: string, value: string): Promise<string> {
    const stands = this.#meta.get(key) ?? value;
    this.#meta.set(key, stands);
    return stands;
  }

  async close(): Promise<void> {}
}
