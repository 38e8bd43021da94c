import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import * as fc from 'fast-check';
import { requestCourse, seeded } from '../../testing/synthetic-requests.ts';
import { foldHistory } from '../../intervals/fold.ts';
import { type HistoryDocument, HistoryReader } from './document.ts';
import { requestHistory } from './projection.ts';

const REQUEST = 'request-1';

/** Builds the documents that the events make, in the order given; positions follow from it. */
function documents(events: readonly StoredEvent[]): Map<string, HistoryDocument> {
  const built = new Map<string, HistoryDocument>();
  for (const event of events)
    for (const id of requestHistory.ids(event)) {
      const next = requestHistory.evolve(built.get(id), event, id);
      if (next !== undefined) built.set(id, next);
    }
  return built;
}

let lastId = 0;
/** A public event as it lies in audit's log. */
function said(position: number, stream: string, type: string, data: object, more: Partial<PublicEvent> = {}): StoredEvent {
  const event: PublicEvent = {
    id: more.id ?? `018f0000-0000-7000-8000-${String(++lastId).padStart(12, '0')}`,
    type,
    service: 'intake',
    stream,
    version: position,
    position,
    occurredAt: more.occurredAt ?? `2022-04-02T07:00:${String(position).padStart(2, '0')}.000Z`,
    recordedAt: more.recordedAt ?? more.occurredAt ?? `2022-04-02T07:00:${String(position).padStart(2, '0')}.000Z`,
    actor: { id: 'account-1', role: 'operator', area: '' },
    channel: more.channel ?? 'app',
    commandId: 'c',
    correlationId: more.correlationId ?? stream,
    data,
  };
  return { ...event, schemaVersion: 1, data: event };
}

const fold = (document: HistoryDocument | undefined, asOf = Number.POSITIVE_INFINITY) =>
  foldHistory(new HistoryReader().read(document ?? ({ e: '', n: 0 } as HistoryDocument), asOf));
const seconds = (instant: number) => (instant - Date.parse('2022-04-02T07:00:00.000Z')) / 1_000;

