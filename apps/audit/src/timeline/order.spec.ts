import * as fc from 'fast-check';
import { inOrder, type Ordered } from './order.ts';

/** Any set of events of a few streams whose causes lie before them in the order in which they truly happened; clocks say anything. */
const happened = fc
  .array(fc.record({ stream: fc.integer({ min: 0, max: 4 }), cause: fc.option(fc.nat(), { nil: undefined }), clock: fc.integer({ min: 0, max: 5 }), id: fc.nat(1_000_000) }), {
    maxLength: 30,
  })
  .map((steps) => {
    const versions = new Map<number, number>();
    const events: Ordered[] = [];
    for (const [index, step] of steps.entries()) {
      const version = (versions.get(step.stream) ?? 0) + 1;
      versions.set(step.stream, version);
      const cause = step.cause === undefined || index === 0 ? undefined : events[step.cause % index];
      events.push({
        id: `${step.id}-${index}`,
        stream: `stream-${step.stream}`,
        version,
        recordedAt: `2022-04-02T07:00:0${step.clock}.000Z`,
        ...(cause === undefined ? {} : { causationId: cause.id }),
      });
    }
    return events;
  });

const at = (id: string, second: number): Ordered => ({ id, stream: id, version: 1, recordedAt: `2022-04-02T07:00:0${second}.000Z` });

describe('the order of a timeline', () => {
  it('keeps every stream in its versions and nothing before its cause, whatever the clocks say', () => {
    fc.assert(
      fc.property(happened, (events) => {
        const ordered = inOrder(events);
        const place = new Map(ordered.map((event, index) => [event.id, index]));
        expect(ordered).toHaveLength(events.length);
        const placeOf = (event: Pick<Ordered, 'id'>) => place.get(event.id) ?? -1;
        const beforeItsCause = events.filter((event) => event.causationId !== undefined && placeOf({ id: event.causationId }) > placeOf(event));
        const outOfStream = events.filter((event) => events.some((other) => other.stream === event.stream && other.version < event.version && placeOf(other) > placeOf(event)));
        expect({ beforeItsCause, outOfStream }).toEqual({ beforeItsCause: [], outOfStream: [] });
      }),
    );
  });

  it('is the same however the events are given, also twice', () => {
    fc.assert(
      fc.property(
        happened.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
        ([events, shuffled]) => {
          expect(inOrder(shuffled)).toEqual(inOrder(events));
          expect(inOrder([...events, ...shuffled])).toEqual(inOrder(events));
        },
      ),
    );
  });

  it('goes by recordedAt, then id, where neither stream nor cause decides', () => {
    expect(inOrder([at('c', 2), at('b', 1), at('a', 2)]).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('still shows every event when causes form a circle', () => {
    const circle: Ordered[] = [
      { id: 'a', stream: 's', version: 1, recordedAt: '2', causationId: 'b' },
      { id: 'b', stream: 't', version: 1, recordedAt: '1', causationId: 'a' },
    ];
    expect(inOrder(circle).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
