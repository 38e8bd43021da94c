import { Injectable } from '@nestjs/common';
import { Access, disclosureDecider, disclosureStream, type FieldSights, PERSONAL_FIELDS, type PersonalField } from '#access';
import { deriveUuid, Refused } from '#event-store';
import { type CommandContext, ServiceRuntime } from '#runtime';
import type { RequestState } from '../request/state.ts';
import type { RevealDto } from './dto/request-commands.dto.ts';
import { localDay } from './local-day.ts';
import { Presenting } from './presenting.ts';
import { RequestCommands, resourceOf } from './request-commands.ts';

interface Wanted {
  readonly personId?: string;
  readonly noteId?: string;
  readonly fields: readonly PersonalField[];
}

/** Opens personal fields of a request: each person and note shown is a recorded disclosure, durable before the answer. */
@Injectable()
export class Reveal {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly presenting: Presenting,
    private readonly requests: RequestCommands,
  ) {}

  async reveal(id: string, body: RevealDto, command: CommandContext): Promise<object> {
    const state = await this.requests.load(id);
    const resource = resourceOf(state);
    const under = this.requests.allowed(command, 'intake.request.reveal', resource);
    const may = this.access.policy.sights(command.subject, 'intake.request.reveal', resource);
    if (body.fields.some((field) => may[field] !== 'open')) throw new Refused('forbidden', 'forbidden', {}, '/fields');
    const sights = Object.fromEntries(PERSONAL_FIELDS.map((field) => [field, body.fields.includes(field) ? 'open' : 'hidden'])) as unknown as FieldSights;
    await this.#record(id, body.reason, wanted(state, body.fields), under);
    const opened = await this.presenting.open([state.person?.details, state.reporter?.details, ...state.notes.map(({ details }) => details)]);
    // Whoever may see the reporter sees who he is; otherwise his fields stay closed though the person's are open.
    const reporterSights: FieldSights =
      sights.reporter === 'open' ? { ...sights, name: 'open', phone: 'open' } : { ...sights, name: 'hidden', phone: 'hidden', room: 'hidden', health: 'hidden' };
    return {
      id,
      person: this.presenting.person(state.person, opened, sights),
      ...(sights.reporter === 'open' ? { reporter: this.presenting.person(state.reporter?.details === undefined ? state.person : state.reporter, opened, reporterSights) } : {}),
      notes: sights.notes === 'open' || sights.room === 'open' ? state.notes.map((note) => this.presenting.note(note, opened, sights)) : [],
    };
  }

  async #record(requestId: string, reason: string, all: readonly Wanted[], { metadata, subject }: CommandContext): Promise<void> {
    const stream = disclosureStream('intake', localDay(new Date(metadata.now), this.runtime.config.timeZone), subject.accountId);
    for (const [index, one] of all.entries()) {
      // The reason may name the person: it is sealed under the same key and erased with it.
      const key = one.personId ?? one.noteId ?? '';
      await this.access.keys.ensure([key]);
      const disclose = { type: 'Disclose', accountId: subject.accountId, ...one, requestId, reason: this.access.keys.seal(key, { text: reason }) } as const;
      const own = { ...metadata, commandId: index === 0 ? metadata.commandId : deriveUuid(metadata.commandId, 'disclosure', index), correlationId: requestId };
      await this.runtime.commands.handle(disclosureDecider, stream, disclose, own);
    }
  }
}

/** Whose key is used for what. */
function wanted(state: RequestState, fields: readonly PersonalField[]): readonly Wanted[] {
  const ofPerson = fields.filter((field) => field !== 'notes' && field !== 'reporter');
  const inNotes = fields.filter((field) => field === 'notes' || field === 'room');
  const reporter = fields.includes('reporter') ? state.reporter : undefined;
  return [
    ...(state.person?.details !== undefined && ofPerson.length > 0 ? [{ personId: state.person.personId, fields: ofPerson }] : []),
    ...(reporter === undefined ? [] : [{ personId: reporter.personId, fields: ['reporter'] as const }]),
    ...(inNotes.length === 0 ? [] : state.notes.map(({ noteId }) => ({ noteId, fields: inNotes }))),
  ];
}
