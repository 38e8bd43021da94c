import * as fc from 'fast-check';
import { note } from './an-event.ts';
import type { StoredEvent } from './event.ts';
import { newId } from './ids.ts';
import type { Appended, EventStore } from './port.ts';

/** The time that stores under contract must be opened with; tests move it. */
export const contractClock = {
  time: Date.parse('2022-04-02T07:00:00.000Z'),
  now(): Date {
    return new Date(this.time);
  },
};

/** Part of the contract: any appends, right and wrong, reads and restarts against a plain list. */
export function behavesLikeAList(opened: () => EventStore, reopen: () => Promise<void>, runs: number): void {
  it('behaves like a list of events whatever is done to it', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('append' as const),
          stream: fc.integer({ min: 0, max: 3 }),
          events: fc.integer({ min: 1, max: 3 }),
          off: fc.constantFrom(0, 0, 0, -1, 1),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('readAll' as const), after: fc.nat({ max: 40 }), limit: fc.integer({ min: 1, max: 10 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('readStream' as const), stream: fc.integer({ min: 0, max: 3 }), after: fc.nat({ max: 10 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 8 }), async (groups) => {
        run += 1;
        const base = await opened().head();
        const model: StoredEvent[] = [];
        const inStream = (stream: string) => model.filter((event) => event.stream === stream);
        for (const group of groups) {
          // What stands in one group is begun without waiting, so that a grouped commit holds appends of both outcomes.
          const running: Promise<void>[] = [];
          for (const each of group) {
            const stream = 'stream' in each ? `run-${run}-${each.stream}` : '';
            if (each.kind === 'append') {
              const version = inStream(stream).length;
              const expected = Math.max(0, version + each.off);
              const events = Array.from({ length: each.events }, (_, index) => note(`${model.length + index}`));
              const commandId = newId();
              const appended = opened().append(stream, expected, events, commandId);
              if (expected !== version) running.push(conflicts(appended, version));
              else {
                const recordedAt = contractClock.now().toISOString();
                const stored = events.map((event, index) => ({
                  ...event,
                  stream,
                  version: version + index + 1,
                  position: base + model.length + index + 1,
                  recordedAt,
                  commandId,
                }));
                model.push(...stored);
                running.push(answers(appended, { version: version + each.events, position: base + model.length, events: stored }));
              }
              continue;
            }
            await Promise.all(running.splice(0));
            if (each.kind === 'reopen') await reopen();
            if (each.kind === 'readAll') expect(await opened().readAll(base + each.after, each.limit)).toEqual(model.slice(each.after, each.after + each.limit));
            if (each.kind === 'readStream') expect(await opened().readStream(stream, each.after)).toEqual(inStream(stream).slice(each.after));
          }
          await Promise.all(running);
        }
        expect(await opened().readAll(base, 1_000)).toEqual(model);
        expect(await opened().head()).toBe(base + model.length);
      }),
      { numRuns: runs },
    );
  }, 60_000);
}

async function conflicts(appended: Promise<Appended>, actual: number): Promise<void> {
  await expect(appended).rejects.toMatchObject({ code: 'version-conflict', actual });
}

async function answers(appended: Promise<Appended>, expected: Appended): Promise<void> {
  expect(await appended).toEqual(expected);
}
