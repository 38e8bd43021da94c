import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../api/read.ts';
import type { Both } from '../api/rows.ts';
import { useBoth } from '../language/use-text.ts';
import { kept } from '../offline/pictures.ts';
import { type PlaceParts, placeText } from './place-text.ts';

/** A community with its estates and buildings: GET /api/intake/communities/{id}. */
export interface CommunityDetail {
  readonly id: string;
  readonly version: number;
  readonly area: string;
  readonly name: Both;
  readonly estates: readonly { readonly estate: string; readonly name: Both }[];
  readonly buildings: readonly {
    readonly estate: string;
    readonly building: string;
    readonly name: Both;
    readonly floors: number;
    readonly lift: boolean;
    readonly state: string;
    /** How to get in; empty texts where nothing is said. */
    readonly note?: Both;
    readonly stewards: readonly string[];
    readonly x: number;
    readonly y: number;
  }[];
}

const communityOf = (communityId: string | undefined) => ({
  queryKey: ['intake', 'community', communityId],
  queryFn: kept((context) => read<CommunityDetail>(`/api/intake/communities/${communityId}`, context)),
  enabled: communityId !== undefined,
  staleTime: 10 * 60_000,
  retry: false,
});

/** The community of a place with its names and access notes; read once, shared by all rows and screens. */
export function useCommunity(communityId: string | undefined): CommunityDetail | undefined {
  return useQuery(communityOf(communityId)).data;
}

/** A place with the id of its community. */
type Place = (PlaceParts & { readonly communityId?: string | undefined }) | undefined;

/** `const nameOf = usePlaceName(place?.communityId)` for one place: "华安东区 3号楼 2-504"; slugs as long as the names are not there. */
export function usePlaceName(communityId: string | undefined): (place: PlaceParts | undefined, area: string) => string {
  const community = useCommunity(communityId);
  const both = useBoth();
  return (place, area) => nameIn(community, both, place, area);
}

/** The same for the rows of a long list, which would otherwise each ask for themselves. */
export function usePlaceNames(rows: readonly { readonly place?: Place }[]): (place: Place, area: string) => string {
  const queries = useMemo(() => [...new Set(rows.flatMap(({ place }) => place?.communityId ?? []))].map(communityOf), [rows]);
  const found = useQueries({ queries, combine: foundIn });
  const both = useBoth();
  return useMemo(() => {
    const communities = new Map(found.map((one) => [one.id, one]));
    return (place, area) => nameIn(communities.get(place?.communityId ?? ''), both, place, area);
  }, [found, both]);
}

/** The same array as long as the same communities are there. */
function foundIn(answers: readonly { readonly data: CommunityDetail | undefined }[]): readonly CommunityDetail[] {
  return answers.flatMap(({ data }) => data ?? []);
}

function nameIn(community: CommunityDetail | undefined, both: ReturnType<typeof useBoth>, place: PlaceParts | undefined, area: string): string {
  if (community === undefined || place?.building === undefined) return placeText(place, area);
  const estate = community.estates.find((one) => one.estate === place.estate);
  const building = community.buildings.find((one) => one.estate === place.estate && one.building === place.building);
  if (building === undefined) return placeText(place, area);
  const inside = [place.unit, place.room ?? (place.floor === undefined ? undefined : `${place.floor}F`)].filter((part) => part !== undefined && part !== '').join('-');
  return [both(estate?.name), both(building.name), inside].filter((part) => part !== '').join(' ');
}

/** Where it is, by the names that people use. */
export function PlaceName({ place, area }: { readonly place: Place; readonly area: string }) {
  return <>{usePlaceName(place?.communityId)(place, area)}</>;
}
