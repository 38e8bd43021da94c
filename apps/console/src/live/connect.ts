import { Hub } from './hub.ts';
import type { FromHub, ToHub } from './message.ts';

/** The way from a tab to the holder of the connections. */
export interface Link {
  tell(message: ToHub): void;
}

/**
 * Finds who holds the connections: a shared worker; where the browser has none (most phones), the tab that holds a lock, which tells the others;
 * where it has no locks either (plain http on a LAN), this tab for itself.
 */
export function connectLive(heard: (message: FromHub) => void): Link {
  if (typeof SharedWorker === 'function') return throughWorker(heard);
  if (navigator.locks !== undefined) return throughLeader(heard);
  const hub = new Hub(heard);
  return { tell: (message) => hub.hear(message) };
}

function throughWorker(heard: (message: FromHub) => void): Link {
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'arrowtower-live' });
  worker.port.addEventListener('message', ({ data }: MessageEvent<FromHub>) => heard(data));
  worker.port.start();
  return { tell: (message) => worker.port.postMessage(message) };
}

function throughLeader(heard: (message: FromHub) => void): Link {
  const channel = new BroadcastChannel('arrowtower-live');
  let hub: Hub | undefined;
  let wants: ToHub | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<FromHub | ToHub | { readonly kind: 'who' }>) => {
    if (data.kind === 'who') {
      if (wants !== undefined) channel.postMessage(wants);
    } else if (data.kind === 'want' || data.kind === 'wake' || data.kind === 'gone') hub?.hear(data);
    else heard(data);
  });
  void navigator.locks.request('arrowtower-live', async () => {
    hub = new Hub((message) => {
      heard(message);
      channel.postMessage(message);
    });
    if (wants !== undefined) hub.hear(wants);
    channel.postMessage({ kind: 'who' });
    // Held until the tab is closed; then the next one takes over.
    await new Promise(() => undefined);
  });
  return {
    tell(message) {
      if (message.kind === 'want') wants = message;
      if (hub === undefined) channel.postMessage(message);
      else hub.hear(message);
    },
  };
}
