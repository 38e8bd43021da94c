import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** All timers of the page tick together, on the server's full second; nothing ticks while nobody looks. */
function tick(): void {
  now = Math.floor(serverNow() / 1_000) * 1_000;
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1_005 - (serverNow() % 1_000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) timer = setTimeout(tick, 1_005 - (serverNow() % 1_000));
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

function current(): number {
  if (timer === undefined) now = Math.floor(serverNow() / 1_000) * 1_000;
  return now;
}

/** The server's time in milliseconds, moving once a second. Use it in the smallest component that shows it: each tick draws that component anew. */
export function useServerNow(): number {
  return useSyncExternalStore(subscribe, current);
}
