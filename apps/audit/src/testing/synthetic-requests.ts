import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';

const CATEGORIES = ['ambulance-escort', 'medicine-run', 'supplies', 'gas-bottle', 'welfare-visit', 'home-visit', 'counselling', 'proxy-errand', 'maternity', 'other'];
const START = Date.parse('2022-04-01T16:00:00.000Z');

/** A seeded source of numbers 0 ≤ x < 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * About 16 events of one request with its call, as they lie in audit's log; position after position from `position`.
 * @param contact milliseconds after the beginning of the day
 */
export function requestCourse(index: number, random: () => number, position: number, contact: number): StoredEvent[] {
  const uuid = `018f${index.toString(16).padStart(4, '0').slice(-4)}-${index.toString(16).padStart(8, '0').slice(0, 4)}-7000-8000-${Math.floor(random() * 2 ** 47)
    .toString(16)
    .padStart(12, '0')}`;
  const [request, call, kase] = [`request-${uuid}`, `call-${uuid}`, `case-${uuid}`];
  const responderId = `responder-018f0000-0000-7000-8000-${Math.floor(random() * 6_000)
    .toString(16)
    .padStart(12, '0')}`;
  const versions = new Map<string, number>();
  const events: StoredEvent[] = [];
  let at = START + contact;
  const later = (seconds: number) => new Date((at += Math.ceil(-Math.log(1 - random()) * seconds * 1_000)));
  const say = (stream: string, type: string, occurred: Date, data: object) => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const recordedAt = new Date(occurred.getTime() + Math.floor(random() * 40) + (random() < 0.05 ? 300_000 : 0)).toISOString();
    const id = `018f0000-0000-7000-8000-${Math.floor(random() * 2 ** 47)
      .toString(16)
      .padStart(12, '0')}`;
    const actor = { id: 'account-1', role: 'operator', area: 'hankou' };
    const envelope = { id, type, stream, version, occurredAt: occurred.toISOString(), recordedAt, actor, channel: 'phone' as const, commandId: id, correlationId: request };
    const said: PublicEvent = { ...envelope, service: type.startsWith('intake') ? 'intake' : 'dispatch', position: position + events.length, data };
    events.push({ ...envelope, schemaVersion: 1, position: position + events.length, data: said });
  };
  const area = `hankou/jianghan/street-${index % 12}/community-${index % 300}/estate-${index % 900}/${1 + (index % 25)}`;
  const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? 'other';
  const assignment = { assignmentId: `${request}.1`, responderId };
  const received = new Date(at);
  say(call, 'intake.call.received.v1', received, { area, medium: 'phone', ringKnown: true });
  const answered = later(8);
  say(call, 'intake.call.answered.v1', answered, { operatorId: 'account-1' });
  say(request, 'intake.request.logged.v1', later(40), { area, place: { area }, callId: call, contactAt: received.toISOString() });
  say(request, 'intake.request.category-set.v1', later(1), { category });
  say(request, 'intake.request.priority-set.v1', later(1), { priority: `P${1 + Math.floor(random() * 5)}`, category, basis: 'questions', triages: true });
  say(call, 'intake.call.linked.v1', later(1), { requestId: request, kind: 'new', medium: 'phone', receivedAt: received.toISOString(), answeredAt: answered.toISOString() });
  say(kase, 'dispatch.case.opened.v1', later(1), { requestId: request, area, category });
  say(kase, 'dispatch.assignment.offered.v1', later(60), { ...assignment, n: 1 });
  say(kase, 'dispatch.assignment.acknowledged.v1', later(30), assignment);
  say(kase, 'dispatch.assignment.en-route.v1', later(60), assignment);
  say(kase, 'dispatch.assignment.on-scene.v1', later(300), assignment);
  say(kase, 'dispatch.assignment.with-person.v1', later(90), assignment);
  if (random() < 0.3) say(kase, 'dispatch.assignment.handed-over.v1', later(900), { ...assignment });
  say(kase, 'dispatch.assignment.cleared.v1', later(600), { ...assignment, outcome: 'done' });
  if (random() < 0.03)
    say(kase, 'dispatch.report.retracted.v1', later(20), { ...assignment, retracted: events.at(-2)?.id, retractedType: events.at(-2)?.type, undoes: [events.at(-2)?.id] });
  say(request, 'intake.request.resolved.v1', later(2), { basis: 'case-done' });
  say(request, 'intake.request.follow-up-recorded.v1', later(7_200), {
    outcome: random() < 0.9 ? 'solved' : 'not-reached',
    asked: 'person',
    day: '2022-04-02',
    rating: 1 + Math.floor(random() * 5),
  });
  say(request, 'intake.request.closed.v1', later(1), { basis: 'verified' });
  return events;
}
