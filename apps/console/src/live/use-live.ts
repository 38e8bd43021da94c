import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { liveState, onLive, onLiveState, onResync } from './live.ts';
import type { LiveMessage, Service, StreamState } from './message.ts';

/**
 * Listens to a service while the screen is there. The first part of every query key is its service: `['dispatch', 'cases', …]`; a resync makes all of them be read anew.
 * @param merge what to do with the messages of one frame: usually `queryClient.setQueryData(key, (page) => mergeRows(page, …))`
 */
export function useLive(service: Service, merge?: (messages: readonly LiveMessage[], queries: QueryClient) => void): void {
  const queries = useQueryClient();
  const run = useEffectEvent((messages: readonly LiveMessage[]) => merge?.(messages, queries));
  useEffect(() => {
    const stop = [onLive(service, (messages) => run(messages)), onResync(service, () => void queries.invalidateQueries({ queryKey: [service] }))];
    return () => stop.forEach((one) => one());
  }, [service, queries]);
}

/** How the stream of a service is: for "last update 12 s ago". */
export function useLiveState(service: Service): StreamState {
  return useSyncExternalStore(onLiveState, () => liveState(service));
}
