import { Injectable } from '@nestjs/common';
import { Access, type KeyRequest, normalizePhone } from '#access';
import type { CommandContext } from '#runtime';
import type { Reporter, SealedNote, SealedPerson } from '../request/events.ts';
import type { CallerDto } from './dto/call.dto.ts';
import type { PersonDto, ReporterDto } from './dto/parts.dto.ts';

/** A reason or explanation in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What lies sealed under a person's key. */
export interface PersonDetails {
  readonly name?: string;
  /** E.164 */
  readonly phone?: string;
  readonly room?: string;
  readonly age?: number;
  readonly health?: string;
}

/** What lies sealed under a note's key. */
export interface NoteDetails {
  readonly text?: string;
  /** Where the person is unknown. */
  readonly room?: string;
  readonly answers?: Readonly<Record<string, string | number>>;
  /** Why the answers gave that score. */
  readonly reasons?: readonly Words[];
}

/** The personal parts of one command, as they came in. */
export interface PersonalParts {
  readonly person?: PersonDto | undefined;
  readonly room?: string | undefined;
  readonly reporter?: ReporterDto | undefined;
  readonly text?: string | undefined;
  readonly answers?: { readonly answers: Readonly<Record<string, string | number>>; readonly reasons: readonly Words[] } | undefined;
  readonly priorityReason?: string | undefined;
  /** Persons known already whom the text is about. */
  readonly about?: readonly string[];
}

/** The same, sealed. */
export interface SealedParts {
  readonly person?: SealedPerson;
  readonly reporter?: Reporter;
  readonly note?: SealedNote;
  readonly answers?: SealedNote;
  readonly priorityReason?: SealedNote;
}

/** Seals the personal parts of commands: all keys of a command are made in one durable step, then each person and note is one ciphertext. */
@Injectable()
export class Sealing {
  constructor(private readonly access: Access) {}

  /** @throws Refused `phone-invalid` (422) with its pointer */
  async seal(command: CommandContext, parts: PersonalParts): Promise<SealedParts> {
    const self = parts.reporter?.relation === 'self';
    const person = self ? merged(parts.person, parts.reporter) : known(parts.person);
    const reporter = self ? undefined : parts.reporter;
    const personPhone = phoneOf(person?.phone, parts.person?.phone === undefined && self ? '/reporter/phone' : '/person/phone');
    const reporterPhone = phoneOf(reporter?.phone, '/reporter/phone');
    const ids = {
      person: person === undefined ? undefined : command.newId('person'),
      reporter: reporter === undefined ? undefined : command.newId('person', 'reporter'),
      note: needsNote(parts, person) ? command.newId('note') : undefined,
    };
    const keys: KeyRequest[] = [
      // One phone told for two people belongs to the one who spoke: two people must not become one.
      ...(ids.person === undefined ? [] : [keyOf(ids.person, personPhone === reporterPhone ? undefined : personPhone)]),
      ...(ids.reporter === undefined ? [] : [keyOf(ids.reporter, reporterPhone)]),
    ];
    if (ids.note !== undefined) keys.push({ id: ids.note, names: [...keys.map(({ id }) => id), ...(parts.about ?? [])] });
    if (keys.length === 0) return {};
    const actual = await this.access.keys.ensure(keys);
    const actualOf = (id: string) => actual.get(id) ?? id;
    const under = (id: string, value: object) => this.access.keys.seal(actualOf(id), value);

    const noteId = ids.note;
    const note = (value: NoteDetails): SealedNote | undefined => (noteId === undefined || Object.keys(value).length === 0 ? undefined : { noteId, details: under(noteId, value) });
    const details: PersonDetails = {
      ...(person?.name === undefined ? {} : { name: person.name }),
      ...(personPhone === undefined ? {} : { phone: personPhone }),
      ...(parts.room === undefined ? {} : { room: parts.room }),
      ...(person?.age === undefined ? {} : { age: person.age }),
      ...(person?.health === undefined ? {} : { health: person.health }),
    };
    const sealedPerson = ids.person === undefined ? undefined : { personId: actualOf(ids.person), details: under(ids.person, details) };
    return defined({
      person: sealedPerson,
      reporter: self
        ? sealedPerson === undefined
          ? undefined
          : defined({ personId: sealedPerson.personId, relation: 'self' as const, responderId: parts.reporter?.responderId })
        : reporter === undefined || ids.reporter === undefined
          ? undefined
          : defined({
              personId: actualOf(ids.reporter),
              details: under(ids.reporter, defined({ name: reporter.name, phone: reporterPhone })),
              relation: reporter.relation,
              responderId: reporter.responderId,
            }),
      note: note(defined({ text: parts.text, room: person === undefined ? parts.room : undefined })),
      answers: parts.answers === undefined ? undefined : note({ ...parts.answers }),
      priorityReason: parts.priorityReason === undefined ? undefined : note({ text: parts.priorityReason }),
    });
  }

  /** One piece of free text, naming the persons it is about. */
  async note(command: CommandContext, text: string | undefined, about: readonly string[], part: string | number = 0): Promise<SealedNote | undefined> {
    if (text === undefined || text === '') return undefined;
    const noteId = command.newId('note', part);
    await this.access.keys.ensure([{ id: noteId, names: about }]);
    return { noteId, details: this.access.keys.seal(noteId, { text }) };
  }

  /** A caller; undefined where nothing is known of him. */
  async caller(command: CommandContext, caller: CallerDto | undefined): Promise<SealedPerson | undefined> {
    if (caller?.name === undefined && caller?.phone === undefined) return undefined;
    const phone = phoneOf(caller.phone, '/caller/phone');
    const id = command.newId('person');
    const actual = (await this.access.keys.ensure([keyOf(id, phone)])).get(id) ?? id;
    return { personId: actual, details: this.access.keys.seal(actual, defined({ name: caller.name, phone })) };
  }
}

function keyOf(id: string, phone: string | undefined): KeyRequest {
  return phone === undefined ? { id } : { id, phone };
}

function phoneOf(typed: string | undefined, pointer: string): string | undefined {
  return typed === undefined ? undefined : normalizePhone(typed, pointer);
}

function known(person: PersonDto | undefined): PersonDto | undefined {
  return person !== undefined && Object.values(person).some((value) => value !== undefined) ? person : undefined;
}

function merged(person: PersonDto | undefined, reporter: ReporterDto | undefined): PersonDto | undefined {
  return known(defined({ name: person?.name ?? reporter?.name, phone: person?.phone ?? reporter?.phone, age: person?.age, health: person?.health }));
}

function needsNote(parts: PersonalParts, person: PersonDto | undefined): boolean {
  const text = parts.text !== undefined && parts.text !== '';
  return text || parts.answers !== undefined || parts.priorityReason !== undefined || (parts.room !== undefined && person === undefined);
}

/** Without the keys that have no value. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as { [K in keyof T]: Exclude<T[K], undefined> };
}
