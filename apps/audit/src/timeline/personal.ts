import { type Access, type FieldSights, maskName, maskPhone, maskRoom, maskText, type Opened, type PersonalField, type Sight } from '#access';
import type { Sealed } from '#event-store';

/** Whose data a sealed value of an event holds. */
export type PersonalRole = 'person' | 'reporter' | 'note';

/** A sealed value found in an event's data. */
export interface SealedValue {
  readonly role: PersonalRole;
  /** Person or note id. */
  readonly id: string;
  readonly details: Sealed;
}

/** What a reader gets to see of it. */
export interface PersonalView {
  readonly role: PersonalRole;
  readonly id: string;
  /** The key is gone: nobody can read it any more. */
  readonly erased?: true;
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
  readonly health?: string;
  readonly text?: string;
}

/** Every sealed person and note in an event's data; callers count as reporters. */
export function sealedValues(data: object): readonly SealedValue[] {
  const found: SealedValue[] = [];
  const visit = (value: unknown, key: string) => {
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const fields = value as Readonly<Record<string, unknown>>;
    const details = fields['details'];
    if (typeof details === 'string') {
      const { personId, noteId } = fields;
      if (typeof noteId === 'string') found.push({ role: 'note', id: noteId, details: details as Sealed });
      else if (typeof personId === 'string') found.push({ role: key === 'reporter' || key === 'caller' ? 'reporter' : 'person', id: personId, details: details as Sealed });
    }
    for (const [name, inner] of Object.entries(fields)) if (name !== 'details') visit(inner, name);
  };
  visit(data, '');
  return found;
}

/** Opens many sealed values and shows of each what the reader's sights allow; the values in their order. */
export async function shown(keys: Pick<Access['keys'], 'openMany'>, values: readonly SealedValue[], sights: FieldSights): Promise<readonly (PersonalView | undefined)[]> {
  const visible = values.map((value) => value.role !== 'reporter' || sights.reporter !== 'hidden');
  const opened = await keys.openMany(values.filter((_, index) => visible[index]).map(({ details }) => details));
  let next = 0;
  return values.map((value, index) => (visible[index] === true ? view(value, opened[next++], sights) : undefined));
}

function view({ role, id }: SealedValue, opened: Opened | undefined, sights: FieldSights): PersonalView {
  if (opened === undefined || opened.erased) return { role, id, erased: true };
  const fields = (typeof opened.value === 'object' && opened.value !== null ? opened.value : {}) as Readonly<Record<string, unknown>>;
  const sight = (field: PersonalField): Sight => (role === 'reporter' && sights.reporter === 'masked' && sights[field] === 'open' ? 'masked' : sights[field]);
  const health = fields['health'] ?? fields['answers'];
  return {
    role,
    id,
    ...part('name', fields['name'], sight('name'), maskName),
    ...part('phone', fields['phone'], sight('phone'), maskPhone),
    ...part('room', fields['room'], sight('room'), maskRoom),
    ...part('health', typeof health === 'object' && health !== null ? JSON.stringify(health) : health, sight('health'), () => '***'),
    ...part('text', fields['text'], sight('notes'), maskText),
  };
}

function part(name: 'name' | 'phone' | 'room' | 'health' | 'text', value: unknown, sight: Sight, mask: (text: string) => string): Partial<PersonalView> {
  if (typeof value !== 'string' || value === '' || sight === 'hidden') return {};
  return { [name]: sight === 'open' ? value : mask(value) };
}
