import { type CommandMetadata, type Decider, Refused } from '#event-store';
import type { PersonalField } from '../policy/action.ts';

/** "Show me these fields of this person or note": what a service appends, durably, before it answers. */
export interface Disclose {
  readonly type: 'Disclose';
  readonly accountId: string;
  /** Of whom; one of `personId` and `noteId` is there. */
  readonly personId?: string;
  readonly noteId?: string;
  readonly fields: readonly PersonalField[];
  /** The request it was for. */
  readonly requestId?: string;
  /** Why, as typed (1 to 300 characters), or sealed under the person's or note's key, so that it is erased with them. */
  readonly reason: string;
}

/** Who was shown which personal field, why. */
export interface DisclosureMade {
  readonly type: 'DisclosureMade';
  readonly data: Omit<Disclose, 'type'>;
}

/** Only how many there were: a disclosure depends on nothing before it. */
export interface DisclosureState {
  readonly count: number;
}

/** The Disclosure stream of one service, day and account. */
export const disclosureDecider: Decider<DisclosureState, Disclose, DisclosureMade> = {
  initialState: { count: 0 },
  evolve: (state) => ({ count: state.count + 1 }),
  decide: decideDisclosure,
};

function decideDisclosure(command: Disclose, _state: DisclosureState, metadata: CommandMetadata): readonly DisclosureMade[] {
  const { type: _type, ...data } = command;
  if (data.reason.trim() === '') throw new Refused('disclosure-reason-missing', 'invalid', {}, '/reason');
  if (data.fields.length === 0) throw new Refused('disclosure-fields-missing', 'invalid', {}, '/fields');
  if ((data.personId === undefined) === (data.noteId === undefined)) throw new Refused('disclosure-of-nobody', 'invalid');
  if (data.accountId !== metadata.actor.id) throw new Refused('forbidden', 'forbidden');
  return [{ type: 'DisclosureMade', data: { ...data, fields: [...new Set(data.fields)] } }];
}

/**
 * `disclosure-<service>-<yyyymmdd>-<account uuid>`: short streams, one a day and reader.
 * @param day `yyyy-mm-dd` in the installation's time zone
 */
export function disclosureStream(service: string, day: string, accountId: string): string {
  return `disclosure-${service}-${day.replaceAll('-', '')}-${accountId.replace(/^account-/, '')}`;
}
