import type { PublicEvent } from '#contracts';
import { Refused, type StoredEvent } from '#event-store';
import type { BusAlarm, Route } from './consumer-options.ts';
import type { Consumer } from './consumer.ts';
import type { SubscriptionStatus } from './status.ts';

/** One consuming service at work. */
export interface RunningConsumer {
  readonly consumer: Consumer<PublicEvent>;
  readonly alarms: readonly BusAlarm[];
  status(): readonly SubscriptionStatus[];
  close(): Promise<void>;
}

/** A bus with one publishing service, `intake`, that any transport can offer; times are milliseconds. */
export interface MessagingFixture {
  /** Appends one event to intake's log; its wire type is the own type. The log publishes it. */
  append(stream: string, type: string, data: object): Promise<StoredEvent>;
  /** What intake makes public of an event. */
  toPublic(stored: StoredEvent): PublicEvent;
  /** Starts a consumer; the same name again goes on where it was. Retries are immediate, stuck = 0.05 s without progress. */
  start(name: 'dispatch' | 'audit', topics: readonly string[], route: Route<PublicEvent>): Promise<RunningConsumer>;
  /** Puts bytes on a topic that no log holds: broken, or ahead of their stream. */
  deliver(topic: string, key: string, bytes: string | Uint8Array): Promise<void>;
  /** The owner publishes a stream again. */
  replay(stream: string): Promise<number>;
  oldestUnpublishedSeconds(): number;
  close(): Promise<void>;
}

const REQUEST = ['intake.request'];

