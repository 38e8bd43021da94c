import { type CommandMetadata, type Decider, type StoredEvent } from '#event-store';
import type { Building, PlaceEvent } from './events.ts';
import { current } from './past-events.ts';

/** What dispatch keeps of one community. */
export interface PlaceState {
  readonly communityId: string;
  readonly area: string;
  readonly buildings: Readonly<Record<string, Building>>;
}

/** Every command of a place stream; all come from intake's community. */
export type PlaceCommand =
  | { readonly type: 'NoteCommunity'; readonly communityId: string; readonly area: string; readonly name: string }
  /** Merged into what is known of the building. */
  | { readonly type: 'NoteBuilding'; readonly estate: string; readonly building: string; readonly facts: Partial<Omit<Building, 'area' | 'estate' | 'building'>> }
  | { readonly type: 'NoteSteward'; readonly estate: string; readonly building: string; readonly responderId: string; readonly answers: boolean };

const initialState: PlaceState = { communityId: '', area: '', buildings: {} };

function evolve(state: PlaceState, stored: StoredEvent<PlaceEvent>): PlaceState {
  const event = current(stored) as PlaceEvent;
  if (event.type === 'PlaceNoted') return { ...state, communityId: event.data.communityId, area: event.data.area };
  const { communityId: _, ...building } = event.data;
  return { ...state, buildings: { ...state.buildings, [building.area]: building } };
}

function decide(command: PlaceCommand, state: PlaceState, _metadata: CommandMetadata): readonly PlaceEvent[] {
  if (command.type === 'NoteCommunity') {
    const { communityId, area, name } = command;
    return [{ type: 'PlaceNoted', data: { communityId, area, name } }];
  }
  // Intake founds a community before it tells anything else of it, and a stream arrives in order.
  if (state.communityId === '') return [];
  const { estate, building } = command;
  const area = `${state.area}/${estate}/${building}`;
  const known = state.buildings[area] ?? { area, estate, building };
  const changed = command.type === 'NoteBuilding' ? { ...known, ...command.facts } : { ...known, stewards: stewards(known.stewards ?? [], command.responderId, command.answers) };
  if (JSON.stringify(changed) === JSON.stringify(known)) return [];
  return [{ type: 'BuildingNoted', data: { communityId: state.communityId, ...changed } }];
}

function stewards(known: readonly string[], responderId: string, answers: boolean): readonly string[] {
  const others = known.filter((one) => one !== responderId);
  return answers ? [...others, responderId] : others;
}

/** Keeps what the recommendation and the phone page need of intake's places. */
export const place: Decider<PlaceState, PlaceCommand, PlaceEvent> = { initialState, evolve, decide };
