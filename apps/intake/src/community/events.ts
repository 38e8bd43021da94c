/** A name in both languages; Chinese is what people say. */
export interface Name {
  readonly zh: string;
  readonly en?: string;
}

/** Whether people may come and go: open, closed 封控, controlled 管控, sealed (nobody in or out). */
export const BUILDING_STATES = ['open', 'controlled', 'closed', 'sealed'] as const;
/** One of {@link BUILDING_STATES}. */
export type BuildingState = (typeof BUILDING_STATES)[number];

/** What is known of a building; `x`, `y` in metres on the community's own plan give the distance between buildings. */
export interface Building {
  readonly estate: string;
  /** Slug, unique within the estate; the area path is `<community area>/<estate>/<building>`. */
  readonly building: string;
  readonly name: Name;
  /** Other ways people say it ("红楼", "dormitory"). */
  readonly aliases?: readonly string[];
  readonly units: number;
  readonly floors: number;
  readonly lift: boolean;
  readonly x: number;
  readonly y: number;
  readonly households?: number;
  readonly people?: number;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly occurredAt?: string };

/** A community 社区 with the names of the levels above it, city first. */
export type CommunityFounded = Fact<'CommunityFounded', { readonly area: string; readonly name: Name; readonly levels: readonly Name[] }>;
/** Its names changed; the area path never does. */
export type CommunityRenamed = Fact<'CommunityRenamed', { readonly name: Name; readonly levels: readonly Name[] }>;
/** An estate 小区. */
export type EstateAdded = Fact<'EstateAdded', { readonly estate: string; readonly name: Name }>;
/** Its name changed. */
export type EstateRenamed = Fact<'EstateRenamed', { readonly estate: string; readonly name: Name }>;
/** A building 楼栋. */
export type BuildingAdded = Fact<'BuildingAdded', Building>;
/** The building as it is now, whole. */
export type BuildingChanged = Fact<'BuildingChanged', Building>;
/** It no longer stands or was never there; old requests keep its slug. */
export type BuildingRemoved = Fact<'BuildingRemoved', { readonly estate: string; readonly building: string }>;
/** How to get in ("lane too narrow for an ambulance: stop at the east gate, 180 m on foot, 3 flights"); empty text removes it. */
export type AccessNoteSet = Fact<'AccessNoteSet', { readonly estate: string; readonly building: string; readonly note: Name }>;
/** Whether people may come and go. */
export type BuildingStateSet = Fact<'BuildingStateSet', { readonly estate: string; readonly building: string; readonly state: BuildingState; readonly was: BuildingState }>;
/** A steward 楼栋长 answers for the building from now on. */
export type StewardAssigned = Fact<'StewardAssigned', { readonly estate: string; readonly building: string; readonly responderId: string }>;
/** … and no longer. */
export type StewardReleased = Fact<'StewardReleased', { readonly estate: string; readonly building: string; readonly responderId: string }>;
/** Everybody may see its board from now on: how much is asked for and helped, and nothing that says whose it is. */
export type BoardPublished = Fact<'BoardPublished', Readonly<Record<string, never>>>;
/** … and no longer. */
export type BoardWithdrawn = Fact<'BoardWithdrawn', Readonly<Record<string, never>>>;
/** A foreign event that this community's rules did not accept: a result, kept. */
export type CommunityEventRefused = Fact<'CommunityEventRefused', { readonly eventType: string; readonly eventId: string; readonly code: string }>;

/** Every fact of a Community 社区. */
export type CommunityEvent =
  | CommunityFounded
  | CommunityRenamed
  | EstateAdded
  | EstateRenamed
  | BuildingAdded
  | BuildingChanged
  | BuildingRemoved
  | AccessNoteSet
  | BuildingStateSet
  | StewardAssigned
  | StewardReleased
  | BoardPublished
  | BoardWithdrawn
  | CommunityEventRefused;
