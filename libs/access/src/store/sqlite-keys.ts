import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyCreation, StoredKey } from './port.ts';

/** The key tables; every method that writes runs inside the group's transaction. */
export class SqliteKeys {
  readonly #key: StatementSync;
  readonly #insertKey: StatementSync;
  readonly #tombstone: StatementSync;
  readonly #phone: StatementSync;
  readonly #insertPhone: StatementSync;
  readonly #forgetPhones: StatementSync;
  readonly #insertName: StatementSync;
  readonly #notes: StatementSync;
  readonly #forgetNames: StatementSync;

  constructor(database: DatabaseSync) {
    this.#key = database.prepare('SELECT wrapped FROM keys WHERE id = ?');
    this.#insertKey = database.prepare('INSERT OR IGNORE INTO keys (id, wrapped) VALUES (?, ?)');
    this.#tombstone = database.prepare('INSERT INTO keys (id, wrapped) VALUES (?, NULL) ON CONFLICT (id) DO UPDATE SET wrapped = NULL WHERE wrapped IS NOT NULL');
    this.#phone = database.prepare('SELECT person FROM phones WHERE hash = ?');
    this.#insertPhone = database.prepare('INSERT OR IGNORE INTO phones (hash, person) VALUES (?, ?)');
    this.#forgetPhones = database.prepare('DELETE FROM phones WHERE person = ?');
    this.#insertName = database.prepare('INSERT OR IGNORE INTO names (person, note) VALUES (?, ?)');
    this.#notes = database.prepare('SELECT note FROM names WHERE person = ?');
    this.#forgetNames = database.prepare('DELETE FROM names WHERE person = ?');
  }

  /** See AccessStore.ensureKeys: looks first, writes only if nothing is erased. */
  ensure(creations: readonly KeyCreation[]): readonly StoredKey[] {
    for (const creation of creations)
      for (const id of [this.#resolve(creation), ...(creation.names ?? [])]) {
        const key = this.find(id);
        if (key !== undefined && 'erased' in key) return [key];
      }
    const actual = new Map<string, string>();
    const keys = creations.map((creation) => {
      const id = this.#resolve(creation);
      actual.set(creation.id, id);
      if (creation.phone !== undefined) this.#insertPhone.run(creation.phone, id);
      const made = this.#insertKey.run(id, creation.wrapped).changes === 1;
      return (made ? undefined : this.find(id)) ?? { id, wrapped: creation.wrapped };
    });
    for (const { id, names } of creations) for (const name of names ?? []) this.#insertName.run(actual.get(name) ?? name, id);
    return keys;
  }

  find(id: string): StoredKey | undefined {
    const row = this.#key.get(id);
    if (row === undefined) return undefined;
    const wrapped = row['wrapped'];
    return wrapped instanceof Uint8Array ? { id, wrapped } : { id, erased: true };
  }

  personOfPhone(phone: string): string | undefined {
    const row = this.#phone.get(phone);
    return row === undefined ? undefined : String(row['person']);
  }

  erase(id: string): readonly string[] {
    const ids = [id, ...this.#notes.all(id).map((row) => String(row['note']))];
    const erased = ids.filter((key) => this.#tombstone.run(key).changes === 1);
    this.#forgetNames.run(id);
    this.#forgetPhones.run(id);
    return erased;
  }

  #resolve({ id, phone }: KeyCreation): string {
    return (phone === undefined ? undefined : this.personOfPhone(phone)) ?? id;
  }
}
