/** What dispatch must know of one building. */
export interface Building {
  /** `city/district/street/community/estate/building` */
  readonly area: string;
  readonly estate?: string;
  readonly building: string;
  /** What people call it. */
  readonly name?: string;
  /** Metres within the community. */
  readonly x?: number;
  readonly y?: number;
  readonly floors?: number;
  readonly lift?: boolean;
  /** open, closed, controlled, sealed. */
  readonly state?: string;
  readonly accessNote?: { readonly zh: string; readonly en?: string };
  /** Responder ids of who answers for it. */
  readonly stewards?: readonly string[];
  /** It never was there or no longer stands. */
  readonly removed?: true;
}

type Fact<T extends string, D extends object> = { readonly type: T; readonly data: D; readonly occurredAt?: string };

/** Every event of a place stream (`place-<uuid of the community>`): intake's community as far as dispatch needs it. */
export type PlaceEvent =
  | Fact<'PlaceNoted', { readonly communityId: string; readonly area: string; readonly name?: string }>
  | Fact<'BuildingNoted', { readonly communityId: string } & Building>;
