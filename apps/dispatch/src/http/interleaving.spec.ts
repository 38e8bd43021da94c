import * as fc from 'fast-check';
import { memoryAccess } from '#access/testing';
import { newId, Refused, StoreUnavailable } from '#event-store';
import type { Priority } from '../case/events.ts';
import { progressOf } from '../case/progress.ts';
import { orphanedReservation } from '../deadlines/orphaned-reservation.ts';
import { isUrgent } from '../responder/state.ts';
import type { CommandContext } from '#runtime';
import { TwoInstances } from '../testing/handlers.ts';
import { type PendingReservation, reservations } from '../views/reservations/projection.ts';

const access = memoryAccess();
const REQUESTS = ['request-0190b6a0-0000-7000-8000-00000000000a', 'request-0190b6a0-0000-7000-8000-00000000000b', 'request-0190b6a0-0000-7000-8000-00000000000c'];
const RESPONDERS = ['responder-0190b6a0-0000-7000-8000-00000000000a', 'responder-0190b6a0-0000-7000-8000-00000000000b'];
const request = fc.constantFrom(...REQUESTS);

type Step = (system: TwoInstances, instance: 0 | 1) => Promise<unknown>;

/** Sends a command, and keeps it so that it can be sent again. */
async function send(system: TwoInstances, instance: 0 | 1, act: (on: TwoInstances['instances'][number], command: CommandContext) => Promise<unknown>): Promise<unknown> {
  const command = system.command();
  const again = (on: 0 | 1) => act(system.instances[on], command);
  sent.set(system, [...(sent.get(system) ?? []), again]);
  return again(instance);
}
const sent = new WeakMap<TwoInstances, ((on: 0 | 1) => Promise<unknown>)[]>();

const lastAssignment = async (system: TwoInstances, requestId: string) => (await system.case(requestId)).assignments.at(-1);
const onLast = (requestId: string, act: (system: TwoInstances, instance: 0 | 1, assignmentId: string) => Promise<unknown>): Step => {
  return async (system, instance) => {
    const assignment = await lastAssignment(system, requestId);
    return assignment === undefined ? undefined : act(system, instance, assignment.assignmentId);
  };
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.tuple(request, fc.constantFrom(...RESPONDERS)).map(
      ([requestId, responderId]): Step =>
        (system, instance) =>
          send(system, instance, ({ cases }, command) => cases.offer(requestId, { responderId }, command)),
    ),
    weight: 6,
  },
  {
    arbitrary: fc.tuple(request, fc.constantFrom(...RESPONDERS)).map(
      ([requestId, responderId]): Step =>
        (system, instance) => {
          system.failing += 1;
          return send(system, instance, ({ cases }, command) => cases.offer(requestId, { responderId }, command));
        },
    ),
    weight: 1,
  },
  {
    arbitrary: request.map((id) =>
      onLast(id, (system, instance, assignment) => send(system, instance, ({ assignments }, command) => assignments.acknowledge(assignment, command))),
    ),
    weight: 3,
  },
  {
    arbitrary: request.map((id) =>
      onLast(id, (system, instance, assignment) => send(system, instance, ({ assignments }, command) => assignments.clear(assignment, { outcome: 'done' }, command))),
    ),
    weight: 2,
  },
  {
    arbitrary: request.map((id) =>
      onLast(id, (system, instance, assignment) => send(system, instance, ({ assignments }, command) => assignments.decline(assignment, 'ill', command))),
    ),
    weight: 2,
  },
  {
    arbitrary: request.map(
      (id): Step =>
        async (system, instance) => {
          const assignment = await lastAssignment(system, id);
          const report = assignment?.reports.at(-1);
          if (assignment === undefined || report === undefined) return undefined;
          return send(system, instance, ({ assignments }, command) => assignments.retract(assignment.assignmentId, { eventId: report.eventId }, command));
        },
    ),
    weight: 3,
  },
  {
    arbitrary: request.map((id) =>
      onLast(id, (system, _, assignmentId) => {
        system.time += 61_000;
        return system.tell(id, { type: 'TimeOut', assignmentId, dueAt: '' });
      }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.tuple(request, fc.constantFrom<Priority>('P1', 'P2', 'P3')).map(
      ([id, priority]): Step =>
        (system) =>
          system.prioritize(id, priority),
    ),
    weight: 2,
  },
  {
    arbitrary: request.map(
      (id): Step =>
        (system) =>
          system.tell(id, { type: 'Withdraw', because: 'merged', into: REQUESTS[0] ?? '' }),
    ),
    weight: 1,
  },
  { arbitrary: request.map((id) => onLast(id, (system, _, assignmentId) => system.tell(id, { type: 'MoveAssignment', assignmentId }))), weight: 1 },
  {
    arbitrary: fc.nat().map(
      (n): Step =>
        async (system, instance) => {
          const earlier = sent.get(system) ?? [];
          return earlier[n % earlier.length]?.(instance);
        },
    ),
    weight: 6,
  },
  {
    arbitrary: fc.constant<Step>((system) => {
      system.time += 31_000;
      return releaseOrphans(system);
    }),
    weight: 1,
  },
  {
    arbitrary: request.map(
      (id): Step =>
        (system) =>
          system.tell(id, { type: 'Reopen', newRound: true }),
    ),
    weight: 1,
  },
);

/** A refusal with a code, or the death that was asked for; anything else is a defect. */
async function answered(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof StoreUnavailable) && !(error instanceof Refused && /^[a-z-]+$/.test(error.code))) throw error;
  }
}

