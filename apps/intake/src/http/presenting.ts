import { Injectable } from '@nestjs/common';
import { Access, displayPhone, type FieldSights, maskName, maskPhone, maskRoom, maskText, type Opened, type Sight } from '#access';
import type { Sealed } from '#event-store';
import type { SealedNote, SealedPerson } from '../request/events.ts';
import type { NoteDetails, PersonDetails } from './sealing.ts';

/** A person as one reader sees him; `erased` where the key is gone. */
export interface PersonView {
  readonly personId: string;
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
  readonly age?: number;
  readonly health?: string;
  readonly erased?: true;
}

/** Free text as one reader sees it. */
export interface NoteView {
  readonly noteId: string;
  readonly text?: string;
  readonly room?: string;
  readonly erased?: true;
}

/** Ciphertexts opened together, by ciphertext. */
export type OpenedTexts = ReadonlyMap<string, Opened>;

/** Opens what is sealed and shows of it what the reader may see. */
@Injectable()
export class Presenting {
  constructor(private readonly access: Access) {}

  /** Opens many at once: one read for all keys that are not at hand. */
  async open(sealed: readonly (Sealed | undefined)[]): Promise<OpenedTexts> {
    const texts = [...new Set(sealed.filter((one): one is Sealed => one !== undefined))];
    if (texts.length === 0) return new Map();
    const opened = await this.access.keys.openMany(texts);
    return new Map(texts.map((text, index) => [text as string, opened[index] ?? { erased: true, cause: 'missing-key' }]));
  }

  /** A person; of a reporter, `reporter` decides together with the field's own sight. */
  person(person: SealedPerson | undefined, opened: OpenedTexts, sights: FieldSights): PersonView | undefined {
    if (person === undefined) return undefined;
    if (person.details === undefined) return { personId: person.personId };
    const one = opened.get(person.details);
    if (one === undefined || one.erased) return { personId: person.personId, erased: true };
    const { name, phone, room, age, health } = one.value as PersonDetails;
    return {
      personId: person.personId,
      ...shown('name', name, sights.name, maskName),
      ...shown('phone', phone, sights.phone, maskPhone, displayPhone),
      ...shown('room', room, sights.room, maskRoom),
      ...(age !== undefined && sights.health === 'open' ? { age } : {}),
      ...shown('health', health, sights.health, maskText),
    };
  }

  /** Free text. */
  note(note: SealedNote | undefined, opened: OpenedTexts, sights: FieldSights): NoteView | undefined {
    if (note === undefined) return undefined;
    const one = opened.get(note.details);
    if (one === undefined || one.erased) return { noteId: note.noteId, erased: true };
    const { text, room } = one.value as NoteDetails;
    return { noteId: note.noteId, ...shown('text', text, sights.notes, maskText), ...shown('room', room, sights.room, maskRoom) };
  }
}

/** Sights of a reporter: `reporter` covers who he is, never more than the field itself. */
export function reporterSights(sights: FieldSights): FieldSights {
  const least = (sight: Sight): Sight => (sights.reporter === 'hidden' || sight === 'hidden' ? 'hidden' : sights.reporter === 'open' ? 'open' : 'masked');
  return { ...sights, name: least(sights.name), phone: least(sights.phone), room: least(sights.room) };
}

function shown<K extends string>(
  key: K,
  value: string | undefined,
  sight: Sight,
  mask: (value: string) => string,
  plain: (value: string) => string = (text) => text,
): { readonly [P in K]?: string } {
  if (value === undefined || sight === 'hidden') return {};
  return { [key]: sight === 'open' ? plain(value) : mask(value) } as { readonly [P in K]?: string };
}
