import { type CommandMetadata, type Decider, type DomainEvent, Refused, type StoredEvent } from '#event-store';

/** Every event names the command that wrote it and its place in that command's batch, so that a check can see what is missing or doubled. */
export interface Part {
  readonly token: string;
  readonly part: number;
  readonly of: number;
}

/** A ticket's facts; the merge protocol is intake's, in small. */
export type TicketEvent = DomainEvent & {
  readonly data: Part & {
    readonly other?: string;
    readonly mergeId?: string;
    /** How its consumer behaves: fails until mended, or refuses. */
    readonly temper?: 'poison' | 'refused';
  };
};

/** What a ticket knows. */
export interface Ticket {
  readonly opened: boolean;
  readonly notes: number;
  readonly absorbed: readonly { readonly other: string; readonly mergeId: string; readonly pending: boolean }[];
  readonly merged: string | undefined;
  readonly decided: readonly string[];
}

/** What may be asked of a ticket. */
export type TicketCommand =
  | { readonly type: 'open' }
  | { readonly type: 'note'; readonly times: number; readonly temper?: 'poison' | 'refused' }
  | { readonly type: 'absorb'; readonly other: string; readonly mergeId: string }
  | { readonly type: 'merge-into'; readonly into: string; readonly self: string; readonly mergeId: string }
  | { readonly type: 'confirm' | 'release'; readonly other: string; readonly mergeId: string };

const EMPTY: Ticket = { opened: false, notes: 0, absorbed: [], merged: undefined, decided: [] };

/** Rules of a ticket. */
export const ticketDecider: Decider<Ticket, TicketCommand, TicketEvent> = {
  initialState: EMPTY,
  evolve: (state, { type, data }) => evolveTicket(state, type, data),
  decide: (command, state, metadata) => batch(metadata, decideTicket(command, state)),
};

function evolveTicket(state: Ticket, type: string, { other = '', mergeId = '' }: TicketEvent['data']): Ticket {
  const without = state.absorbed.filter((absorbed) => absorbed.mergeId !== mergeId || absorbed.other !== other);
  switch (type) {
    case 'Opened':
      return { ...state, opened: true };
    case 'Noted':
      return { ...state, notes: state.notes + 1 };
    case 'Absorbed':
      return { ...state, absorbed: [...state.absorbed, { other, mergeId, pending: true }] };
    case 'Merged':
      return { ...state, merged: other, decided: [...state.decided, mergeId] };
    case 'MergeDeclined':
      return { ...state, decided: [...state.decided, mergeId] };
    case 'MergeConfirmed':
      return { ...state, absorbed: [...without, { other, mergeId, pending: false }] };
    case 'Released':
      return { ...state, absorbed: without };
    default:
      throw new Error(`unknown event ${type}`);
  }
}

type Bare = { readonly type: string; readonly other?: string; readonly mergeId?: string; readonly temper?: 'poison' | 'refused' };

function decideTicket(command: TicketCommand, state: Ticket): readonly Bare[] {
  if (command.type === 'open') {
    if (state.opened) throw new Refused('already-open');
    return [{ type: 'Opened' }, { type: 'Noted' }];
  }
  if (!state.opened) throw new Refused('unknown-ticket', 'not-found');
  switch (command.type) {
    case 'note': {
      if (state.merged !== undefined) throw new Refused('merged');
      return Array.from({ length: command.times }, () => ({ type: 'Noted', ...(command.temper === undefined ? {} : { temper: command.temper }) }));
    }
    case 'absorb':
      if (state.merged !== undefined) throw new Refused('merged');
      if (state.absorbed.some(({ other }) => other === command.other)) throw new Refused('merge-in-progress');
      return [{ type: 'Absorbed', other: command.other, mergeId: command.mergeId }];
    case 'merge-into':
      return mergeInto(command, state);
    case 'confirm':
    case 'release': {
      const absorbed = state.absorbed.find(({ other, mergeId }) => other === command.other && mergeId === command.mergeId);
      if (absorbed === undefined || (command.type === 'confirm' && !absorbed.pending)) return [];
      return [{ type: command.type === 'confirm' ? 'MergeConfirmed' : 'Released', other: command.other, mergeId: command.mergeId }];
    }
    default:
      return command satisfies never;
  }
}

function mergeInto({ into, self, mergeId }: Extract<TicketCommand, { type: 'merge-into' }>, state: Ticket): readonly Bare[] {
  if (state.decided.includes(mergeId)) return [];
  const decline: readonly Bare[] = [{ type: 'MergeDeclined', other: into, mergeId }];
  if (state.merged !== undefined) return decline;
  const crossed = state.absorbed.find(({ other }) => other === into);
  if (state.absorbed.some((absorbed) => absorbed.pending && absorbed !== crossed)) return decline;
  if (crossed === undefined) return [{ type: 'Merged', other: into, mergeId }];
  if (!crossed.pending || self < into) return decline;
  return [
    { type: 'Released', other: into, mergeId: crossed.mergeId },
    { type: 'Merged', other: into, mergeId },
  ];
}

function batch(metadata: CommandMetadata, events: readonly Bare[]): TicketEvent[] {
  return events.map(({ type, ...rest }, index) => ({ type, data: { ...rest, token: metadata.commandId, part: index + 1, of: events.length } }));
}

/** A job follows one ticket; it writes down what it is told, blindly, so that a check can see order and doubles. */
export type JobEvent = DomainEvent & { readonly data: Part & { readonly version: number } };

/** Rules of a job: none. */
export const jobDecider: Decider<{ readonly followed: number }, { readonly version: number }, JobEvent> = {
  initialState: { followed: 0 },
  evolve: (state) => ({ followed: state.followed + 1 }),
  decide: ({ version }, _state, metadata) => [{ type: 'Followed', data: { version, token: metadata.commandId, part: 1, of: 1 } }],
};

/** The data of an event of this domain. */
export function partOf(event: StoredEvent): TicketEvent['data'] & { readonly version?: number } {
  return event.data as TicketEvent['data'] & { readonly version?: number };
}

/** `job-…` of `ticket-…`. */
export function jobOf(ticket: string): string {
  return ticket.replace('ticket-', 'job-');
}
