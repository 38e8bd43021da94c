import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../api/read.ts';
import { useLive } from '../live/use-live.ts';

/** Somebody who has, or had, a page open. */
export interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly responderId?: string;
  readonly open: boolean;
  readonly seenAt: string;
  /** Requests before their eyes. */
  readonly looksAt: readonly string[];
}

/** By account. */
export type Presences = ReadonlyMap<string, Present>;

const KEY = ['dispatch', 'presence'] as const;
const TYPE = 'dispatch.presence';

/** Who is here, kept live; undefined until it is known. */
export function usePresence(): Presences | undefined {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await read<{ items: readonly Present[] }>('/api/dispatch/presence', { signal })).items,
    retry: false,
  });
  useLive('dispatch', (messages, queries) => {
    const changed = messages.flatMap(({ type, row }) => (type === TYPE && row !== undefined ? [row as unknown as Present] : []));
    if (changed.length === 0) return;
    queries.setQueryData<readonly Present[]>(KEY, (before) => {
      const after = new Map((before ?? []).map((one) => [one.accountId, one]));
      for (const one of changed) after.set(one.accountId, one);
      return [...after.values()];
    });
  });
  return useMemo(() => (data === undefined ? undefined : new Map(data.map((one) => [one.accountId, one]))), [data]);
}
