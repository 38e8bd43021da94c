import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyCreation, StoredKey } from './port.ts';

/** The key tables; every method that writes runs inside the group's transaction. */
export class SqliteKeys {
  readonly #key: StatementSync;
  readonly #insertKey: StatementSync;
  readonly #tombstone: StatementSync;
  readonly #phone: StatementSync;
  readonly #insertPhone: StatementSync;
  readonly #phonesOf: StatementSync;
  readonly #addPhone: StatementSync;
  readonly #forgetPhone: StatementSync;
  readonly #insertName: StatementSync;
  readonly #notes: StatementSync;
  readonly #forgetNames: StatementSync;

  constructor(database: DatabaseSync) {
    this.#key = database.prepare('SELECT wrapped FROM keys WHERE id = ?');
    this.#insertKey = database.prepare('INSERT INTO keys (id, wrapped, phones) VALUES (?, ?, ?)');
    this.#tombstone = database.prepare(
      'INSERT INTO keys (id, wrapped, phones) VALUES (?, NULL, NULL) ON CONFLICT (id) DO UPDATE SET wrapped = NULL, phones = NULL WHERE wrapped IS NOT NULL',
    );
    this.#phone = database.prepare('SELECT person FROM phones WHERE hash = ?');
    this.#insertPhone = database.prepare('INSERT INTO phones (hash, person) VALUES (?, ?)');
    this.#phonesOf = database.prepare('SELECT phones FROM keys WHERE id = ?');
    this.#addPhone = database.prepare("UPDATE keys SET phones = coalesce(phones || ' ', '') || ? WHERE id = ?");
    this.#forgetPhone = database.prepare('DELETE FROM phones WHERE hash = ?');
    this.#insertName = database.prepare('INSERT OR IGNORE INTO names (person, note) VALUES (?, ?)');
    this.#notes = database.prepare('SELECT note FROM names WHERE person = ?');
    this.#forgetNames = database.prepare('DELETE FROM names WHERE person = ?');
    for (const statement of [this.#key, this.#phone]) statement.setReturnArrays(true);
  }

  /** See AccessStore.ensureKeys: looks everything up first, writes only if nothing is erased. */
  ensure(creations: readonly KeyCreation[]): readonly StoredKey[] {
    const actual = new Map<string, string>();
    const phones = new Map<string, string>();
    const keys = new Map<string, StoredKey | undefined>();
    for (const { id: asked, phone } of creations) {
      const known = phone === undefined ? undefined : (phones.get(phone) ?? this.personOfPhone(phone));
      const id = known ?? asked;
      if (phone !== undefined && known === undefined) phones.set(phone, id);
      actual.set(asked, id);
      if (!keys.has(id)) keys.set(id, this.find(id));
    }
    for (const { names = [] } of creations)
      for (const name of names) {
        const person = actual.get(name) ?? name;
        if (!keys.has(person)) keys.set(person, this.find(person));
      }
    for (const key of keys.values()) if (key !== undefined && 'erased' in key) return [key];

    const made = creations.map(({ id: asked, wrapped, phone }) => {
      const id = actual.get(asked) ?? asked;
      const isNewPhone = phone !== undefined && phones.delete(phone);
      if (isNewPhone) this.#insertPhone.run(phone, id);
      const known = keys.get(id);
      if (known !== undefined) {
        if (isNewPhone) this.#addPhone.run(phone, id);
        return known;
      }
      const key = { id, wrapped };
      this.#insertKey.run(id, wrapped, phone ?? null);
      keys.set(id, key);
      return key;
    });
    for (const { id: note, names = [] } of creations) for (const name of names) this.#insertName.run(actual.get(name) ?? name, note);
    return made;
  }

  find(id: string): StoredKey | undefined {
    const row: unknown = this.#key.get(id);
    if (!Array.isArray(row)) return undefined;
    const wrapped: unknown = row[0];
    return wrapped instanceof Uint8Array ? { id, wrapped } : { id, erased: true };
  }

  personOfPhone(phone: string): string | undefined {
    const row: unknown = this.#phone.get(phone);
    return Array.isArray(row) ? String(row[0]) : undefined;
  }

  erase(id: string): readonly string[] {
    const phones = this.#phonesOf.get(id)?.['phones'];
    const ids = [id, ...this.#notes.all(id).map((row) => String(row['note']))];
    const erased = ids.filter((key) => this.#tombstone.run(key).changes === 1);
    this.#forgetNames.run(id);
    for (const phone of typeof phones === 'string' ? phones.split(' ') : []) this.#forgetPhone.run(phone);
    return erased;
  }
}
