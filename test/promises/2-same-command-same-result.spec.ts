import * as fc from 'fast-check';
import { mongoForSuite } from '#brokers';
import { type CommandResult, createCommandHandler, newId } from '#event-store';
import { logAdapters, sharedLogs } from './logs.ts';
import { command, ledger } from './processes/ledger.ts';
import { openLog } from './processes/open-log.ts';
import { start } from './processes/process.ts';
import { clock, temporaryFolder } from './stores.ts';

const mongo = await mongoForSuite();
const folder = temporaryFolder();

describe('2: the same commandId returns the original result, for as long as the log lives', () => {
  describe.each(logAdapters(folder, mongo.server))('$name', ({ open, runs }) => {
    it('through other instances, after restarts, and however much came since', async () => {
      const step = fc.record({
        amount: fc.integer({ min: 0, max: 3 }),
        stream: fc.constantFrom('a', 'b'),
        repeat: fc.nat(),
        instance: fc.nat({ max: 1 }),
        restart: fc.integer({ min: 0, max: 9 }),
      });
      let opened = await open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          run += 1;
          const base = await opened.store.head();
          // A cache of one stream, so that folded states come and go.
          const handlers = () => [0, 1].map(() => createCommandHandler(opened.store, { clock, cacheSize: 1 }));
          let instances = handlers();
          const done: { readonly stream: string; readonly amount: number; readonly commandId: string; readonly result: CommandResult<number> }[] = [];
          for (const { amount, stream: name, repeat, instance, restart } of steps) {
            const stream = `${name}-${run}`;
            if (restart === 0) {
              opened = await opened.reopen();
              instances = handlers();
            }
            const handler = instances[instance];
            if (handler === undefined) throw new Error('there are two');
            const commandId = newId();
            const result = await handler.handle(ledger, stream, { amount }, command(commandId));
            if (result.events.length > 0) done.push({ stream, amount, commandId, result });
            const earlier = done[repeat % Math.max(1, done.length)];
            if (earlier === undefined) continue;
            const again = await handler.handle(ledger, earlier.stream, { amount: earlier.amount }, command(earlier.commandId));
            expect(again).toEqual({ ...earlier.result, replayed: true });
          }
          expect(await opened.store.head()).toBe(done.reduce((sum, { result }) => sum + result.events.length, base));
        }),
        { numRuns: runs },
      );
      await opened.close();
    }, 60_000);

    it('when it is sent many times at once', async () => {
      const opened = await open();
      const another = await opened.another();
      const commandId = newId();
      const [one, two] = [createCommandHandler(opened.store, { clock }), createCommandHandler(another.store, { clock })];
      const results = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : two).handle(ledger, 'a', { amount: 2 }, command(commandId))));
      expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
      const [first] = results;
      for (const result of results) expect({ ...result, replayed: true }).toEqual({ ...first, replayed: true });
      expect(await opened.store.head()).toBe(2);
      await another.close();
      await opened.close();
    }, 60_000);
  });

  for (const { name: adapter, describe: describeIf, make } of sharedLogs(folder, mongo))
    describeIf(adapter, () => {
      it('when the process died after the commit and before the answer', async () => {
        const address = await make('died');
        const commandId = newId();
        // It kills itself when the append is durable; its caller never hears of it.
        const died = start('die-before-the-answer', address, commandId);
        await expect(died.ended).rejects.toThrow('SIGKILL');
        expect(died.told).toEqual([]);
        const { log, close } = await openLog(address, clock);
        const result = await createCommandHandler(log, { clock }).handle(ledger, 'a', { amount: 3 }, command(commandId));
        expect(result).toMatchObject({ version: 3, state: 3, replayed: true });
        expect(await log.head()).toBe(3);
        await close();
      }, 60_000);
    });
});
