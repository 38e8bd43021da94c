import { useQuery } from '@tanstack/react-query';
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

/** The community of a place with its names and access notes; read once, shared by all rows and screens. */
export function useCommunity(communityId: string | undefined): CommunityDetail | undefined {
  return useQuery({
    queryKey: ['intake', 'community', communityId],
    queryFn: kept((context) => read<CommunityDetail>(`/api/intake/communities/${communityId}`, context)),
    enabled: communityId !== undefined,
    staleTime: 10 * 60_000,
    retry: false,
  }).data;
}

/** `const nameOf = usePlaceName(place?.communityId)` for one place: "华安东区 3号楼 2-504"; slugs as long as the names are not there. */
export function usePlaceName(communityId: string | undefined): (place: PlaceParts | undefined, area: string) => string {
  const community = useCommunity(communityId);
  const both = useBoth();
  return (place, area) => {
    if (community === undefined || place?.building === undefined) return placeText(place, area);
    const estate = community.estates.find((one) => one.estate === place.estate);
    const building = community.buildings.find((one) => one.estate === place.estate && one.building === place.building);
    if (building === undefined) return placeText(place, area);
    const inside = [place.unit, place.room ?? (place.floor === undefined ? undefined : `${place.floor}F`)].filter((part) => part !== undefined && part !== '').join('-');
    return [both(estate?.name), both(building.name), inside].filter((part) => part !== '').join(' ');
  };
}

/** Where it is, by the names that people use. */
export function PlaceName({ place, area }: { readonly place: (PlaceParts & { readonly communityId?: string | undefined }) | undefined; readonly area: string }) {
  return <>{usePlaceName(place?.communityId)(place, area)}</>;
}
