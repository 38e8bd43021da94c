import { Injectable } from '@nestjs/common';
import { disclosureDecider, disclosureStream, type PersonalField } from '#access';
import { Refused } from '#event-store';
import type { CommandContext, QueryContext, RequestSubject } from '#runtime';
import { type AsOf, AuditReader } from '../audit-reader.ts';
import { stateOf } from '../intervals/course.ts';
import { requestRow } from '../report/request-row.ts';
import { read, waitingCalls } from '../report/scan.ts';
import { type HistoryDocument, HistoryReader } from '../views/request-history/document.ts';
import { gather, type Gathered } from './gather.ts';
import { localDay } from './local-day.ts';
import { type PersonalView, sealedValues, shown } from './personal.ts';
import { entriesOf, figuresOf, type Timeline } from './timeline.ts';

/** Which fields of whom to open, and why. */
export interface RevealWish {
  readonly id: string;
  readonly fields: readonly PersonalField[];
  readonly reason: string;
}

/** Timelines of requests: reading them, and opening what is masked in them. */
@Injectable()
export class Timelines {
  constructor(private readonly reader: AuditReader) {}

  /** @throws Refused `not-found` (404) for a request that is not there, not yet, or not for this reader */
  async timeline(requestId: string, wanted: string | undefined, { subject }: QueryContext): Promise<Timeline & { readonly asOf: AsOf }> {
    const asOf = await this.reader.asOf(wanted);
    const { document, gathered, row, state } = await this.#gathered(requestId, asOf, subject, 'audit.timeline.read');
    const resource = this.#resource(document);
    const sights = this.reader.policy.sights(subject, 'audit.timeline.read', resource);
    const names = await this.reader.names(gathered.map(({ event }) => event.actor.id));
    const entries = await entriesOf(gathered, this.reader, names, (values) => shown(this.reader.access.keys, values, sights));
    return { requestId, asOf, confidential: document.x === 1, state, ...row, entries };
  }

  /** Opens fields for one reader; who was shown what and why is in the log before the answer is given. */
  async reveal(
    requestId: string,
    wish: RevealWish,
    command: CommandContext,
  ): Promise<{ readonly id: string; readonly version: number; readonly position: number; readonly values: readonly PersonalView[] }> {
    const { reader } = this;
    const asOf = await reader.asOf(undefined);
    const { document, gathered } = await this.#gathered(requestId, asOf, command.subject, 'audit.timeline.reveal');
    const resource = this.#resource(document);
    const right = reader.policy.require(command.subject, 'audit.timeline.reveal', resource);
    const may = reader.policy.sights(command.subject, 'audit.timeline.reveal', resource);
    const no = wish.fields.find((field) => may[field] !== 'open');
    if (no !== undefined) throw new Refused('reveal-not-allowed', 'forbidden', { field: no }, '/fields');
    const values = gathered.flatMap(({ event }) => sealedValues(event.data)).filter(({ id }) => id === wish.id);
    if (values.length === 0) throw new Refused('reveal-not-there', 'not-found', { id: wish.id }, '/id');
    const { metadata } = command.under(right);
    const done = await reader.runtime.commands.handle(
      disclosureDecider,
      disclosureStream('audit', localDay(metadata.now, reader.runtime.config.timeZone), metadata.actor.id),
      {
        type: 'Disclose',
        accountId: metadata.actor.id,
        ...(wish.id.startsWith('note-') ? { noteId: wish.id } : { personId: wish.id }),
        fields: wish.fields,
        requestId,
        // Sealed under the same key, so that a reason that names the person is erased with them.
        reason: await this.#sealedReason(wish),
      },
      { ...metadata, correlationId: requestId },
    );
    const sights = Object.fromEntries(Object.keys(may).map((field) => [field, wish.fields.includes(field as PersonalField) ? 'open' : 'hidden'])) as unknown as typeof may;
    // Whose the value is was asked for by id: a reporter's fields are opened like a person's.
    const views = await shown(
      reader.access.keys,
      values.map((value) => (value.role === 'reporter' ? { ...value, role: 'person' as const } : value)),
      sights,
    );
    return { id: done.stream, version: done.version, position: done.position, values: views.flatMap((view) => view ?? []) };
  }

  async #sealedReason({ id, reason }: RevealWish): Promise<string> {
    const { keys } = this.reader.access;
    await keys.ensure([id]);
    return keys.seal(id, { text: reason });
  }

  async #gathered(requestId: string, asOf: AsOf, subject: RequestSubject, action: string) {
    const { reader } = this;
    const document = await reader.views.requests.get(requestId);
    if (document === undefined) throw new Refused('not-found', 'not-found');
    const resource = this.#resource(document);
    reader.policy.require(subject, action, resource);
    const facts = read(new HistoryReader(), { document }, await waitingCalls(reader.views.calls, [{ document }]), asOf.position);
    if (facts.length === 0) throw new Refused('not-found', 'not-found');
    const row = figuresOf(requestRow(requestId, document, facts, reader.hours, reader.lateAfterMs));
    const mayHearTips = document.x === 1 || reader.policy.allow(subject, action, { ...resource, confidential: true }) !== undefined;
    const state = stateOf(facts);
    const gathered: readonly Gathered[] = await gather(reader.runtime.store, requestId, facts, asOf.position, mayHearTips);
    return { document, gathered, row, state };
  }

  #resource(document: HistoryDocument) {
    return {
      area: document.a === undefined ? '' : (document.s[document.a] ?? ''),
      confidential: document.x === 1,
      responderIds: document.s.filter((word) => word.startsWith('responder-')),
    };
  }
}