describe('the history of a request', () => {
  it('as of a position is what the events up to it would have made; as of the head is now', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(20), (seed, cut) => {
        const course = requestCourse(1, seeded(seed), 100, 0);
        const id = course.find(({ stream }) => stream.startsWith('request-'))?.stream ?? '';
        const whole = documents(course).get(id);
        const asOf = 100 + Math.min(cut, course.length);
        const part = documents(course.filter(({ position }) => position <= asOf)).get(id);
        expect(fold(whole, asOf)).toEqual(fold(part));
        expect(fold(whole, 100 + course.length)).toEqual(fold(whole));
      }),
    );
  });

  it('takes ring and answer from the link of the call that opened it, not from one that chases it', () => {
    const link = (kind: string) => ({ requestId: REQUEST, kind, medium: 'phone', receivedAt: '2022-04-02T07:00:01.000Z', answeredAt: '2022-04-02T07:00:09.000Z' });
    const logged = said(1, REQUEST, 'intake.request.logged.v1', { area: 'a/b' });
    const opened = fold(documents([logged, said(2, 'call-1', 'intake.call.linked.v1', link('new'))]).get(REQUEST));
    expect([seconds(opened.times.contact), seconds(opened.times.answered), opened.ringKnown, opened.medium]).toEqual([1, 9, true, 1]);
    const chased = fold(documents([logged, said(2, 'call-1', 'intake.call.linked.v1', link('chase'))]).get(REQUEST));
    expect([chased.ringKnown, chased.times.answered]).toEqual([false, Number.NaN]);
  });

  it('notes which calls were linked before they were answered', () => {
    const document = documents([said(1, 'call-1', 'intake.call.linked.v1', { requestId: REQUEST, kind: 'new', medium: 'phone' })]).get(REQUEST);
    expect(document?.w).toEqual(['call-1']);
  });

  it('finds by event id what a retraction takes back, and leaves the rest', () => {
    const report = (position: number, verb: string) => said(position, 'case-1', `dispatch.assignment.${verb}.v1`, { assignmentId: `${REQUEST}.1`, responderId: 'responder-1' });
    const onScene = report(3, 'on-scene');
    const retraction = said(5, 'case-1', 'dispatch.report.retracted.v1', {
      assignmentId: `${REQUEST}.1`,
      retracted: onScene.id,
      retractedType: onScene.type,
      undoes: [onScene.id],
    });
    const history = fold(
      documents([said(1, REQUEST, 'intake.request.logged.v1', { area: 'a' }), report(2, 'en-route'), onScene, report(4, 'with-person'), retraction]).get(REQUEST),
    );
    expect(history.times.onScene).toBeNaN();
    expect([seconds(history.times.enRoute), seconds(history.times.withPerson), history.retracted]).toEqual([2, 4, 1]);
  });

  it('keeps a retraction of something it never saw without harm', () => {
    const history = fold(
      documents([said(1, 'case-1', 'dispatch.report.retracted.v1', { assignmentId: `${REQUEST}.1`, retracted: 'x', retractedType: 'y', undoes: [] })]).get(REQUEST),
    );
    expect(history.retracted).toBe(0);
  });

  it('stands in both documents of a merge, and moves times in its own only', () => {
    const merged = documents([said(1, REQUEST, 'intake.request.logged.v1', { area: 'a' }), said(2, REQUEST, 'intake.request.merged.v1', { into: 'request-2' })]);
    expect(fold(merged.get(REQUEST)).isMerged).toBe(true);
    expect(fold(merged.get('request-2')).isMerged).toBe(false);
    expect(merged.get('request-2')?.n).toBe(1);
  });

  it('never names a confidential tip in the request that the tip opened', () => {
    const built = documents([
      said(1, 'request-tip', 'intake.request.logged.v1', { area: 'a', confidential: true }),
      said(2, 'request-tip', 'intake.request.linked.v1', { requestId: REQUEST, kind: 'opened' }),
    ]);
    expect([...built.keys()]).toEqual(['request-tip']);
    expect(built.get('request-tip')?.x).toBe(1);
  });

  it('stands with reservations and disclosures that name it', () => {
    const built = documents([
      said(1, 'responder-1', 'dispatch.responder.reserved.v1', { requestId: REQUEST, reservationId: 'r' }),
      said(2, 'disclosure-intake-20220402-1', 'intake.disclosure.made.v1', { requestId: REQUEST, fields: ['phone'] }),
      said(3, 'responder-2', 'dispatch.responder.status-changed.v1', { status: 'off' }),
    ]);
    expect(built.get(REQUEST)?.n).toBe(2);
    expect(built.size).toBe(1);
  });

  it('lets what an assignment had reached before a merge come with it', () => {
    const at = '2022-04-02T06:50:00.000Z';
    const carried = { milestones: [{ milestone: 'en-route', at }], respondBy: at };
    const history = fold(documents([said(1, 'case-1', 'dispatch.assignment.moved-in.v1', { assignmentId: `${REQUEST}.2`, responderId: 'responder-1', carried })]).get(REQUEST));
    expect([history.assignments[0]?.n, seconds(history.times.enRoute), history.times.firstOffer]).toEqual([2, -600, Number.NaN]);
    const fresh = fold(
      documents([said(1, 'case-1', 'dispatch.assignment.moved-in.v1', { assignmentId: `${REQUEST}.2`, responderId: 'responder-1', carried: { ...carried, milestones: [] } })]).get(
        REQUEST,
      ),
    );
    expect(seconds(fresh.times.firstOffer)).toBe(1);
  });

  it('stays findable by every time zero it was ever believed to have', () => {
    const { contact, moved } = requestHistory.view.indexes;
    const drafted = documents([said(1, REQUEST, 'intake.request.drafted.v1', { area: 'a' })]).get(REQUEST) as HistoryDocument;
    expect([contact?.(drafted), moved?.(drafted)]).toEqual([[Date.parse('2022-04-02T07:00:01.000Z')], undefined]);
    const told = documents([
      said(1, REQUEST, 'intake.request.drafted.v1', { area: 'a' }),
      said(2, REQUEST, 'intake.request.logged.v1', { area: 'a', contactAt: '2022-04-02T05:00:00.000Z' }),
    ]).get(REQUEST) as HistoryDocument;
    expect([contact?.(told), moved?.(told)]).toEqual([[Date.parse('2022-04-02T05:00:00.000Z')], [Date.parse('2022-04-02T07:00:01.000Z')]]);
    // Told later than it was drafted: what counts now lies after what the index says.
    const after = documents([
      said(1, REQUEST, 'intake.request.drafted.v1', { area: 'a' }),
      said(2, REQUEST, 'intake.request.logged.v1', { area: 'a', contactAt: '2022-04-02T07:00:30.000Z' }),
    ]).get(REQUEST) as HistoryDocument;
    expect([contact?.(after), after.c]).toEqual([[Date.parse('2022-04-02T07:00:01.000Z')], Date.parse('2022-04-02T07:00:30.000Z')]);
  });

  it('knows the medium from the channel where there is no call', () => {
    const visit = said(1, REQUEST, 'intake.request.logged.v1', { area: 'a' }, { channel: 'visit' });
    expect(fold(documents([visit]).get(REQUEST)).medium).toBe(3);
  });
});