/** Only what the view holds as pending falls due, as in the running system. */
async function releaseOrphans(system: TwoInstances): Promise<void> {
  const pending = new Map<string, PendingReservation>();
  for (const event of await system.log.readAll(0, 100_000)) {
    for (const id of reservations.ids(event)) {
      const next = reservations.evolve(pending.get(id), event, id);
      if (next === undefined) pending.delete(id);
      else pending.set(id, next);
    }
  }
  for (const [id, document] of pending) {
    const { metadata } = system.command();
    await orphanedReservation.handle(document, { id, dueAt: metadata.now, metadata, commandId: () => newId(), runtime: system.instances[0].runtime });
  }
}

async function noSecondUrgent(system: TwoInstances): Promise<void> {
  for (const responderId of RESPONDERS) {
    const held = new Map<string, Priority>();
    const broken: string[] = [];
    for (const { type, data } of await system.log.readStream(responderId)) {
      const { reservationId, priority, restored } = data as { reservationId: string; priority: Priority; restored?: boolean };
      if (type === 'ResponderReserved') {
        if (restored === false && isUrgent(priority) && [...held.values()].some(isUrgent)) broken.push(reservationId);
        held.set(reservationId, priority);
      } else if (type === 'ReservationPriorityChanged') held.set(reservationId, priority);
      else if (type === 'ResponderReleased') held.delete(reservationId);
    }
    expect(broken).toEqual([]);
  }
}

async function holdsAndAssignmentsAgree(system: TwoInstances): Promise<void> {
  const cases = await Promise.all(REQUESTS.map((id) => system.case(id)));
  for (const responderId of RESPONDERS) {
    const assigned = cases.flatMap(({ requestId, priority, assignments }) =>
      assignments
        .filter((assignment) => assignment.responderId === responderId)
        .map((assignment) => progressOf(assignment))
        .filter(({ ended }) => !ended)
        .map(({ reservationId }) => ({ reservationId, requestId, priority })),
    );
    const held = (await system.responder(responderId)).reservations.map(({ reservationId, requestId, priority }) => ({ reservationId, requestId, priority }));
    expect(new Set(held.map((one) => JSON.stringify(one)))).toEqual(new Set(assigned.map((one) => JSON.stringify(one))));
  }
}

it('two instances, any interleaving of any commands, sent once or again, deaths and deadlines between reserve and offer: no second urgent errand, and in the end who is held is who is assigned', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean()), { minLength: 2, maxLength: 8 }),
      async (scheduler, batches) => {
        const system = new TwoInstances(access);
        for (const [index, requestId] of REQUESTS.entries()) await system.open(requestId, (['P1', 'P2', 'P3'] as const)[index] ?? 'P3');
        for (const responderId of RESPONDERS) await system.enrol(responderId);
        system.gate = (label) => scheduler.schedule(Promise.resolve(), label);
        for (const [steps, reacts] of batches) {
          const work = steps.map((one, index) => answered(one(system, (index % 2) as 0 | 1)));
          await scheduler.waitFor(Promise.all([...work, ...(reacts ? [system.react()] : [])]));
        }
        system.gate = async () => undefined;
        system.failing = 0;
        system.time += 3_600_000;
        await system.react();
        await releaseOrphans(system);
        await system.react();
        await noSecondUrgent(system);
        await holdsAndAssignmentsAgree(system);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
