import type { Both } from '../api/rows.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';

/** A community as its list tells it. */
export interface Community {
  readonly id: string;
  readonly version: number;
  readonly area: string;
  readonly name: Both;
  /** Names of city, district, street. */
  readonly levels: readonly Both[];
  readonly totals: { readonly buildings: number; readonly households: number; readonly people: number };
  /** Buildings nobody answers for. */
  readonly withoutSteward: readonly { readonly estate: string; readonly building: string; readonly name: Both }[];
}

/** An area path with the names that people use for it. */
export interface Area {
  readonly path: string;
  readonly names: readonly Both[];
}

/** Whether `path` is `area` or lies in it; '' is everywhere. */
export function covers(area: string, path: string): boolean {
  return area === '' || path === area || path.startsWith(`${area}/`);
}

/** Every area that is known, from the cities down to the buildings of the communities that were read. */
export function knownAreas(communities: readonly Community[], details: readonly CommunityDetail[]): readonly Area[] {
  const found = new Map<string, Area>();
  const add = (path: string, names: readonly Both[]) => {
    if (!found.has(path)) found.set(path, { path, names });
  };
  for (const { area, name, levels } of communities) {
    const slugs = area.split('/');
    const names = slugs.map((slug, index) => (index === slugs.length - 1 ? name : (levels[index] ?? { zh: slug })));
    slugs.forEach((_, index) => add(slugs.slice(0, index + 1).join('/'), names.slice(0, index + 1)));
    const detail = details.find((one) => one.area === area);
    for (const { estate, name: estateName } of detail?.estates ?? []) {
      add(`${area}/${estate}`, [...names, estateName]);
      for (const building of detail?.buildings ?? []) if (building.estate === estate) add(`${area}/${estate}/${building.building}`, [...names, estateName, building.name]);
    }
  }
  return [...found.values()];
}

/** How deep a community lies in an area path. */
export const COMMUNITY_LEVEL = 4;

/** What is said of an area in a line: its name; of an estate or building also what it lies in. */
export function areaText(area: Area, both: (texts: Both | undefined) => string): string {
  return area.names
    .slice(area.names.length > COMMUNITY_LEVEL ? -2 : -1)
    .map(both)
    .join(' ');
}
