import { afterFor, noteWrite } from '../api/recent-writes.ts';
import { send } from '../api/read.ts';
import { localJotter } from './jotter.ts';
import type { Reply } from './queue.ts';
import { Sender, type SenderWorld, type Settled } from './sender.ts';
import { memoryQueueStore, openQueueStore, withFallback } from './store.ts';

const channel = new BroadcastChannel('arrowtower-commands');

const world: SenderWorld = {
  store: withFallback(openQueueStore(), memoryQueueStore()),
  jotter: localJotter(),
  async post(command) {
    const after = afterFor(command.path);
    const response = await send(command.path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': command.key,
        ...(after === undefined ? {} : { after }),
        ...(command.ifMatch === undefined ? {} : { 'if-match': `"${command.ifMatch}"` }),
      },
      body: JSON.stringify({ ...command.body, occurredAt: command.occurredAt, sentAt: new Date().toISOString() }),
      // A phone that loses the page in the middle still finishes what it had begun to send.
      keepalive: JSON.stringify(command.body).length < 30_000,
      signal: AbortSignal.timeout(20_000),
    });
    const reply = (await response.json()) as Reply;
    if (typeof reply['id'] === 'string' && typeof reply['version'] === 'number') noteWrite(reply['id'], reply['version']);
    return reply;
  },
  async exclusively(name, work) {
    // Web Locks need https or localhost; without them two tabs may send the same command at once, and the server does it once.
    if (navigator.locks === undefined) await work();
    else await navigator.locks.request(name, work);
  },
  tell: (message) => channel.postMessage(message),
  now: () => Date.now(),
  random: () => Math.random(),
  wait(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The one sender of this tab. */
export const sender = new Sender(world);

channel.addEventListener('message', ({ data }: MessageEvent<'changed' | Settled>) => {
  if (data === 'changed') void sender.refresh();
  else {
    const { id, version } = data.reply ?? {};
    if (typeof id === 'string' && typeof version === 'number') noteWrite(id, version);
    sender.settledElsewhere(data);
  }
});
addEventListener('online', () => void sender.hurry());
