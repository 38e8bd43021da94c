import { Injectable } from '@nestjs/common';
import { Access, isArea, normalizePhone } from '#access';
import { Catalogue } from '#catalogue';
import { deriveUuid, Refused } from '#event-store';
import { type CommandContext, type FieldError, ServiceRuntime } from '#runtime';
import type { Capacities } from '../responder/events.ts';
import { responder } from '../responder/responder.ts';
import { communityArea } from '../stream-of.ts';
import { type PlaceDocument, placesView } from '../views/places/projection.ts';
import type { ImportQuery } from './dto/responder.dto.ts';
import { ResponderCommands, responderOfPerson } from './responder-commands.ts';
import { type Line, linesOf, words, wrong } from './responder-rows.ts';

const AT_ONCE = 100;
const MAXIMUM_KG = 200;

interface Row extends Capacities {
  readonly line: number;
  readonly name: string;
  readonly nameEn?: string;
  readonly phone: string;
}

type Outcome = 'enrolled' | 'changed' | 'unchanged';

/** Responders from a file: everything is checked first; then applied line by line, each by its phone, so that sending the file again finishes or repeats it harmlessly. */
@Injectable()
export class ResponderImport {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly responders: ResponderCommands,
  ) {}

  /** @throws Problem 422 csv-wrong with every wrong line and column */
  async import(csv: string, query: ImportQuery, command: CommandContext) {
    const rows = await this.checked(linesOf(csv), command);
    if (query.check === true) return { rows: rows.length, checked: true };
    const counts: Record<Outcome, number> = { enrolled: 0, changed: 0, unchanged: 0 };
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const outcomes = await Promise.all(rows.slice(from, from + AT_ONCE).map((row) => this.apply(row, query, command)));
      for (const outcome of outcomes) counts[outcome] += 1;
    }
    return { rows: rows.length, ...counts };
  }

  private async checked(lines: readonly Line[], command: CommandContext): Promise<readonly Row[]> {
    const errors: FieldError[] = [];
    const communities = new Map<string, PlaceDocument | undefined>();
    for (const { cells } of lines) {
      const area = communityArea(cells.area);
      if (communities.has(area)) continue;
      communities.set(area, (await this.runtime.view(placesView).find('area', { prefix: [area], limit: 1 })).items[0]?.document);
    }
    const phones = new Map<string, number>();
    const rows = lines.map((line) => this.row(line, communities.get(communityArea(line.cells.area)), phones, command, errors));
    if (errors.length > 0) throw wrong(errors);
    return rows;
  }

  private row({ line, cells }: Line, community: PlaceDocument | undefined, phones: Map<string, number>, command: CommandContext, errors: FieldError[]): Row {
    const wrongCell = (column: string, code: string, parameters: Readonly<Record<string, string | number>> = {}) =>
      errors.push({ pointer: `/${line}/${column}`, code, parameters: { line, column, ...parameters } });
    if (cells.name_zh === '') wrongCell('name_zh', 'csv-empty');
    let phone = '';
    try {
      phone = normalizePhone(cells.phone, '/phone');
      const other = phones.get(phone);
      if (other === undefined) phones.set(phone, line);
      else wrongCell('phone', 'csv-phone-twice', { other });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      wrongCell('phone', 'csv-phone');
    }
    const skills = words(cells.skills);
    const known = this.catalogue.skills.map(({ key }) => key);
    for (const skill of skills) if (!known.includes(skill)) wrongCell('skills', 'csv-skill', { value: skill, known: known.join(', ') });
    const kilograms = cells.can_carry_kg === '' ? 0 : Number(cells.can_carry_kg);
    if (!(kilograms >= 0 && kilograms <= MAXIMUM_KG)) wrongCell('can_carry_kg', 'csv-number', { maximum: MAXIMUM_KG });
    const { area } = cells;
    const mine = isArea(area) && area !== '' && this.access.policy.allow(command.subject, 'dispatch.responder.import', { area }) !== undefined;
    if (!mine) wrongCell('area', 'csv-area', { value: area });
    const buildings = words(cells.buildings).map((value) => {
      const inside = communityArea(area);
      const path = value === inside || value.startsWith(`${inside}/`) ? value : `${inside}/${value}`;
      // Places that dispatch has not been told of yet cannot be checked; places that it knows must be right.
      if (!isArea(path) || (community !== undefined && community.buildings[path] === undefined)) wrongCell('buildings', 'csv-building', { value });
      return path;
    });
    const nameEn = cells.name_en === '' ? {} : { nameEn: cells.name_en };
    return { line, name: cells.name_zh, ...nameEn, phone, roles: words(cells.roles), skills, buildings, canCarryKg: kilograms, area };
  }

  private async apply(row: Row, query: ImportQuery, command: CommandContext): Promise<Outcome> {
    const { line, name, nameEn, phone, ...capacities } = row;
    const right = this.access.policy.require(command.subject, 'dispatch.responder.import', { area: row.area });
    const { metadata } = command.under(right);
    const commandOf = (part: string) => ({ ...metadata, channel: 'import' as const, commandId: deriveUuid(metadata.commandId, part, line) });
    const details = { name, phone, ...(nameEn === undefined ? {} : { nameEn }) };
    const person = await this.responders.seal(command.newId('person', line), details);
    const responderId = responderOfPerson(person.personId);
    const { state } = await this.runtime.commands.load(responder, responderId);
    const account = query.accounts === true ? await this.account(responderId, row, command) : undefined;
    const accountId = account === undefined ? {} : { accountId: account };
    if (!state.enrolled) {
      const done = await this.runtime.commands.handle(responder, responderId, { type: 'Enrol', ...capacities, ...accountId, person, status: 'available' }, commandOf('enrol'));
      return done.events.length > 0 ? 'enrolled' : 'unchanged';
    }
    const same = await this.sameDetails(state.person, details);
    const done = await this.runtime.commands.handle(
      responder,
      responderId,
      { type: 'Change', ...capacities, ...(state.accountId === undefined ? accountId : {}), ...(same ? {} : { person }) },
      commandOf('change'),
    );
    return done.events.length > 0 ? 'changed' : 'unchanged';
  }

  private async sameDetails(person: { readonly details: Parameters<Access['keys']['open']>[0] } | undefined, details: object): Promise<boolean> {
    if (person === undefined) return false;
    const opened = await this.access.keys.open<Record<string, unknown>>(person.details);
    return !opened.erased && Object.entries(details).every(([key, value]) => opened.value[key] === value);
  }

  /** One account per responder, with the same uuid and the phone's digits as its name; it signs in by a link that an administrator issues. */
  private async account(responderId: string, row: Row, command: CommandContext): Promise<string> {
    const uuid = responderId.slice('responder-'.length);
    const id = `account-${uuid}`;
    const name = `r${row.phone.replaceAll(/\D/g, '')}`;
    const rights = [{ role: 'responder' as const, area: row.area }];
    await this.access.accounts.create({ id, name, displayName: row.name, rights, responderId, createdBy: `import ${uuid}` }, command.subject.accountId);
    return id;
  }
}
