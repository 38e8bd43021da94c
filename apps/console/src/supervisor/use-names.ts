import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../api/read.ts';
import type { CommunityRow, Page, ResponderRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';

/** Communities whose buildings are named on one page at most; the others are shown by their codes. */
const NAMED = 30;
const PAGES = 20;

/** Everybody who has ever been enrolled, for names; those who are gone keep theirs in it. */
export function useResponderRows(): readonly ResponderRow[] {
  const { data } = useQuery({
    queryKey: ['dispatch', 'responders', 'names'],
    queryFn: async ({ signal }) => {
      const items: ResponderRow[] = [];
      let next: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const part = await read<Page<ResponderRow>>(`/api/dispatch/responders?limit=200${next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`}`, { signal });
        items.push(...part.items);
        next = part.next;
        if (next === undefined) break;
      }
      return items;
    },
    staleTime: 60_000,
  });
  return data ?? NOBODY;
}
const NOBODY: readonly ResponderRow[] = [];

/** `const nameOf = useResponderNames(); nameOf(responderId)`. */
export function useResponderNames(): (responderId: string | null | undefined) => string {
  const t = useText();
  const rows = useResponderRows();
  return useMemo(() => {
    const names = new Map(rows.map(({ responderId, name, nameEn }) => [responderId, name ?? nameEn]));
    return (responderId) => names.get(responderId ?? '') ?? (responderId == null || responderId === '' ? t('supervisor.nobody') : `…${responderId.slice(-6)}`);
  }, [rows, t]);
}

/** All communities that the reader may see. */
export function useCommunities(): readonly CommunityRow[] {
  const { data } = useQuery({
    queryKey: ['intake', 'communities'],
    queryFn: ({ signal }) => read<Page<CommunityRow>>('/api/intake/communities', { signal }),
    staleTime: 10 * 60_000,
  });
  return data?.items ?? NOWHERE;
}
const NOWHERE: readonly CommunityRow[] = [];

/** Names of area paths: community, estate and building by the names that people use, the rest by its last part. */
export function useAreaNames(areas: readonly string[]): (area: string) => string {
  const both = useBoth();
  const communities = useCommunities();
  const owners = useMemo(() => {
    const seen = new Set(areas.flatMap((area) => communities.find((one) => area === one.area || area.startsWith(`${one.area}/`))?.id ?? []));
    return [...seen].slice(0, NAMED);
  }, [areas, communities]);
  const details = useQueries({
    queries: owners.map((id) => ({
      queryKey: ['intake', 'community', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => read<CommunityDetail>(`/api/intake/communities/${id}`, { signal }),
      staleTime: 10 * 60_000,
      retry: false,
    })),
    combine: dataOf,
  });
  return useMemo(() => {
    const names = new Map(communities.map(({ area, name }) => [area, both(name)]));
    const many = communities.length > 1;
    for (const detail of details) {
      const before = many ? `${both(detail.name)} ` : '';
      const estates = new Map(detail.estates.map(({ estate, name }) => [estate, both(name)]));
      for (const [estate, name] of estates) names.set(`${detail.area}/${estate}`, before + name);
      for (const { estate, building, name } of detail.buildings) names.set(`${detail.area}/${estate}/${building}`, `${before}${estates.get(estate) ?? estate} ${both(name)}`);
    }
    return (area) => names.get(area) ?? area.split('/').slice(-2).join('/');
  }, [communities, details, both]);
}

function dataOf(results: readonly { readonly data: CommunityDetail | undefined }[]): readonly CommunityDetail[] {
  return results.flatMap(({ data }) => data ?? []);
}

/** `const nameOf = useCategoryNames(); nameOf('gas-bottle')`. */
export function useCategoryNames(): (category: string | null | undefined) => string {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  return (category) => (category == null || category === '' ? t('supervisor.uncategorised') : both(catalogue.category(category)?.name) || category);
}