async function eventually(what: string, check: () => boolean | Promise<boolean>, withinMilliseconds = 20_000): Promise<void> {
  const end = performance.now() + withinMilliseconds;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`not within ${withinMilliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What every transport of the bus must do, whatever carries the messages. */
export function messagingContract(name: string, open: () => Promise<MessagingFixture>): void {
  describe(`messaging: ${name}`, () => {
    let bus: MessagingFixture;
    let applied: PublicEvent[];
    const versions = (stream: string) => applied.filter((event) => event.stream === stream).map(({ version }) => version);
    const collect: Route<PublicEvent> = () => (event) => void applied.push(event);
    const arrived = (count: number) => eventually(`${count} events applied`, () => applied.length >= count);

    beforeEach(async () => {
      applied = [];
      bus = await open();
    });
    afterEach(() => bus.close());

    it('brings every event of the subscribed topics once, whole, each stream in order', async () => {
      await bus.start('dispatch', REQUEST, collect);
      const own: StoredEvent[] = [];
      for (let round = 1; round <= 5; round++) {
        for (const stream of ['request-1', 'request-2', 'request-3']) own.push(await bus.append(stream, 'logged', { round, name: '王芳 😀' }));
        await bus.append('call-1', 'received', { round });
      }
      await arrived(15);
      for (const stream of ['request-1', 'request-2', 'request-3']) expect(versions(stream)).toEqual([1, 2, 3, 4, 5]);
      expect(applied.toSorted((a, b) => a.position - b.position)).toEqual(own.map((event) => bus.toPublic(event)));
    });

    it('carries the same exact text to every consumer', async () => {
      const texts: Record<string, string[]> = { dispatch: [], audit: [] };
      for (const consumer of ['dispatch', 'audit'] as const) {
        await bus.start(
          consumer,
          REQUEST,
          () =>
            (_event, { bytes }) =>
              void texts[consumer]?.push(Buffer.from(bytes as string).toString()),
        );
      }
      const own: StoredEvent[] = [];
      for (let n = 0; n < 20; n++) own.push(await bus.append('request-1', 'logged', { n, text: '楼道 "3-2" \\ 1404' }));
      await eventually('both have all', () => Object.values(texts).every((list) => list.length === 20));
      expect(texts['audit']).toEqual(texts['dispatch']);
      expect(texts['audit']).toEqual(own.map((event) => JSON.stringify(bus.toPublic(event))));
    });

    it('starts a new consumer at the first event', async () => {
      for (let n = 0; n < 30; n++) await bus.append(`request-${n % 3}`, 'logged', { n });
      await bus.start('dispatch', REQUEST, collect);
      await arrived(30);
      expect(versions('request-1')).toHaveLength(10);
    });

    it('goes on where it was: nothing twice, nothing left out', async () => {
      const first = await bus.start('dispatch', REQUEST, collect);
      for (let n = 0; n < 10; n++) await bus.append('request-1', 'logged', { n });
      await arrived(10);
      await first.close();
      for (let n = 0; n < 10; n++) await bus.append('request-1', 'logged', { n });
      await bus.start('dispatch', REQUEST, collect);
      await arrived(20);
      expect(versions('request-1')).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    });

    it('finishes the message in hand before it closes', async () => {
      const gate = Promise.withResolvers<void>();
      const entered = Promise.withResolvers<void>();
      const first = await bus.start('dispatch', REQUEST, () => async (event) => {
        entered.resolve();
        await gate.promise;
        applied.push(event);
      });
      await bus.append('request-1', 'logged', {});
      await entered.promise;
      const closed = first.close();
      gate.resolve();
      await closed;
      expect(versions('request-1')).toEqual([1]);
      await bus.start('dispatch', REQUEST, collect);
      await bus.append('request-1', 'logged', {});
      await arrived(2);
      expect(versions('request-1')).toEqual([1, 2]);
    });

    it('tries a failing handler again', async () => {
      let failures = 2;
      const running = await bus.start('dispatch', REQUEST, () => (event) => {
        if (failures-- > 0) throw new Error('for a moment');
        applied.push(event);
      });
      await bus.append('request-1', 'logged', {});
      await arrived(1);
      expect(running.consumer.status()).toMatchObject({ retried: 2, parkedKeys: 0 });
    });

    it('parks the key of a message that cannot be handled, and no other; release brings it all in order', async () => {
      let broken = true;
      const running = await bus.start('dispatch', REQUEST, () => (event) => {
        if (broken && event.stream === 'request-1' && event.version === 2) throw new Error('cannot');
        applied.push(event);
      });
      for (let n = 0; n < 5; n++) for (const stream of ['request-1', 'request-2']) await bus.append(stream, 'logged', { n });
      await eventually('the other key goes on', () => versions('request-2').length === 5);
      await eventually('all of the key wait', async () => (await running.consumer.parked())[0]?.messages === 4);
      expect(await running.consumer.parked()).toMatchObject([{ key: 'request-1', topic: 'intake.request', kind: 'failed', reason: 'Error: cannot', waitsFor: 2 }]);
      expect(await running.consumer.release('request-1')).toMatchObject({ kind: 'failed' });
      expect(versions('request-1')).toEqual([1]);
      await running.close();
      const again = await bus.start('dispatch', REQUEST, () => (event) => {
        if (broken && event.stream === 'request-1') throw new Error('cannot');
        applied.push(event);
      });
      await bus.append('request-1', 'logged', {});
      await eventually('the new one waits behind', async () => (await again.consumer.parked())[0]?.messages === 5);
      broken = false;
      expect(await again.consumer.release('request-1')).toBeUndefined();
      expect(versions('request-1')).toEqual([1, 2, 3, 4, 5, 6]);
      await bus.append('request-1', 'logged', {});
      await eventually('the key goes on', () => versions('request-1').length === 7);
    });

    it('takes a refusal for a result', async () => {
      const running = await bus.start('dispatch', REQUEST, () => (event) => {
        if (event.version === 1) throw new Refused('already-so');
        applied.push(event);
      });
      await bus.append('request-1', 'logged', {});
      await bus.append('request-1', 'logged', {});
      await arrived(1);
      expect(versions('request-1')).toEqual([2]);
      expect(running.consumer.status()).toMatchObject({ refused: 1, parkedKeys: 0 });
    });

    it('parks a type that nobody knows, passes one that is ignored', async () => {
      const running = await bus.start('dispatch', REQUEST, (type) => (type === 'unheard-of' ? undefined : type === 'dull' ? 'ignored' : (event) => void applied.push(event)));
      await bus.append('request-1', 'dull', {});
      await bus.append('request-1', 'logged', {});
      await bus.append('request-2', 'unheard-of', {});
      await bus.append('request-2', 'logged', {});
      await eventually('parked', async () => (await running.consumer.parked())[0]?.messages === 2);
      await arrived(1);
      expect(applied.map(({ stream, version }) => [stream, version])).toEqual([['request-1', 2]]);
      expect(await running.consumer.parked()).toMatchObject([{ key: 'request-2', kind: 'unknown-type' }]);
    });

    it('parks bytes that are no event; the owner publishing the stream again heals it', async () => {
      const running = await bus.start('dispatch', REQUEST, collect);
      await bus.deliver('intake.request', 'request-1', '{"id":');
      await eventually('parked', () => running.consumer.status().parkedKeys === 1);
      expect(await running.consumer.parked()).toMatchObject([{ key: 'request-1', kind: 'undecodable', messages: 1 }]);
      expect(Buffer.from(((await running.consumer.parkedMessages('request-1'))[0]?.bytes ?? '') as string).toString()).toBe('{"id":');
      await bus.append('request-1', 'logged', {});
      await bus.append('request-1', 'logged', {});
      await bus.replay('request-1');
      await eventually('healed', () => running.consumer.status().parkedKeys === 0);
      await arrived(2);
      expect(versions('request-1')).toEqual([1, 2]);
    });

    it('sounds the alarm on a gap and waits for the missing version', async () => {
      const running = await bus.start('dispatch', REQUEST, collect);
      const first = await bus.append('request-1', 'logged', {});
      await arrived(1);
      const ahead = { ...bus.toPublic(first), id: '0190b1a0-0000-7000-8000-00000000abcd', version: 3 };
      await bus.deliver('intake.request', 'request-1', JSON.stringify(ahead));
      await eventually('parked', () => running.consumer.status().parkedKeys === 1);
      expect(running.alarms).toMatchObject([{ consumer: 'dispatch', kind: 'gap', key: 'request-1' }]);
      expect(running.consumer.status().gaps).toBe(1);
      await bus.append('request-1', 'logged', {});
      await eventually('healed', () => running.consumer.status().parkedKeys === 0);
      expect(versions('request-1')).toEqual([1, 2, 3]);
    });

    it('drops what was applied when a stream is published again', async () => {
      const running = await bus.start('dispatch', REQUEST, collect);
      for (let n = 0; n < 4; n++) await bus.append('request-1', 'logged', { n });
      await arrived(4);
      expect(await bus.replay('request-1')).toBe(4);
      await eventually('duplicates counted', () => running.consumer.status().duplicates >= 4);
      expect(versions('request-1')).toEqual([1, 2, 3, 4]);
    });

    it('tells when a stream has been seen at a version', async () => {
      const running = await bus.start('dispatch', REQUEST, collect);
      const waiting = running.consumer.waitFor('request-1', 2, 20_000);
      await bus.append('request-1', 'logged', {});
      expect(await running.consumer.waitFor('request-1', 2, 20)).toBe(false);
      await bus.append('request-1', 'logged', {});
      expect(await waiting).toBe(true);
    });

    it('shows a hanging handler, and that it goes on', async () => {
      const gate = Promise.withResolvers<void>();
      const running = await bus.start('dispatch', REQUEST, () => () => gate.promise);
      expect(running.status().some(({ stuck }) => stuck)).toBe(false);
      await bus.append('request-1', 'logged', {});
      await eventually('stuck is visible', () => running.status().some(({ stuck, lagSeconds }) => stuck && lagSeconds > 0));
      gate.resolve();
      await eventually('progress again', () => running.status().every(({ stuck, lagSeconds }) => !stuck && lagSeconds === 0));
      expect(bus.oldestUnpublishedSeconds()).toBe(0);
    });
  });
}
