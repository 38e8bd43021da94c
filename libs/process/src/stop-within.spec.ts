import { pino } from 'pino';
import { stopWithin } from './stop-within.ts';

describe('stopping', () => {
  it('goes on to the stores although a step hangs and another fails', async () => {
    const done: string[] = [];
    await stopWithin(50, pino({ level: 'silent' }), [
      ['hangs', () => new Promise(() => {})],
      ['fails', () => Promise.reject(new Error('no'))],
      ['stores', () => void done.push('closed')],
    ]);
    expect(done).toEqual(['closed']);
  });
});
