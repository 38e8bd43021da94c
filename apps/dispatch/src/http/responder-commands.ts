import { Injectable } from '@nestjs/common';
import { Access, normalizePhone } from '#access';
import { Catalogue } from '#catalogue';
import { Refused } from '#event-store';
import { type CommandContext, commandReply, Problem, ServiceRuntime } from '#runtime';
import { endsNightDuty } from '../night-duty.ts';
import type { ResponderCommand } from '../responder/commands.ts';
import type { SealedResponder } from '../responder/events.ts';
import { responder } from '../responder/responder.ts';
import { type ResponderState, responderStatus } from '../responder/state.ts';
import type { ChangeResponderDto, EnrolResponderDto, ReleaseDto, RevealResponderDto, StatusDto } from './dto/responder.dto.ts';
import { Personal } from './personal.ts';
import type { ResponderDetails } from './responder-details.ts';

/** Commands on responders. */
@Injectable()
export class ResponderCommands {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly personal: Personal,
  ) {}

  /** A new responder; his id follows from his person's, so one phone is one responder. */
  async enrol(body: EnrolResponderDto, command: CommandContext) {
    const right = this.access.policy.require(command.subject, 'dispatch.responder.enrol', { area: body.area });
    this.knownSkills(body.skills ?? []);
    const person = await this.seal(command.newId('person'), { name: body.nameZh, phone: body.phone, ...(body.nameEn === undefined ? {} : { nameEn: body.nameEn }) });
    const { area, roles = [], skills = [], buildings = [], canCarryKg = 0, status = 'available' } = body;
    const done = await this.runtime.commands.handle(
      responder,
      responderOfPerson(person.personId),
      { type: 'Enrol', area, roles, skills, buildings, canCarryKg, status, person },
      command.under(right).metadata,
    );
    return commandReply(done, { status: responderStatus(done.state, command.metadata.now) });
  }

  /** Changes what is given; a changed name or phone is sealed anew, under the same person. */
  async change(responderId: string, body: ChangeResponderDto, command: CommandContext) {
    const { state, metadata } = await this.found(responderId, 'dispatch.responder.change', command);
    const { area, roles, skills, buildings, canCarryKg, accountId } = body;
    if (area !== undefined) this.access.policy.require(command.subject, 'dispatch.responder.change', { area });
    this.knownSkills(skills ?? []);
    if (accountId !== undefined && (await this.access.accounts.get(accountId)).responderId !== responderId) throw new Refused('account-of-another', 'conflict', {}, '/accountId');
    const person = state.person === undefined || (body.nameZh ?? body.nameEn ?? body.phone) === undefined ? undefined : await this.resealed(state.person, body);
    const plain = Object.fromEntries(Object.entries({ area, roles, skills, buildings, canCarryKg, accountId }).filter(([, value]) => value !== undefined));
    return this.handle(responderId, { type: 'Change', ...plain, ...(person === undefined ? {} : { person }) }, metadata);
  }

  /** On or off duty, at rest, suspended: by himself, or by a dispatcher for him. */
  async setStatus(responderId: string, body: StatusDto, command: CommandContext) {
    const { metadata, own, state } = await this.found(responderId, 'dispatch.responder.status', command);
    const { status } = body;
    const derived = status === 'off' && body.afterNightDuty === undefined && this.endsNightDuty(state, command.metadata.now);
    // He said "off": after a rest that he did not ask for he is off, not available.
    const afterwards = body.afterwards ?? (derived ? 'off' : undefined);
    const afterNightDuty = derived ? true : body.afterNightDuty;
    return this.handle(
      responderId,
      {
        type: 'SetStatus',
        status,
        restHours: this.catalogue.thresholds.restHours,
        himself: own,
        ...(body.until === undefined ? {} : { until: new Date(body.until).toISOString() }),
        ...(afterwards === undefined ? {} : { afterwards }),
        ...(afterNightDuty === undefined ? {} : { afterNightDuty }),
        ...(await this.personal.optionalNote(command, body.reason, [state.person?.personId])),
      },
      own || metadata.subject !== undefined ? metadata : { ...metadata, subject: responderId },
    );
  }

  private endsNightDuty(state: ResponderState, now: string): boolean {
    return endsNightDuty(state, now, this.catalogue.thresholds.nightDuty, this.runtime.config.timeZone);
  }

  /** Lets go of a responder who is held for nothing (by hand; normally the end of an assignment does it). */
  async release(responderId: string, body: ReleaseDto, command: CommandContext) {
    const { state, metadata } = await this.found(responderId, 'dispatch.responder.release', command);
    if (!state.reservations.some(({ reservationId }) => reservationId === body.reservationId)) throw new Refused('reservation-unknown', 'not-found', {}, '/reservationId');
    return this.handle(responderId, { type: 'Release', reservationId: body.reservationId, because: 'dispatcher', counts: true }, metadata);
  }

  /** Opens name or phone after the disclosure is durable. */
  async reveal(responderId: string, body: RevealResponderDto, command: CommandContext) {
    const { state, metadata } = await this.found(responderId, 'dispatch.responder.reveal', command);
    this.personal.mayOpen(body.fields, this.access.policy.sights(command.subject, 'dispatch.responder.reveal', { area: state.area }));
    if (state.person === undefined) throw new Refused('nothing-to-reveal', 'not-found');
    const { personId, details } = state.person;
    const done = await this.personal.disclose({ ...metadata, correlationId: responderId }, { personId, fields: body.fields, reason: body.reason });
    const [opened] = await this.personal.open<ResponderDetails>([details]);
    if (opened === undefined || opened.erased) return { personId, erased: true, disclosure: commandReply(done) };
    const { name, nameEn, phone } = opened.value;
    const shown = { ...(body.fields.includes('name') ? { name, ...(nameEn === undefined ? {} : { nameEn }) } : {}), ...(body.fields.includes('phone') ? { phone } : {}) };
    return { personId, ...shown, disclosure: commandReply(done) };
  }

  /** Seals name and phone under the person who has this phone, or under a new one. */
  async seal(newPersonId: string, details: ResponderDetails, pointer = '/phone'): Promise<SealedResponder> {
    const phone = normalizePhone(details.phone, pointer);
    const ids = await this.access.keys.ensure([{ id: newPersonId, phone, pointer }]);
    const personId = ids.get(newPersonId) ?? newPersonId;
    return { personId, details: this.access.keys.seal(personId, { ...details, phone }) };
  }

  private async resealed(person: SealedResponder, body: ChangeResponderDto): Promise<SealedResponder> {
    const [opened] = await this.personal.open<ResponderDetails>([person.details]);
    if (opened === undefined || opened.erased) throw new Refused('person-erased', 'conflict', { id: person.personId });
    const phone = body.phone === undefined ? opened.value.phone : normalizePhone(body.phone, '/phone');
    const nameEn = body.nameEn ?? opened.value.nameEn;
    const details = { name: body.nameZh ?? opened.value.name, phone, ...(nameEn === undefined ? {} : { nameEn }) };
    if (details.name === opened.value.name && details.phone === opened.value.phone && details.nameEn === opened.value.nameEn) return person;
    await this.access.keys.ensure([person.personId]);
    return { personId: person.personId, details: this.access.keys.seal(person.personId, details) };
  }

  private async found(responderId: string, action: string, command: CommandContext) {
    const { state } = await this.runtime.commands.load(responder, responderId);
    if (!state.enrolled) throw new Problem(404, 'not-found');
    const right = this.access.policy.require(command.subject, action, { area: state.area, responderIds: [responderId] });
    return { state, metadata: command.under(right).metadata, own: right.role === 'responder' || right.role === 'steward' };
  }

  private knownSkills(skills: readonly string[]): void {
    const known = this.catalogue.skills.map(({ key }) => key);
    const index = skills.findIndex((skill) => !known.includes(skill));
    if (index >= 0) throw new Refused('skill-unknown', 'invalid', { skill: skills[index] ?? '', known: known.join(', ') }, `/skills/${index}`);
  }

  private async handle(responderId: string, command: ResponderCommand, metadata: CommandContext['metadata']) {
    const done = await this.runtime.commands.handle(responder, responderId, command, metadata);
    return commandReply(done, { status: responderStatus(done.state, metadata.now) });
  }
}

/** The responder that a person is. */
export function responderOfPerson(personId: string): string {
  return `responder-${personId.slice('person-'.length)}`;
}
