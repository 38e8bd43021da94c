import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogFile, openLogFile } from '#event-store';
import { consumerStateContract } from './consumer-state-contract.ts';
import { MemoryConsumerState } from './memory-consumer-state.ts';
import { openSqliteConsumerState } from './sqlite-consumer-state.ts';

const clock = { now: () => new Date('2022-04-02T07:00:00.000Z') };

consumerStateContract('memory', async () => {
  const states = new Map<string, MemoryConsumerState>();
  return {
    open: async (consumer) => {
      const state = states.get(consumer) ?? new MemoryConsumerState();
      states.set(consumer, state);
      return state;
    },
    restart: async () => undefined,
    close: async () => undefined,
  };
});

consumerStateContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arrowtower-messaging-'));
  const open = (): LogFile => openLogFile(join(folder, 'log.db'), { clock, logs: ['intake'] });
  let file = open();
  return {
    open: (consumer) => openSqliteConsumerState(file, consumer),
    restart: async () => {
      await file.close();
      file = open();
    },
    close: async () => {
      await file.close();
      await rm(folder, { recursive: true });
    },
  };
});
