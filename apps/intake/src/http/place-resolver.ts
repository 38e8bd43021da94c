import { Injectable } from '@nestjs/common';
import type { LoadedStream } from '#event-store';
import { Problem, ServiceRuntime } from '#runtime';
import { type CommunityState, community } from '../community/community.ts';
import { findPlaces } from '../places/find-places.ts';
import { floorOfRoom } from '../places/parse-place.ts';
import { PlaceDirectory } from '../places/place-directory.ts';
import type { Place } from '../request/events.ts';
import type { PlaceDto } from './dto/parts.dto.ts';

/** A place that exists, and the room, which is personal. */
export interface ResolvedPlace {
  readonly place: Place;
  readonly room?: string;
}

/** Turns what was typed or chosen into a place that exists. */
@Injectable()
export class PlaceResolver {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly directory: PlaceDirectory,
  ) {}

  /**
   * @param rights whoever typed it; a text is looked for where they work
   * @throws Problem 422 `place-unknown` or `place-ambiguous` with the pointer to the field
   */
  async resolve(typed: PlaceDto, rights: readonly { readonly area: string }[], pointer = '/place'): Promise<ResolvedPlace> {
    const dto = typed.text === undefined ? typed : await this.#fromText(typed, typed.text, rights, pointer);
    const { communityId } = dto;
    if (communityId === undefined) throw unknown(`${pointer}/communityId`);
    try {
      return placeIn(await this.runtime.commands.load(community, communityId, 'told'), communityId, dto, pointer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // A no must not rest on what this process has merely heard of.
      return placeIn(await this.runtime.commands.load(community, communityId), communityId, dto, pointer);
    }
  }

  async #fromText(dto: PlaceDto, text: string, rights: readonly { readonly area: string }[], pointer: string): Promise<PlaceDto> {
    const all = await this.directory.reachedBy(rights);
    const within = dto.communityId === undefined ? all : all.filter(({ communityId }) => communityId === dto.communityId);
    const [best, next] = findPlaces(within, text, 2);
    if (best === undefined || best.score < 10) throw unknown(`${pointer}/text`);
    if (next !== undefined && next.score === best.score && next.area !== best.area) {
      throw new Problem(422, 'place-ambiguous', { errors: [{ pointer: `${pointer}/text`, code: 'place-ambiguous' }] });
    }
    const { communityId, estate, building, unit, floor, room } = best;
    return Object.assign({}, dto, { communityId, estate, building, unit: dto.unit ?? unit, floor: dto.floor ?? floor, room: dto.room ?? room });
  }
}

function unknown(pointer: string): Problem {
  return new Problem(422, 'place-unknown', { errors: [{ pointer, code: 'place-unknown' }] });
}

/** @throws Problem where the community has no such place */
function placeIn({ state, version }: LoadedStream<CommunityState>, communityId: string, dto: PlaceDto, pointer: string): ResolvedPlace {
  if (version === 0 || state.area === '') throw unknown(`${pointer}/communityId`);
  const { estate, building, unit } = dto;
  if (estate === undefined && building !== undefined) throw unknown(`${pointer}/estate`);
  if (estate !== undefined && !Object.hasOwn(state.estates, estate)) throw unknown(`${pointer}/estate`);
  const known = building === undefined ? undefined : Object.hasOwn(state.buildings, `${estate}/${building}`) ? state.buildings[`${estate}/${building}`] : undefined;
  if (building !== undefined && known === undefined) throw unknown(`${pointer}/building`);
  const floor = dto.floor ?? (dto.room === undefined ? undefined : floorOfRoom(dto.room));
  if (known !== undefined && dto.floor !== undefined && dto.floor > known.floors) throw unknown(`${pointer}/floor`);
  if (known !== undefined && unit !== undefined && /^\d+$/.test(unit) && Number(unit) > known.units) throw unknown(`${pointer}/unit`);
  const area = [state.area, ...(estate === undefined ? [] : [estate]), ...(building === undefined ? [] : [building])].join('/');
  return {
    place: {
      area,
      communityId,
      ...(estate === undefined ? {} : { estate }),
      ...(building === undefined ? {} : { building }),
      ...(unit === undefined ? {} : { unit }),
      ...(floor === undefined || (known !== undefined && floor > known.floors) ? {} : { floor }),
    },
    ...(dto.room === undefined ? {} : { room: dto.room }),
  };
}
