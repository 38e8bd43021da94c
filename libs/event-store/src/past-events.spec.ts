import { anEvent } from './an-event.ts';
import { createCommandHandler } from './command-handler.ts';
import type { Decider } from './decider.ts';
import type { NewEvent, StoredEvent } from './event.ts';
import { createMemoryEventStore } from './memory-store.ts';
import { pastEvents, readInTodaysShape, versionOf } from './past-events.ts';

// A post's log as three programs wrote it: minutes as text, then minutes as a number, then seconds with who told them.
type Waited = { readonly type: 'Waited'; readonly data: { readonly seconds: number; readonly toldBy: 'person' | 'unknown' } };
type Left = { readonly type: 'Left'; readonly data: { readonly seconds?: never } };
type Command = { readonly type: 'Wait'; readonly seconds: number };

const past = pastEvents<Waited | Left>({
  Waited: [({ minutes, ...rest }) => ({ ...rest, minutes: Number(minutes) }), ({ minutes, ...rest }) => ({ ...rest, seconds: Number(minutes) * 60, toldBy: 'unknown' })],
  Left: [],
});
const post: Decider<number, Command, Waited | Left> = {
  initialState: 0,
  evolve: (waited, event) => waited + (event.data.seconds ?? 0),
  decide: ({ seconds }) => [{ type: 'Waited', data: { seconds, toldBy: 'person' } }],
};
const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

const stored = (type: string, schemaVersion: number, data: object): NewEvent => anEvent({ type, data }, { schemaVersion });

async function log() {
  const written = createMemoryEventStore({ clock });
  const events = [
    stored('Waited', 1, { minutes: '4', at: 'gate' }),
    stored('Waited', 2, { minutes: 2 }),
    stored('Left', 1, {}),
    stored('Waited', 3, { seconds: 5, toldBy: 'person' }),
    stored('intake.request.logged.v1', 1, { seen: true }),
  ];
  for (const [index, event] of events.entries()) await written.append('post-1', index, [event], `command-${index}`);
  return { written, store: readInTodaysShape(written, [past]) };
}

describe('events of older shapes', () => {
  const today = [{ seconds: 240, toldBy: 'unknown', at: 'gate' }, { seconds: 120, toldBy: 'unknown' }, {}, { seconds: 5, toldBy: 'person' }, { seen: true }];

  it('are read in today’s, by every way into the log, with nothing else changed', async () => {
    const { written, store } = await log();
    for (const read of [await store.readStream('post-1'), await store.readAll(0, 10), await store.readPositions([1, 2, 3, 4, 5])]) {
      expect(read.map(({ data }) => data)).toEqual(today);
      expect(read.map(({ schemaVersion }) => schemaVersion)).toEqual([3, 3, 1, 3, 1]);
      const rest = ({ data: _data, schemaVersion: _version, ...envelope }: StoredEvent) => envelope;
      expect(read.map(rest)).toEqual((await written.readAll(0, 10)).map(rest));
    }
  });

  it('stay in the log as they were written', async () => {
    const { written, store } = await log();
    await store.readAll(0, 10);
    expect((await written.readAll(0, 2)).map(({ data, schemaVersion }) => ({ data, schemaVersion }))).toEqual([
      { data: { minutes: '4', at: 'gate' }, schemaVersion: 1 },
      { data: { minutes: 2 }, schemaVersion: 2 },
    ]);
  });

  it('are decided on, and what is written beside them has today’s version', async () => {
    const { written, store } = await log();
    const commands = createCommandHandler(store, { clock, schemaVersion: versionOf([past]) });
    const metadata = {
      commandId: 'command-9',
      actor: { id: 'account-1', role: 'operator', area: '' },
      channel: 'app',
      occurredAt: '2022-04-02T07:00:00.000Z',
      now: '2022-04-02T07:00:00.000Z',
      correlationId: 'post-1',
    } as const;
    const done = await commands.handle(post, 'post-1', { type: 'Wait', seconds: 30 }, metadata);
    expect(done.state).toBe(240 + 120 + 5 + 30);
    expect((await written.readStream('post-1', 5)).map(({ schemaVersion }) => schemaVersion)).toEqual([3]);
  });

  it('of a version that is not known yet are not guessed at', () => {
    const newer = { ...stored('Waited', 4, {}), stream: 'post-1' } as never;
    expect(() => past.current(newer)).toThrow('Waited version 4 is newer than this program (3): update it');
    expect(() => past.current({ ...(newer as object), type: 'Sung', schemaVersion: 1 } as never)).toThrow(RangeError);
  });

  it('cost nothing where no type has grown', async () => {
    const { written } = await log();
    expect(readInTodaysShape(written, [pastEvents<Left>({ Left: [] })])).toBe(written);
    expect(versionOf([past])('Waited')).toBe(3);
    expect(versionOf([past])('Else')).toBe(1);
  });
});
