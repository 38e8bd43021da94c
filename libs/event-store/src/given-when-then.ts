import type { CommandMetadata, Decider } from './decider.ts';
import { Refused } from './decider.ts';
import type { DomainEvent, StoredEvent } from './event.ts';

/** Envelope values a test cares about; all others get fixed defaults. */
export type GivenEvent<E extends DomainEvent> = E & Partial<Pick<StoredEvent, 'id' | 'occurredAt' | 'recordedAt' | 'actor' | 'subject' | 'channel' | 'commandId'>>;

const TIME = '2022-04-02T07:00:00.000Z';
const ACTOR = { id: 'account-operator', role: 'operator', area: '' };

/** Puts a test's bare event into an envelope; id defaults to `event-<version>`. */
export function recorded<E extends DomainEvent>(event: GivenEvent<E>, version: number, stream = 'stream-under-test'): StoredEvent<E> {
  return {
    id: event.id ?? `event-${version}`,
    type: event.type,
    schemaVersion: 1,
    occurredAt: event.occurredAt ?? TIME,
    recordedAt: event.recordedAt ?? event.occurredAt ?? TIME,
    actor: event.actor ?? ACTOR,
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    channel: event.channel ?? 'app',
    correlationId: stream,
    commandId: event.commandId ?? `command-${version}`,
    stream,
    version,
    position: version,
    data: event.data,
  };
}

/** `given(decider, events).when(command, metadata).then(events)` or `.thenRefused(code)`; `.state` is the folded state. */
export function given<S, C, E extends DomainEvent>(decider: Decider<S, C, E>, events: readonly GivenEvent<E>[] = []) {
  const state = events.reduce<S>((folded, event, index) => decider.evolve(folded, recorded(event, index + 1)), decider.initialState);
  return {
    state,
    when(command: C, metadata: Partial<CommandMetadata> = {}) {
      const now = metadata.now ?? metadata.occurredAt ?? TIME;
      const full: CommandMetadata = { commandId: 'command-under-test', actor: ACTOR, channel: 'app', occurredAt: now, ...metadata, now };
      const run = () => decider.decide(command, state, full);
      return {
        /** The decided events, bare. */
        events: run,
        /** State after the decided events. */
        state: () =>
          run().reduce<S>(
            (folded, event, index) => decider.evolve(folded, recorded({ occurredAt: full.occurredAt, recordedAt: now, actor: full.actor, ...event }, events.length + index + 1)),
            state,
          ),
        // Not a promise: nobody awaits it, and given/when/then reads as the rules do.
        // oxlint-disable-next-line unicorn/no-thenable
        then(expected: readonly E[]) {
          expect(run()).toEqual(expected);
        },
        thenRefused(code: string) {
          try {
            run();
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            expect(error.code).toBe(code);
            return;
          }
          throw new Error(`expected the refusal "${code}", but the command was accepted`);
        },
      };
    },
  };
}
