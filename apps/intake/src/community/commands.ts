import type { Building, BuildingState, Name } from './events.ts';

/** Everything a Community can be asked. The `put-…` commands say how it is; nothing happens where it is so already. */
export type CommunityCommand =
  | { readonly type: 'found'; readonly area: string; readonly name: Name; readonly levels: readonly Name[] }
  | { readonly type: 'rename'; readonly name: Name; readonly levels: readonly Name[] }
  | { readonly type: 'put-estate'; readonly estate: string; readonly name: Name }
  | ({ readonly type: 'put-building' } & Building)
  | { readonly type: 'remove-building'; readonly estate: string; readonly building: string }
  | { readonly type: 'set-access-note'; readonly estate: string; readonly building: string; readonly note: Name }
  | { readonly type: 'set-building-state'; readonly estate: string; readonly building: string; readonly state: BuildingState }
  | { readonly type: 'assign-steward'; readonly estate: string; readonly building: string; readonly responderId: string }
  | { readonly type: 'release-steward'; readonly estate: string; readonly building: string; readonly responderId: string }
  | { readonly type: 'publish-board'; readonly published: boolean }
  /** One row of a places file, whole: estate, building, access note and state in one commit. */
  | {
      readonly type: 'import-building';
      readonly estateName: Name;
      readonly building: Building;
      readonly note: Name;
      readonly state: BuildingState;
    }
  | { readonly type: 'refuse-event'; readonly eventType: string; readonly eventId: string; readonly code: string };
