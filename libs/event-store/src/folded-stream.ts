import type { Decider } from './decider.ts';
import type { DomainEvent, StoredEvent } from './event.ts';

/** The versions one command wrote: after `from`, up to `to`. */
export interface WrittenBy {
  readonly from: number;
  to: number;
  readonly fingerprint: string | undefined;
}

/** A stream as its decider sees it, with what is needed to recognise a repeated command. */
export interface FoldedStream<S> {
  state: S;
  version: number;
  /** Log position of the last event; 0 = no stream yet. */
  position: number;
  /** Log position of the first event, the number people say on the phone. */
  firstPosition: number;
  readonly commands: Map<string, WrittenBy>;
}

/** A stream without events. */
export function unfolded<S>(initialState: S): FoldedStream<S> {
  return { state: initialState, version: 0, position: 0, firstPosition: 0, commands: new Map() };
}

/** Applies further events to a folded stream, in place. */
export function fold<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, folded: FoldedStream<S>, events: readonly StoredEvent[]): void {
  for (const event of events) {
    // A stream holds what its decider decided; golden files (promise 7) check that old shapes still decode.
    folded.state = decider.evolve(folded.state, event as StoredEvent<E>);
    if (folded.version === 0) folded.firstPosition = event.position;
    const written = folded.commands.get(event.commandId);
    if (written === undefined) folded.commands.set(event.commandId, { from: folded.version, to: event.version, fingerprint: event.fingerprint });
    else written.to = event.version;
    folded.version = event.version;
    folded.position = event.position;
  }
}
