import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../api/read.ts';
import type { Page } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';
import { useSession } from '../session/session.ts';
import { type Area, areaText, type Community, COMMUNITY_LEVEL, covers, knownAreas } from './areas.ts';

/** Estates and buildings are read of so many communities; of more, areas end at the community. */
const READ = 12;

/** The communities of the administrator's areas, kept live. */
export function useCommunities() {
  useLive('intake', (messages, queries) => {
    const streams = new Set(messages.map(({ stream }) => stream).filter((stream) => stream.startsWith('community-')));
    if (streams.size === 0) return;
    void queries.invalidateQueries({ queryKey: ['intake', 'communities'] });
    for (const stream of streams) void queries.invalidateQueries({ queryKey: ['intake', 'community', stream] });
  });
  return useQuery({ queryKey: ['intake', 'communities'], queryFn: ({ signal }) => read<Page<Community>>('/api/intake/communities', { signal }) });
}

/** The areas that are known, and how they are said. */
export interface Areas {
  readonly all: readonly Area[];
  readonly communities: readonly Community[];
  /** For a Select: everything the administrator's own areas cover, `everywhere` first where that is his to give. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Buildings inside an area, for a Select. */
  readonly buildingsIn: (area: string) => readonly { readonly value: string; readonly label: string }[];
  readonly nameOf: (path: string) => string;
}

/** Options that stand for '' in a Select, which takes '' for nothing chosen. */
export const EVERYWHERE = '*';

/** Areas by name, for rights, responders and lists. */
export function useAreas(): Areas {
  const t = useText();
  const both = useBoth();
  const { areas: own } = useSession();
  const { data } = useCommunities();
  const communities = useMemo(() => data?.items ?? [], [data]);
  const details = useQueries({
    queries: communities.slice(0, READ).map(({ id }) => ({
      queryKey: ['intake', 'community', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => read<CommunityDetail>(`/api/intake/communities/${id}`, { signal }),
      staleTime: 10 * 60_000,
    })),
    combine: (results) => results.flatMap((result) => result.data ?? []),
  });
  return useMemo(() => {
    const all = knownAreas(communities, details);
    const byPath = new Map(all.map((area) => [area.path, area]));
    const mine = (path: string) => own.some((area) => covers(area, path));
    const everywhere = own.includes('') ? [{ value: EVERYWHERE, label: t('administrator.everywhere') }] : [];
    const option = (area: Area) => ({ value: area.path, label: area.names.length > COMMUNITY_LEVEL ? areaText(area, both) : area.names.map(both).join(' / ') });
    return {
      all,
      communities,
      options: [...everywhere, ...all.filter(({ path }) => mine(path)).map(option)],
      buildingsIn: (inside) => all.filter(({ path }) => path.split('/').length === COMMUNITY_LEVEL + 2 && covers(inside, path)).map(option),
      nameOf: (path) => {
        if (path === '') return t('administrator.everywhere');
        const area = byPath.get(path);
        return area === undefined ? path : areaText(area, both);
      },
    };
  }, [communities, details, own, both, t]);
}
