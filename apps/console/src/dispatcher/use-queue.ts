import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { read } from '../api/read.ts';
import type { CaseRow, Page as PageOf, RequestRow, ResponderRow } from '../api/rows.ts';
import { mergeRows } from '../live/merge-rows.ts';
import type { LiveMessage } from '../live/message.ts';
import { useLive } from '../live/use-live.ts';
import { QUEUE_RULES } from './heat.ts';
import { QUEUE_KEY, readAll, readQueue } from './read-queue.ts';

/** All responders of the reader's areas. */
export const RESPONDERS_KEY = ['dispatch', 'responders'] as const;
const DRAFTS_KEY = ['intake', 'requests', 'drafts'] as const;
/** Milliseconds between two readings of what live messages cannot carry (names, reasons, sentences). */
const APART = 900;

const rowsIn = (messages: readonly LiveMessage[]) => messages.flatMap(({ row, stream }) => (row !== undefined && stream.startsWith('case-') ? [row as unknown as CaseRow] : []));

/** The queue by heat, kept live; what arrives while it is being read is put on top of what was read. */
export function useQueue(onMessages: (messages: readonly LiveMessage[]) => void) {
  const arrived = useRef<CaseRow[]>([]);
  const again = useAgain();
  const queue = useQuery({
    queryKey: QUEUE_KEY,
    queryFn: async ({ signal }) => {
      arrived.current = [];
      const rows = await readQueue(signal);
      return mergeRows(rows, arrived.current, QUEUE_RULES).rows;
    },
  });
  useLive('dispatch', (messages, queries) => {
    const rows = rowsIn(messages);
    arrived.current.push(...rows);
    let fresh: readonly string[] = [];
    queries.setQueryData<readonly CaseRow[]>(QUEUE_KEY, (before) => {
      if (before === undefined) return undefined;
      const merged = mergeRows(before, rows, QUEUE_RULES);
      fresh = merged.fresh;
      return merged.rows;
    });
    if (fresh.length > 0) again(QUEUE_KEY);
    if (messages.some(({ stream }) => stream.startsWith('responder-'))) again(RESPONDERS_KEY);
    for (const requestId of new Set(messages.flatMap(({ stream }) => (stream.startsWith('case-') ? [stream.replace('case-', 'request-')] : []))))
      again(['dispatch', 'case', requestId]);
    onMessages(messages);
  });
  return queue;
}

/** Everybody who may be sent, those who can go first. */
export function useResponders() {
  return useQuery({ queryKey: RESPONDERS_KEY, queryFn: ({ signal }) => readAll<ResponderRow>('/api/dispatch/responders?limit=200', signal) });
}

/** What operators are typing at this moment. */
export function useDrafts() {
  const again = useAgain();
  useLive('intake', (messages) => {
    if (messages.some(({ stream }) => stream.startsWith('request-'))) again(DRAFTS_KEY);
  });
  return useQuery({ queryKey: DRAFTS_KEY, queryFn: ({ signal }) => read<PageOf<RequestRow>>('/api/intake/requests?status=draft&limit=50', { signal }) });
}

/** Reads something again soon, but not more often than a person can look: the last wish is never lost. */
export function useAgain(): (key: readonly string[]) => void {
  const queries = useQueryClient();
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    };
  }, []);
  return (key) => ask(queries, timers.current, key);
}

function ask(queries: QueryClient, timers: Map<string, ReturnType<typeof setTimeout>>, key: readonly string[]): void {
  const name = key.join(' ');
  if (timers.has(name) || queries.getQueryCache().find({ queryKey: key, exact: false }) === undefined) return;
  timers.set(
    name,
    setTimeout(() => {
      timers.delete(name);
      void queries.invalidateQueries({ queryKey: key });
    }, APART),
  );
}
