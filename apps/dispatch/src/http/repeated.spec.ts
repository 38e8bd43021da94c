import { memoryAccess } from '#access/testing';
import { newId, StoreUnavailable } from '#event-store';
import { progressOf } from '../case/progress.ts';
import { orphanedReservation } from '../deadlines/orphaned-reservation.ts';
import { TwoInstances } from '../testing/handlers.ts';

const access = memoryAccess();
const REQUEST = 'request-0190b6a0-0000-7000-8000-00000000000a';
const [FIRST, SECOND] = ['responder-0190b6a0-0000-7000-8000-00000000000a', 'responder-0190b6a0-0000-7000-8000-00000000000b'] as const;

describe('a command that is sent again, or overtaken by a deadline, before it was told yes or no', () => {
  let system: TwoInstances;
  beforeEach(async () => {
    system = new TwoInstances(access);
    await system.open(REQUEST, 'P2');
    await system.enrol(FIRST);
    await system.enrol(SECOND);
  });

  const [here, there] = [0, 1] as const;
  const offer = (instance: 0 | 1, command = system.command(), responderId: string = FIRST) => system.instances[instance].cases.offer(REQUEST, { responderId }, command);
  const yes = (instance: 0 | 1, assignmentId: string, command = system.command()) => system.instances[instance].assignments.acknowledge(assignmentId, command);
  const timeOut = async (assignmentId: string) => {
    system.time += 301_000;
    await system.tell(REQUEST, { type: 'TimeOut', assignmentId, dueAt: '' });
  };
  const lapse = async (responderId: string) => {
    for (const { reservationId } of (await system.responder(responderId)).reservations) {
      const { metadata } = system.command();
      const due = { id: reservationId, dueAt: metadata.now, metadata, commandId: () => newId(), runtime: system.instances[here].runtime };
      await orphanedReservation.handle({ reservationId, responderId, requestId: REQUEST, offerBy: metadata.now }, due);
    }
  };
  /** Runs something (by another instance: commands of one take turns) before the store takes the n-th call whose label matches. */
  const before = (label: RegExp, n: number, happens: () => Promise<unknown>) => {
    let seen = 0;
    system.gate = async (call) => {
      if (!label.test(call) || (seen += 1) !== n) return;
      system.gate = async () => undefined;
      await happens();
    };
  };
  /** Who is held is who is on the case. */
  const agree = async () => {
    await system.react();
    const { assignments } = await system.case(REQUEST);
    const live = assignments.filter((one) => !progressOf(one).ended).map((one) => [one.responderId, progressOf(one).reservationId]);
    const people = await Promise.all([FIRST, SECOND].map(async (id) => (await system.responder(id)).reservations.map(({ reservationId }) => [id, reservationId])));
    expect(people.flat()).toEqual(live);
  };

  it('an offer whose reservation lapsed while its store was away is made all the same, and answered so ever after', async () => {
    const command = system.command();
    system.failing = 1;
    await expect(offer(here, command)).rejects.toThrow(StoreUnavailable);
    system.time += 31_000;
    await lapse(FIRST);
    const made = await offer(there, command);
    expect(made).toMatchObject({ assignmentId: `${REQUEST}.1` });
    expect(await offer(here, command)).toMatchObject({ assignmentId: `${REQUEST}.1`, version: made.version });
    await agree();
  });

  it('an offer whose reservation lapses before the case is told is made with another', async () => {
    before(/^append case/, 1, () => lapse(FIRST));
    expect(await offer(there)).toMatchObject({ assignmentId: `${REQUEST}.1` });
    await agree();
  });

  it('an offer that was refused after the reservation, sent again when it can be made, holds its responder', async () => {
    const command = system.command();
    before(/^append case/, 1, () => offer(there, system.command(), SECOND));
    await expect(offer(here, command)).rejects.toMatchObject({ code: 'no-free-seat' });
    await system.instances[there].assignments.decline(`${REQUEST}.1`, 'ill', system.command());
    expect(await offer(there, command)).toMatchObject({ assignmentId: `${REQUEST}.2` });
    await agree();
  });

  it('a yes that the time-out overtakes is a late yes', async () => {
    await offer(here);
    before(/^append case/, 1, () => timeOut(`${REQUEST}.1`));
    expect(await yes(there, `${REQUEST}.1`)).toMatchObject({ status: 'acknowledged' });
    await agree();
  });

  it('a late yes whose reservation lapses, or whose process dies first, is a yes', async () => {
    await offer(here);
    await timeOut(`${REQUEST}.1`);
    const command = system.command();
    system.failing = 1;
    await expect(yes(here, `${REQUEST}.1`, command)).rejects.toThrow(StoreUnavailable);
    system.time += 31_000;
    await lapse(FIRST);
    before(/^append case/, 1, () => lapse(FIRST));
    expect(await yes(there, `${REQUEST}.1`, command)).toMatchObject({ status: 'acknowledged' });
    await agree();
  });

  it('a late yes to a seat that was given away meanwhile lets its responder go at once', async () => {
    await offer(here);
    await timeOut(`${REQUEST}.1`);
    before(/^append case/, 1, () => offer(there, system.command(), SECOND));
    await expect(yes(here, `${REQUEST}.1`)).rejects.toMatchObject({ code: 'seat-taken' });
    await agree();
  });

  it('nobody gets a seat that he was not measured against because it became free meanwhile, nor the first free one where he fits another', async () => {
    const seats = [
      { seat: '1', skills: ['first-aid'] },
      { seat: '2', skills: [] },
    ];
    await system.tell(REQUEST, { type: 'ChangeSeats', seats, minimum: 1 });
    const reason = '附近没有别人';
    await system.instances[here].cases.offer(REQUEST, { responderId: FIRST, seat: '1', reason }, system.command());
    before(/^append case/, 1, () => timeOut(`${REQUEST}.1`));
    expect(await offer(there, system.command(), SECOND)).toMatchObject({ seat: '2' });
    expect(await yes(here, `${REQUEST}.1`)).toMatchObject({ status: 'acknowledged' });
    await system.instances[here].assignments.decline(`${REQUEST}.2`, 'ill', system.command());
    await system.instances[here].assignments.decline(`${REQUEST}.1`, 'ill', system.command());
    await agree();
    expect(await offer(here, system.command(), SECOND)).toMatchObject({ seat: '2' });
    await agree();
  });
});
