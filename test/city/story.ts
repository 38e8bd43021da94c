import type { Session } from '../drive/session.ts';
import type { Dice } from './dice.ts';
import type { Player } from './player.ts';
import type { Played } from './record.ts';
import { nameOf, phoneOf, type Address, type Hand, type Town } from './town.ts';

/** What happens, and how often (parts of 100), after the mix of the design's scenarios: mostly errands, some escorts, some questions. */
export const PLOTS = { errand: 56, 'late-report': 12, question: 10, escort: 7, 'second-choice': 6, retraction: 5, cancelled: 4 } as const;
/** One of {@link PLOTS}. */
export type Plot = keyof typeof PLOTS;

/** Who plays one request, taken from the town for as long as it lasts. */
export interface Cast {
  readonly operator: Session;
  readonly dispatcher: Session;
  readonly hands: readonly Hand[];
  readonly address: Address;
  /** Running number, for the caller's phone. */
  readonly n: number;
}

/** How many responders a plot needs, by kind. */
export const NEEDS: Readonly<Record<Plot, readonly ('errands' | 'medics' | 'carriers')[]>> = {
  errand: ['errands'],
  'late-report': ['errands'],
  question: [],
  escort: ['medics', 'carriers'],
  'second-choice': ['errands', 'errands'],
  retraction: ['errands'],
  cancelled: [],
};

/** Takes operator, dispatcher and address for a request. */
export function cast(town: Town, dice: Dice, n: number, hands: readonly Hand[]): Cast {
  return { operator: dice.pick(town.operators), dispatcher: dice.pick(town.dispatchers), hands, address: dice.pick(town.addresses), n };
}

/** Times of a story, told in order: it began some minutes ago and everything in it lies before now. */
class Hours {
  private at: number;
  private readonly dice: Dice;
  constructor(dice: Dice, now: number) {
    this.dice = dice;
    this.at = now - 3_600_000;
  }
  after(from: number, to: number): Date {
    this.at += this.dice.between(from * 1_000, to * 1_000);
    return new Date(this.at);
  }
}

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1_000;

