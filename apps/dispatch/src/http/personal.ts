import { Injectable } from '@nestjs/common';
import { Access, disclosureDecider, disclosureStream, type FieldSights, maskName, maskPhone, maskRoom, maskText, type Opened } from '#access';
import { type CommandMetadata, Refused, type Sealed } from '#event-store';
import { type CommandContext, ServiceRuntime } from '#runtime';
import type { SealedNote, SealedPerson } from '../case/events.ts';
import { localDay } from '../local-day.ts';

/** What intake seals of a person. */
export interface PersonDetails {
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
  readonly age?: number;
  readonly health?: string;
}

/** A person as shown: masked, open or left out, as the reader's rights say. */
export interface ShownPerson {
  readonly personId: string;
  readonly relation?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
  readonly health?: string;
  /** His data were deleted on his wish, or cannot be read any more. */
  readonly erased?: true;
}

/** Seals what is written and opens what may be read; the only place of dispatch that sees personal data in plain. */
@Injectable()
export class Personal {
  constructor(
    private readonly access: Access,
    private readonly runtime: ServiceRuntime,
  ) {}

  /** Seals free text under a key of its own, which goes with any person it names. */
  async note(command: CommandContext, text: string, names: readonly (string | undefined)[], part: string | number = 'reason'): Promise<SealedNote> {
    const noteId = command.newId('note', part);
    const known = names.filter((name) => name !== undefined);
    await this.access.keys.ensure([{ id: noteId, ...(known.length === 0 ? {} : { names: known }) }]);
    return { noteId, details: this.access.keys.seal(noteId, { text }) };
  }

  /** Like {@link note} for a text that may be missing. */
  async optionalNote(command: CommandContext, text: string | undefined, names: readonly (string | undefined)[]): Promise<{ readonly reason?: SealedNote }> {
    return text === undefined ? {} : { reason: await this.note(command, text, names) };
  }

  /** Opens many values in one read; in the given order. */
  open<T>(sealed: readonly Sealed[]): Promise<readonly Opened<T>[]> {
    return this.access.keys.openMany<T>(sealed);
  }

  /** A person cut down to what the reader may see. */
  shown(person: SealedPerson, opened: Opened<PersonDetails> | undefined, sights: FieldSights): ShownPerson {
    const base = { personId: person.personId, ...(person.relation === undefined ? {} : { relation: person.relation }) };
    if (opened === undefined) return base;
    if (opened.erased) return { ...base, erased: true };
    const { name, phone, room, health } = opened.value;
    const shown = {
      name: cut(name, sights.name, maskName),
      phone: cut(phone, sights.phone, maskPhone),
      room: cut(room, sights.room, maskRoom),
      health: cut(health, sights.health, maskText),
    };
    return { ...base, ...(Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as Partial<ShownPerson>) };
  }

  /** Records, durably, who is about to be shown what and why; the answer is given only after it. */
  async disclose(
    metadata: CommandMetadata,
    about: { readonly personId: string; readonly fields: readonly ('name' | 'phone' | 'room' | 'health')[]; readonly reason: string; readonly requestId?: string },
  ) {
    await this.access.keys.ensure([about.personId]);
    const day = localDay(metadata.now, this.runtime.config.timeZone);
    return this.runtime.commands.handle(
      disclosureDecider,
      disclosureStream('dispatch', day, metadata.actor.id),
      {
        type: 'Disclose',
        accountId: metadata.actor.id,
        personId: about.personId,
        fields: about.fields,
        ...(about.requestId === undefined ? {} : { requestId: about.requestId }),
        // Sealed under the person's key: a reason that names them is erased with them.
        reason: this.access.keys.seal(about.personId, { text: about.reason }),
      },
      { ...metadata, ...(about.requestId === undefined ? {} : { correlationId: about.requestId }) },
    );
  }

  /** Fields of a person that may be opened. @throws Refused field-not-revealed */
  mayOpen(fields: readonly ('name' | 'phone' | 'room' | 'health')[], sights: FieldSights): void {
    const no = fields.find((field) => sights[field] !== 'open');
    if (no !== undefined) throw new Refused('field-not-revealed', 'forbidden', { field: no }, '/fields');
  }
}

function cut(value: string | undefined, sight: FieldSights['name'], mask: (text: string) => string): string | undefined {
  if (value === undefined || sight === 'hidden') return undefined;
  return sight === 'open' ? value : mask(value);
}
