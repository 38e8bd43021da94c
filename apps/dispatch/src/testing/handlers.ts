import { Access, type Right, type Subject } from '#access';
import { loadCatalogue } from '#catalogue';
import { type CommandMetadata, createCommandHandler, createMemoryEventStore, deriveUuid, type EventStore, newId, StoreUnavailable, type StoredEvent } from '#event-store';
import type { CommandContext, ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { DispatchCaseCommand } from '../case/commands.ts';
import type { Priority } from '../case/events.ts';
import { AssignmentCommands } from '../http/assignment-commands.ts';
import { CaseAccess } from '../http/case-access.ts';
import { CaseCommands } from '../http/case-commands.ts';
import { Personal } from '../http/personal.ts';
import { finishMoves } from '../react/finish-moves.ts';
import { settleReservations } from '../react/settle-reservations.ts';
import { responder } from '../responder/responder.ts';
import { caseOf } from '../stream-of.ts';

/** Where the handlers under test work. */
export const AREA = 'city/d/s/c';
/** Waits before a store call goes on: what an interleaver decides. */
export type Gate = (label: string) => Promise<void>;

const system = { id: 'system', role: 'system', area: '' };
const catalogue = loadCatalogue();

/** One process: its own command handler (and cache) on the common log. */
class Instance {
  readonly runtime: ServiceRuntime;
  readonly cases: CaseCommands;
  readonly assignments: AssignmentCommands;
  constructor(store: EventStore, access: Access, clock: { now(): Date }) {
    // Of the runtime the handlers use these members only; the real one opens files and a bus.
    const runtime = { service: 'dispatch', config: { timeZone: 'Asia/Shanghai' }, clock, store, commands: createCommandHandler(store, { clock }), now: () => clock.now(), newId };
    this.runtime = runtime as unknown as ServiceRuntime;
    const find = new CaseAccess(this.runtime, access);
    const personal = new Personal(access, this.runtime);
    this.cases = new CaseCommands(this.runtime, access, catalogue, find, personal);
    this.assignments = new AssignmentCommands(this.runtime, catalogue, find, personal);
  }
}

/** Two instances of dispatch on one log in memory; every store call passes a gate, so that any interleaving can be played. */
export class TwoInstances {
  time = Date.parse('2022-04-02T07:00:00.000Z');
  readonly log: EventStore;
  readonly instances: readonly [Instance, Instance];
  gate: Gate = async () => undefined;
  /** Appends to case streams fail while this is positive: the process dies between reserving and offering. */
  failing = 0;
  #reacted = 0;

  constructor(access: Access) {
    const clock = { now: () => new Date(this.time) };
    this.log = createMemoryEventStore({ clock });
    const gated: EventStore = {
      logId: this.log.logId,
      append: async (stream, version, events, commandId) => {
        await this.gate(`append ${stream}`);
        if (stream.startsWith('case-') && this.failing > 0) {
          this.failing -= 1;
          throw new StoreUnavailable('the process died');
        }
        return this.log.append(stream, version, events, commandId);
      },
      readStream: async (stream, after) => {
        await this.gate(`read ${stream}`);
        return this.log.readStream(stream, after);
      },
      readAll: (after, limit) => this.log.readAll(after, limit),
      versions: (streams) => this.log.versions(streams),
      readPositions: (positions) => this.log.readPositions(positions),
      head: () => this.log.head(),
      onCommit: (listener) => this.log.onCommit(listener),
    };
    this.instances = [new Instance(gated, access, clock), new Instance(gated, access, clock)];
  }

  /** A command as a dispatcher sends it. */
  command(): CommandContext {
    const now = new Date(this.time).toISOString();
    return context({ commandId: newId(), actor: system, channel: 'app', occurredAt: now, now });
  }

  /** An open case for one errand. */
  async open(requestId: string, priority: Priority): Promise<void> {
    await this.tell(requestId, { type: 'NoteRequest', requestId, area: AREA, facts: {} });
    await this.prioritize(requestId, priority, true);
  }

  /** Intake sets a priority. */
  prioritize(requestId: string, priority: Priority, triages = false): Promise<unknown> {
    const requirements = { seats: [{ seat: '1', skills: [] }], minimum: 1, hotAfterSeconds: 60, escalateAfterSeconds: [60, 120, 240], answerWithinSeconds: 60 };
    return this.tell(requestId, { type: 'OpenCase', requestId, category: 'other', priority, queuedAt: new Date(this.time).toISOString(), triages, ...requirements });
  }

  /** A responder who is available. */
  async enrol(responderId: string): Promise<void> {
    const person = { personId: 'person-x', details: 'sealed' as never };
    const { metadata } = this.command();
    await this.instances[0].runtime.commands.handle(
      responder,
      responderId,
      { type: 'Enrol', area: AREA, roles: [], skills: [], buildings: [], canCarryKg: 0, person, status: 'available' },
      metadata,
    );
  }

  /** A command of the system on a case. */
  tell(requestId: string, command: DispatchCaseCommand): Promise<unknown> {
    const { metadata } = this.command();
    return this.instances[0].runtime.commands.handle(dispatchCase, caseOf(requestId), command, { ...metadata, correlationId: requestId });
  }

  /** Own policies catch up with the log; at least once: the last event is always handled again. */
  async react(): Promise<void> {
    for (;;) {
      const events = await this.log.readAll(Math.max(0, this.#reacted - 1), 1_000);
      if ((events.at(-1)?.position ?? 0) <= this.#reacted) return;
      for (const event of events) await this.#reactTo(event);
      this.#reacted = events.at(-1)?.position ?? this.#reacted;
    }
  }

  async #reactTo(event: StoredEvent): Promise<void> {
    for (const policy of [settleReservations, finishMoves]) await policy.reactions[event.type]?.(event, this.instances[1].runtime);
  }

  /** A responder as folded from the log. */
  async responder(responderId: string) {
    return (await this.log.readStream(responderId)).reduce((state, event) => responder.evolve(state, event as never), responder.initialState);
  }

  /** A case as folded from the log. */
  async case(requestId: string) {
    return (await this.log.readStream(caseOf(requestId))).reduce((state, event) => dispatchCase.evolve(state, event as never), dispatchCase.initialState);
  }
}

function context(metadata: CommandMetadata): CommandContext {
  const subject: Subject = { accountId: 'account-d', name: 'd', displayName: 'D', rights: [{ role: 'dispatcher', area: '' }], sessionId: 's', expiresAt: 0 };
  return {
    metadata,
    ifMatch: undefined,
    subject,
    locale: 'en',
    newId: (prefix, part = 0) => `${prefix}-${deriveUuid(metadata.commandId, prefix, part)}`,
    under: (right: Right) => context({ ...metadata, actor: { id: subject.accountId, role: right.role, area: right.area } }),
  };
}