/** Plays one request from ring to end and answers what the client remembers. @throws UnexpectedAnswer */
export async function play(plot: Plot, who: Cast, player: Player, dice: Dice, now: number): Promise<Played> {
  const hours = new Hours(dice, now);
  const ring = hours.after(0, 5);
  const answered = hours.after(2, 25);
  const phone = phoneOf(who.n % 40_000_000);
  const call = await player.tell(
    who.operator,
    '/api/intake/calls',
    { area: who.address.area, medium: 'phone', caller: { phone } },
    { makes: ['intake.call.received.v1'], at: ring },
  );
  await player.tell(who.operator, `/api/intake/calls/${call.id}/answer`, {}, { makes: ['intake.call.answered.v1'], at: answered });

  const logged = hours.after(40, 90);
  const { communityId, estate, building } = who.address;
  const escort = plot === 'escort';
  const body = {
    category: plot === 'question' ? 'other' : escort ? 'ambulance-escort' : 'supplies',
    place: { communityId, estate, building, unit: String(dice.between(1, 3)), floor: dice.between(1, 18), room: `${dice.between(1, 18)}0${dice.between(1, 4)}` },
    reporter: { relation: 'self', name: nameOf(dice), phone },
    note: dice.pick(['米和菜都吃完了，家里两位老人', '需要送一袋米，放在门口即可', '问一下团购什么时候到', '药快吃完了，麻烦尽快']),
    priority: escort ? 'P2' : plot === 'question' ? 'P5' : 'P3',
    priorityReason: '按来电人所述',
    callId: call.id,
  };
  const request = await player.tell<{ number: number }>(who.operator, '/api/intake/requests', body, {
    makes: ['intake.request.logged.v1', 'intake.request.category-set.v1', 'intake.request.priority-set.v1'],
    at: logged,
  });
  const requestId = request.id;
  const intervals: Record<string, number> = { answer: seconds(ring, answered) };
  const end = async () => {
    const at = hours.after(5, 30);
    await player.tell(who.operator, `/api/intake/calls/${call.id}/wrap-up`, {}, { makes: ['intake.call.wrapped-up.v1'], at });
    await player.tell(who.operator, `/api/intake/calls/${call.id}/end`, {}, { makes: ['intake.call.ended.v1'], at });
  };

  if (plot === 'question') {
    const at = hours.after(20, 60);
    await player.tell(
      who.operator,
      `/api/intake/requests/${requestId}/answer-on-call`,
      { note: '已答复' },
      { makes: ['intake.request.resolved.v1', 'intake.request.follow-up-recorded.v1', 'intake.request.closed.v1'], at },
    );
    await end();
    return { plot, requestId, told: player.told, status: 'closed', intervals: { ...intervals, closure: seconds(ring, at) } };
  }
  await end();
  if (plot === 'cancelled') {
    await player.tell(
      who.operator,
      `/api/intake/requests/${requestId}/cancel`,
      { by: 'person', note: '邻居已送到' },
      { makes: ['intake.request.cancelled.v1'], at: hours.after(60, 300) },
    );
    return { plot, requestId, told: player.told, status: 'cancelled', intervals };
  }

  const offered = hours.after(10, 90);
  intervals['processing'] = seconds(answered, offered);
  let after: string | undefined = `${requestId}@${request.version}`;
  const offer = async (hand: Hand, at: Date) => {
    const made = await player.tell<{ assignmentId: string }>(
      who.dispatcher,
      `/api/dispatch/cases/${requestId}/assignments`,
      { responderId: hand.id },
      { makes: ['dispatch.assignment.offered.v1'], after, at },
    );
    after = undefined;
    return made.assignmentId;
  };
  const report = (id: string, hand: Hand, what: string, type: string, at: Date, more: object = {}, ...follows: readonly string[]) =>
    player.tell<{ eventId: string }>(who.dispatcher, `/api/dispatch/assignments/${id}/${what}`, more, { makes: [type, ...follows], subject: hand.id, channel: 'phone', at });

  const [first, second] = who.hands;
  if (first === undefined) throw new RangeError(`${plot} needs somebody to send`);
  const crew: { hand: Hand; id: string }[] = [];
  if (plot === 'second-choice' && second !== undefined) {
    const refused = await offer(first, offered);
    await report(refused, first, 'decline', 'dispatch.assignment.declined.v1', hours.after(10, 40), { reason: '正在值班' });
    crew.push({ hand: second, id: await offer(second, hours.after(5, 30)) });
  } else {
    crew.push({ hand: first, id: await offer(first, offered) });
    if (escort && second !== undefined) crew.push({ hand: second, id: await offer(second, hours.after(1, 5)) });
  }

  const times: Record<string, Date> = {};
  for (const { hand, id } of crew) {
    const note = (name: string, at: Date) => (times[name] ??= at);
    await report(id, hand, 'acknowledge', 'dispatch.assignment.acknowledged.v1', note('acknowledged', hours.after(5, 60)));
    if (plot === 'retraction') {
      const wrong = await report(id, hand, 'en-route', 'dispatch.assignment.en-route.v1', hours.after(1, 5));
      await report(id, hand, 'retract', 'dispatch.report.retracted.v1', hours.after(1, 5), { eventId: wrong.eventId, reason: '点错了' });
    }
    const departed = hours.after(20, 120);
    const arrived = hours.after(60, 400);
    const met = hours.after(10, 180);
    if (plot === 'late-report') {
      // He had no phone at hand: the arrival is told first, the departure afterwards; both times count.
      await report(id, hand, 'with-person', 'dispatch.assignment.with-person.v1', note('withPerson', met));
      await report(id, hand, 'en-route', 'dispatch.assignment.en-route.v1', note('enRoute', departed));
    } else {
      await report(id, hand, 'en-route', 'dispatch.assignment.en-route.v1', note('enRoute', departed));
      await report(id, hand, 'on-scene', 'dispatch.assignment.on-scene.v1', note('onScene', arrived));
      await report(id, hand, 'with-person', 'dispatch.assignment.with-person.v1', note('withPerson', met));
    }
  }
  let version = 0;
  let cleared = ring;
  for (const [index, { hand, id }] of crew.entries()) {
    cleared = hours.after(60, 600);
    const last = index === crew.length - 1 ? ['dispatch.case.done.v1'] : [];
    ({ version } = await report(id, hand, 'clear', 'dispatch.assignment.cleared.v1', cleared, { outcome: 'done' }, ...last));
  }
  const called = hours.after(60, 600);
  const followUp = { outcome: 'solved', asked: 'reporter', rating: dice.between(3, 5) };
  // Some categories close with the caller's yes, in the same commit; the others are closed by the operator.
  const verified = await player.tell(who.operator, `/api/intake/requests/${requestId}/follow-up`, followUp, {
    makes: (status) => ['intake.request.follow-up-recorded.v1', ...(status === 'closed' ? ['intake.request.closed.v1'] : [])],
    after: `${requestId.replace(/^request-/, 'case-')}@${version}`,
    at: called,
  });
  let closed = called;
  if (verified.status !== 'closed') {
    closed = hours.after(5, 60);
    await player.tell(who.operator, `/api/intake/requests/${requestId}/close`, {}, { makes: ['intake.request.closed.v1'], at: closed });
  }
  const { acknowledged, enRoute, onScene, withPerson } = times;
  if (acknowledged) intervals['acknowledge'] = seconds(offered, acknowledged);
  if (enRoute) intervals['turnout'] = seconds(offered, enRoute);
  if (enRoute && onScene) intervals['travel'] = seconds(enRoute, onScene);
  if (onScene && withPerson) intervals['access'] = seconds(onScene, withPerson);
  if (withPerson) intervals['response'] = seconds(ring, withPerson);
  return {
    plot,
    requestId,
    told: player.told,
    status: 'closed',
    intervals: { ...intervals, cycle: seconds(ring, cleared), verification: seconds(cleared, called), closure: seconds(ring, closed) },
  };
}
