import type { KeyCreation, StoredKey } from './port.ts';

/** What one call is answered: its keys in order, or the one that is erased. */
export type Answer = readonly StoredKey[];

/** What is stored of everything the calls speak of. */
export interface Snapshot {
  /** Phone hash → person. */
  readonly phones: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, StoredKey>;
}

/** What must be written before the calls are answered. */
export interface KeyPlan {
  /** `instead`: the erased person a phone still names. */
  readonly phones: readonly { readonly hash: string; readonly person: string; readonly instead?: string }[];
  readonly names: readonly { readonly person: string; readonly note: string }[];
  readonly keys: readonly { readonly id: string; readonly wrapped: Uint8Array }[];
  readonly answers: readonly Answer[];
}

/** Decides for many calls, in order, what is new and what is there; of a call that speaks of anybody erased nothing is written. Pure. */
export function planKeys(calls: readonly (readonly KeyCreation[])[], stored: Snapshot): KeyPlan {
  const plan = new Plan(stored);
  const answers = calls.map((creations) => plan.add(creations));
  return { phones: [...plan.phones.values()], names: [...plan.names.values()], keys: [...plan.keys.values()], answers };
}

class Plan {
  readonly #stored: Snapshot;
  readonly phones = new Map<string, KeyPlan['phones'][number]>();
  readonly names = new Map<string, KeyPlan['names'][number]>();
  readonly keys = new Map<string, KeyPlan['keys'][number]>();

  constructor(stored: Snapshot) {
    this.#stored = stored;
  }

  add(creations: readonly KeyCreation[]): Answer {
    const actual = new Map<string, string>();
    const claimed = new Map<string, string>();
    for (const { id, phone } of creations) {
      const person = phone === undefined ? id : (claimed.get(phone) ?? this.#personOf(phone) ?? id);
      if (phone !== undefined) claimed.set(phone, person);
      actual.set(id, person);
    }
    const personOf = (id: string) => actual.get(id) ?? id;
    const spokenOf = creations.flatMap(({ id, names = [] }) => [personOf(id), ...names.map(personOf)]);
    const erased = spokenOf.map((id) => this.#stored.keys.get(id)).find((key) => key !== undefined && 'erased' in key);
    if (erased !== undefined) return [erased];

    for (const [hash, person] of claimed) this.#claim(hash, person);
    for (const { id, names = [] } of creations) for (const name of names) this.names.set(`${personOf(name)} ${id}`, { person: personOf(name), note: id });
    return creations.map(({ id, wrapped }) => {
      const known = this.#stored.keys.get(personOf(id));
      if (known !== undefined) return known;
      const key = this.keys.get(personOf(id)) ?? { id: personOf(id), wrapped };
      this.keys.set(key.id, key);
      return key;
    });
  }

  #claim(hash: string, person: string): void {
    if (this.phones.has(hash) || this.#personOf(hash) !== undefined) return;
    const instead = this.#stored.phones.get(hash);
    this.phones.set(hash, { hash, person, ...(instead === undefined ? {} : { instead }) });
  }

  /** Who has it, by what is stored or an earlier call; nobody if they are erased. */
  #personOf(hash: string): string | undefined {
    const person = this.phones.get(hash)?.person ?? this.#stored.phones.get(hash);
    const key = person === undefined ? undefined : this.#stored.keys.get(person);
    return key !== undefined && 'erased' in key ? undefined : person;
  }
}
