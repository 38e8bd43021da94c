import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { read } from '../api/read.ts';
import type { TargetPacks } from '../api/rows.ts';
import { useLive } from '../live/use-live.ts';

/** Milliseconds between two readings of figures while events come in: a report over a city costs seconds. */
const APART = 2_000;

/** A figure of audit; what was there stays until the next is, and when it cannot be read. */
export function useFigures<T>(path: string): UseQueryResult<T> {
  return useQuery({ queryKey: ['audit', path], queryFn: ({ signal }) => read<T>(path, { signal }), placeholderData: keepPreviousData });
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
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ['audit'], predicate: ({ queryKey }) => queryKey[1] !== 'packs' });
    }, APART);
  });
}
