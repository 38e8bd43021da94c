import { keepPreviousData, type Query, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { read } from '../api/read.ts';
import type { TargetPacks } from '../api/rows.ts';
import { useLive } from '../live/use-live.ts';

/** Milliseconds between two readings of figures while events come in, at least. */
const APART = 2_000;
/** A report over a city costs the server seconds: it is read again after so many times what it cost, so that looking takes a twentieth of its time at most. */
const REST = 20;
/** Pages of a list that are read anew by themselves; who has read on further has a list of his own. */
const PAGES = 3;

/** What the dearest reading has cost lately, milliseconds. */
let cost = 0;

/** A figure of audit; what was there stays until the next is, and when it cannot be read. */
export function useFigures<T>(path: string): UseQueryResult<T> {
  return useQuery({
    queryKey: ['audit', path],
    queryFn: async ({ signal }) => {
      const begun = performance.now();
      const answer = await read<T>(path, { signal });
      cost = Math.max(cost * 0.8, performance.now() - begun);
      return answer;
    },
    placeholderData: keepPreviousData,
  });
}

/** The target packs; they change with the configuration only. */
export function usePacks(): TargetPacks['items'] {
  const { data } = useQuery({
    queryKey: ['audit', 'packs'],
    queryFn: ({ signal }) => read<TargetPacks>('/api/audit/reports/target-packs', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? [];
}

/** Reads all figures of audit anew when something has happened, not more often than one can look; as of a past moment nothing changes. */
export function useFreshFigures(asOf: string | undefined): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('audit', () => {
    if (asOf !== undefined || timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        void queries.invalidateQueries({ queryKey: ['audit'], predicate: isFresh });
      },
      Math.max(APART, cost * REST),
    );
  });
}

function isFresh({ queryKey, state }: Query): boolean {
  const pages = (state.data as { readonly pages?: readonly unknown[] } | undefined)?.pages;
  return queryKey[1] !== 'packs' && (pages === undefined || pages.length <= PAGES);
}
