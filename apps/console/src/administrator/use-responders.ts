import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ResponderRow } from '../api/rows.ts';
import { useLive } from '../live/use-live.ts';
import { readAll } from './read-all.ts';

const KEY = ['dispatch', 'everybody'] as const;

/** Everybody who is enrolled in the administrator's areas, kept live. */
export function useEverybody() {
  useLive('dispatch', (messages, queries) => {
    if (messages.some(({ stream }) => stream.startsWith('responder-'))) void queries.invalidateQueries({ queryKey: KEY });
  });
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => readAll<ResponderRow>('/api/dispatch/responders', signal) });
}

/** Responder id → name. */
export function useResponderNames(): ReadonlyMap<string, string> {
  const { data } = useEverybody();
  return useMemo(() => new Map((data ?? []).map(({ responderId, name, nameEn }) => [responderId, name ?? nameEn ?? responderId])), [data]);
}

/** For a Select: everybody by name. */
export function useResponderOptions(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useEverybody();
  return useMemo(
    () =>
      (data ?? [])
        .map(({ responderId, name, nameEn, phone }) => ({ value: responderId, label: [name ?? nameEn ?? responderId, phone].filter((part) => part !== undefined).join(' · ') }))
        .toSorted((one, other) => one.label.localeCompare(other.label, 'zh')),
    [data],
  );
}
