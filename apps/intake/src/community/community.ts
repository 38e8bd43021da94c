import { type Decider, Refused, type StoredEvent } from '#event-store';
import type { CommunityCommand } from './commands.ts';
import type { Building, BuildingState, CommunityEvent, Name } from './events.ts';
import { current } from './past-events.ts';

/** A building with what changes by itself: how to get in, whether one may, and who answers for it. */
export interface BuildingNow extends Building {
  readonly note: Name;
  readonly state: BuildingState;
  readonly stewards: readonly string[];
}

/** A Community as its rules (and GET by id) see it. */
export interface CommunityState {
  readonly area: string;
  readonly name: Name;
  readonly levels: readonly Name[];
  readonly estates: Readonly<Record<string, Name>>;
  /** By `<estate>/<building>`. */
  readonly buildings: Readonly<Record<string, BuildingNow>>;
  /** Its board may be seen by everybody. */
  readonly boardPublished?: true;
}

const INITIAL: CommunityState = { area: '', name: { zh: '' }, levels: [], estates: {}, buildings: {} };
const NO_NOTE: Name = { zh: '' };

type Where = { readonly estate: string; readonly building: string };

function key({ estate, building }: Where): string {
  return `${estate}/${building}`;
}

function changed(state: CommunityState, where: Where, change: (building: BuildingNow) => Partial<BuildingNow>): CommunityState {
  const building = state.buildings[key(where)];
  return building === undefined ? state : { ...state, buildings: { ...state.buildings, [key(where)]: { ...building, ...change(building) } } };
}

function evolve(state: CommunityState, stored: StoredEvent<CommunityEvent>): CommunityState {
  const fact = current(stored) as CommunityEvent;
  switch (fact.type) {
    case 'CommunityFounded':
    case 'CommunityRenamed':
      return { ...state, ...fact.data };
    case 'EstateAdded':
    case 'EstateRenamed':
      return { ...state, estates: { ...state.estates, [fact.data.estate]: fact.data.name } };
    case 'BuildingAdded':
      return { ...state, buildings: { ...state.buildings, [key(fact.data)]: { ...fact.data, note: NO_NOTE, state: 'open', stewards: [] } } };
    case 'BuildingChanged': {
      const { note, state: access, stewards } = state.buildings[key(fact.data)] ?? { note: NO_NOTE, state: 'open' as const, stewards: [] };
      return { ...state, buildings: { ...state.buildings, [key(fact.data)]: { ...fact.data, note, state: access, stewards } } };
    }
    case 'BuildingRemoved': {
      const { [key(fact.data)]: _, ...buildings } = state.buildings;
      return { ...state, buildings };
    }
    case 'AccessNoteSet':
      return changed(state, fact.data, () => ({ note: fact.data.note }));
    case 'BuildingStateSet':
      return changed(state, fact.data, () => ({ state: fact.data.state }));
    case 'StewardAssigned':
      return changed(state, fact.data, ({ stewards }) => ({ stewards: [...stewards, fact.data.responderId] }));
    case 'StewardReleased':
      return changed(state, fact.data, ({ stewards }) => ({ stewards: stewards.filter((steward) => steward !== fact.data.responderId) }));
    case 'BoardPublished':
      return { ...state, boardPublished: true };
    case 'BoardWithdrawn': {
      const { boardPublished: _, ...rest } = state;
      return rest;
    }
    case 'CommunityEventRefused':
      return state;
    default:
      return fact satisfies never;
  }
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, inOneOrder) === JSON.stringify(right, inOneOrder);
}

/** A form and a file name the same things in different order. */
function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The building's own facts, in one order, so that two descriptions can be compared. */
function facts({ estate, building, name, aliases, units, floors, lift, x, y, households, people }: Building): Building {
  return {
    estate,
    building,
    name: { zh: name.zh, ...(name.en === undefined ? {} : { en: name.en }) },
    ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
    units,
    floors,
    lift,
    x,
    y,
    ...(households === undefined ? {} : { households }),
    ...(people === undefined ? {} : { people }),
  };
}

function mustExist(state: CommunityState): void {
  if (state.area === '') throw new Refused('unknown-community', 'not-found');
}

