import { noteServerTime } from '../time/server-clock.ts';
import { connectLive, type Link } from './connect.ts';
import type { FromHub, LiveMessage, Service, StreamState } from './message.ts';

/** Told of the messages of one frame, oldest first. */
export type LiveListener = (messages: readonly LiveMessage[]) => void;

const SILENT: StreamState = { connected: false, heardAt: undefined, signedOut: false };
/** How often a tab says that it is still there, milliseconds. */
const ALIVE = 30_000;

/** Milliseconds after joining a stream until what was read meanwhile is read once more. */
const SETTLE = 1_500;

const tab = Math.random().toString(36).slice(2);
const listeners = new Map<Service, Set<LiveListener>>();
const resyncs = new Map<Service, Set<() => void>>();
const joined = new Set<Service>();
const states = new Map<Service, StreamState>();
const stateListeners = new Set<() => void>();
const waiting = new Map<Service, LiveMessage[]>();
let framed = false;
let link: Link | undefined;
let told = '';

function heard(message: FromHub): void {
  if (message.kind === 'messages') {
    if ((listeners.get(message.service)?.size ?? 0) === 0) return;
    const queue = waiting.get(message.service) ?? [];
    queue.push(...message.messages);
    waiting.set(message.service, queue);
    const { heardAt: _, ...state } = states.get(message.service) ?? SILENT;
    states.set(message.service, { ...state, heardAt: Date.now() });
    frame();
  } else if (message.kind === 'resync') for (const listener of resyncs.get(message.service) ?? []) listener();
  else {
    if (message.state.connected && !joined.has(message.service)) {
      // What was read while the stream was being opened may lack what happened in between: read once more, when the screen stands.
      joined.add(message.service);
      setTimeout(() => resyncs.get(message.service)?.forEach((listener) => listener()), SETTLE);
    }
    states.set(message.service, message.state);
    if (message.serverTime !== undefined) noteServerTime(message.serverTime);
    for (const listener of stateListeners) listener();
  }
}

/** Once a frame, however many messages came; a hidden page draws no frames. */
function frame(): void {
  if (framed) return;
  framed = true;
  const run = () => {
    framed = false;
    const batches = [...waiting];
    waiting.clear();
    for (const [service, messages] of batches) for (const listener of listeners.get(service) ?? []) listener(messages);
  };
  if (document.hidden) setTimeout(run, 250);
  else requestAnimationFrame(run);
}

function want(again = false): void {
  const services = [...new Set([...listeners, ...resyncs].filter(([, set]) => set.size > 0).map(([service]) => service))].toSorted();
  if (link === undefined) {
    if (services.length === 0) return;
    link = connectLive(heard);
    setInterval(() => want(true), ALIVE);
    addEventListener('pagehide', () => link?.tell({ kind: 'gone', tab }));
    addEventListener('pageshow', () => want(true));
    addEventListener('online', wakeLive);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) wakeLive();
    });
  }
  const text = services.join();
  if (text === told && !again) return;
  told = text;
  link.tell({ kind: 'want', tab, services });
}

/** Somebody has signed in, or the network may be back. */
export function wakeLive(): void {
  link?.tell({ kind: 'wake' });
}

function add<T>(map: Map<Service, Set<T>>, service: Service, listener: T): () => void {
  const set = map.get(service) ?? new Set<T>();
  map.set(service, set.add(listener));
  want();
  return () => {
    set.delete(listener);
    // Moving from one screen to the next must not close and open the stream.
    setTimeout(want, 1_000);
  };
}

/** Listens to a service, through the one connection of this browser. */
export function onLive(service: Service, listener: LiveListener): () => void {
  return add(listeners, service, listener);
}

/** Hears when the lists of a service must be read anew. */
export function onResync(service: Service, listener: () => void): () => void {
  return add(resyncs, service, listener);
}

/** How a service's stream is. */
export function liveState(service: Service): StreamState {
  return states.get(service) ?? SILENT;
}

/** Hears when some stream's state changes. */
export function onLiveState(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}
