import { Injectable } from '@nestjs/common';
import { Access, disclosureDecider, disclosureStream, type FieldSights, type PersonalField } from '#access';
import { Refused } from '#event-store';
import { type CommandContext, ServiceRuntime } from '#runtime';
import { call } from '../call/call.ts';
import { localDay } from './local-day.ts';
import { Presenting } from './presenting.ts';

const FIELDS: readonly PersonalField[] = ['name', 'phone'];

/** Opens who called, for whoever has to ring back: a recorded disclosure, durable before the answer. */
@Injectable()
export class RevealCaller {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly presenting: Presenting,
  ) {}

  async reveal(id: string, reason: string, command: CommandContext): Promise<object> {
    const { state, version } = await this.runtime.commands.load(call, id);
    if (version === 0) throw new Refused('unknown-call', 'not-found');
    const resource = { area: state.area, confidential: state.confidential };
    const { metadata, subject } = command.under(this.access.policy.require(command.subject, 'intake.call.reveal', resource));
    const { caller } = state;
    if (caller === undefined) return { id };
    const stream = disclosureStream('intake', localDay(new Date(metadata.now), this.runtime.config.timeZone), subject.accountId);
    await this.access.keys.ensure([caller.personId]);
    const sealed = this.access.keys.seal(caller.personId, { text: reason });
    const disclose = { type: 'Disclose', accountId: subject.accountId, personId: caller.personId, fields: FIELDS, reason: sealed } as const;
    await this.runtime.commands.handle(disclosureDecider, stream, disclose, { ...metadata, correlationId: id });
    const sights: FieldSights = { ...this.access.policy.sights(subject, 'intake.call.reveal', resource), room: 'hidden', health: 'hidden', notes: 'hidden' };
    return { id, caller: this.presenting.person(caller, await this.presenting.open([caller.details]), sights) };
  }
}