function known(state: CommunityState, where: Where): BuildingNow {
  mustExist(state);
  const building = state.buildings[key(where)];
  if (building === undefined) throw new Refused('unknown-building', 'invalid', { building: key(where) }, '/building');
  return building;
}

function putBuilding(building: Building, state: CommunityState): CommunityEvent[] {
  const now = state.buildings[key(building)];
  const data = facts(building);
  if (now === undefined) return [{ type: 'BuildingAdded', data }];
  return same(facts(now), data) ? [] : [{ type: 'BuildingChanged', data }];
}

function putEstate(estate: string, name: Name, state: CommunityState): CommunityEvent[] {
  const now = state.estates[estate];
  if (now === undefined) return [{ type: 'EstateAdded', data: { estate, name } }];
  return same(now, name) ? [] : [{ type: 'EstateRenamed', data: { estate, name } }];
}

function decide(command: CommunityCommand, state: CommunityState): readonly CommunityEvent[] {
  switch (command.type) {
    case 'found': {
      const { type: _, ...data } = command;
      if (state.area !== '' && state.area !== data.area) throw new Refused('community-exists');
      if (state.area !== '') return same({ name: state.name, levels: state.levels }, { name: data.name, levels: data.levels }) ? [] : rename(data);
      return [{ type: 'CommunityFounded', data }];
    }
    case 'rename':
      mustExist(state);
      return same({ name: state.name, levels: state.levels }, { name: command.name, levels: command.levels }) ? [] : rename(command);
    case 'put-estate':
      mustExist(state);
      return putEstate(command.estate, command.name, state);
    case 'put-building': {
      mustExist(state);
      if (state.estates[command.estate] === undefined) throw new Refused('unknown-estate', 'invalid', { estate: command.estate }, '/estate');
      const { type: _, ...building } = command;
      return putBuilding(building, state);
    }
    case 'remove-building':
      known(state, command);
      return [{ type: 'BuildingRemoved', data: { estate: command.estate, building: command.building } }];
    case 'set-access-note':
      return same(known(state, command).note, command.note) ? [] : [{ type: 'AccessNoteSet', data: { estate: command.estate, building: command.building, note: command.note } }];
    case 'set-building-state': {
      const was = known(state, command).state;
      return was === command.state ? [] : [{ type: 'BuildingStateSet', data: { estate: command.estate, building: command.building, state: command.state, was } }];
    }
    case 'assign-steward':
    case 'release-steward': {
      const has = known(state, command).stewards.includes(command.responderId);
      const data = { estate: command.estate, building: command.building, responderId: command.responderId };
      if (command.type === 'assign-steward') return has ? [] : [{ type: 'StewardAssigned', data }];
      return has ? [{ type: 'StewardReleased', data }] : [];
    }
    case 'publish-board':
      mustExist(state);
      if ((state.boardPublished === true) === command.published) return [];
      return [{ type: command.published ? 'BoardPublished' : 'BoardWithdrawn', data: {} }];
    case 'import-building': {
      mustExist(state);
      const { building, note } = command;
      const where = { estate: building.estate, building: building.building };
      const now = state.buildings[key(building)];
      return [
        ...putEstate(building.estate, command.estateName, state),
        ...putBuilding(building, state),
        ...(same(now?.note ?? NO_NOTE, note) ? [] : [{ type: 'AccessNoteSet' as const, data: { ...where, note } }]),
        ...((now?.state ?? 'open') === command.state
          ? []
          : [{ type: 'BuildingStateSet' as const, data: { ...where, state: command.state, was: now?.state ?? ('open' as const) } }]),
      ];
    }
    case 'refuse-event':
      mustExist(state);
      return [{ type: 'CommunityEventRefused', data: { eventType: command.eventType, eventId: command.eventId, code: command.code } }];
    default:
      return command satisfies never;
  }
}

function rename({ name, levels }: { readonly name: Name; readonly levels: readonly Name[] }): CommunityEvent[] {
  return [{ type: 'CommunityRenamed', data: { name, levels } }];
}

/** The rules of a Community 社区 and its places. */
export const community: Decider<CommunityState, CommunityCommand, CommunityEvent> = { initialState: INITIAL, evolve, decide };
