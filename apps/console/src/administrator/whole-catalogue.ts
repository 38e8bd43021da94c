import type { Both, Seat } from '../api/rows.ts';
import type { CatalogueAnswer, Category } from '../api/use-catalogue.ts';

/** Seats, and how many must have served. */
export interface Crew {
  readonly seats: readonly Seat[];
  readonly minimum: number;
}

/** A category with what only the administrator's tables show. */
export interface WholeCategory extends Category {
  readonly crewByPriority?: Readonly<Record<string, Crew>>;
  readonly weightKg?: number;
  readonly floorMatters: boolean;
  readonly closeOnVerify: boolean;
}

/** GET /api/intake/catalogue, whole. */
export interface WholeCatalogue extends Omit<CatalogueAnswer, 'categories' | 'thresholds'> {
  readonly categories: readonly WholeCategory[];
  readonly thresholds: CatalogueAnswer['thresholds'] & {
    readonly escalation: readonly { readonly level: 'dispatcher' | 'supervisor' | 'administrator'; readonly factor: number }[];
    readonly followUpAttempts: number;
    readonly restHours: number;
    readonly nightDuty: { readonly from: string; readonly to: string; readonly hours: number };
    readonly orphanedReservationSeconds: number;
    readonly callbackWithinMinutes: number;
    readonly duplicates: { readonly windowHours: Readonly<Record<string, number>>; readonly from: number; readonly weights: Readonly<Record<string, number>> };
  };
}

/** Skill key → name. */
export function skillNames(catalogue: WholeCatalogue, both: (texts: Both | undefined) => string): (keys: readonly string[]) => string {
  const names = new Map(catalogue.skills.map(({ key, name }) => [key, both(name)]));
  return (keys) => keys.map((key) => names.get(key) ?? key).join(' · ');
}
