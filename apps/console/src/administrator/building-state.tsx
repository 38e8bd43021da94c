import { useText } from '../language/use-text.ts';
import { Badge } from '../look/badges.tsx';
import type { Tone } from '../look/shape.tsx';
import type { CommunityDetail } from '../parts/place-name.tsx';

/** One building as a community's page gives it. */
export type BuildingRow = CommunityDetail['buildings'][number] & {
  readonly aliases?: readonly string[];
  readonly units: number;
  readonly households?: number;
  readonly people?: number;
};

/** Whether people may come and go, as it looks. */
export const BUILDING_TONES = { open: 'normal', controlled: 'caution', closed: 'serious', sealed: 'critical' } as const satisfies Record<string, Tone>;
/** One state of a building. */
export type BuildingState = keyof typeof BUILDING_TONES;

/** Open, controlled, closed, sealed, with the shape that goes with it. */
export function BuildingStateBadge({ state }: { readonly state: string }) {
  const t = useText();
  if (!(state in BUILDING_TONES)) return <Badge tone="off">{state}</Badge>;
  const known = state as BuildingState;
  return <Badge tone={BUILDING_TONES[known]}>{t(`administrator.state.${known}`)}</Badge>;
}
