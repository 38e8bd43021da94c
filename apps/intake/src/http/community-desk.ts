import { Injectable } from '@nestjs/common';
import { Access, covers } from '#access';
import { Refused } from '#event-store';
import { type CommandContext, commandReply, type CommandReply, Problem, type QueryContext, ServiceRuntime } from '#runtime';
import type { CommunityCommand } from '../community/commands.ts';
import { community, type CommunityState } from '../community/community.ts';
import { findPlaces } from '../places/find-places.ts';
import { PlaceDirectory } from '../places/place-directory.ts';
import type { FoundCommunityDto, PutBuildingDto } from './dto/community.dto.ts';

/** Communities: body → command, and what readers see. Places are public within the house; nothing of them is personal. */
@Injectable()
export class CommunityDesk {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly directory: PlaceDirectory,
  ) {}

  /** The place field: best first, within the reader's areas. */
  async find(text: string, limit: number, query: QueryContext): Promise<object> {
    return { items: findPlaces(await this.directory.reachedBy(query.subject.rights), text, limit) };
  }

  async list(query: QueryContext): Promise<object> {
    const { areas } = this.access.policy.reach(query.subject, 'intake.place.read');
    const items = (await this.directory.communities())
      .filter(({ row }) => areas.some((area) => covers(area, row.area) || covers(row.area, area)))
      .map(({ communityId, row }) => ({
        id: communityId,
        version: row.version,
        area: row.area,
        name: row.name,
        levels: row.levels,
        boardPublished: row.boardPublished === true,
        ...counts(row),
      }));
    return { items };
  }

  async one(id: string, query: QueryContext): Promise<object> {
    const { state, version } = await this.runtime.commands.load(community, id);
    if (version === 0) throw new Refused('unknown-community', 'not-found');
    // A right in one building lets in: who may go there must know how to get in.
    const inside = this.access.policy.reach(query.subject, 'intake.place.read').areas.some((area) => covers(area, state.area) || covers(state.area, area));
    if (!inside) throw new Refused('unknown-community', 'not-found');
    const { estates, buildings, ...rest } = state;
    return { id, version, ...rest, ...counts(state), estates: Object.entries(estates).map(([estate, name]) => ({ estate, name })), buildings: Object.values(buildings) };
  }

  async found(body: FoundCommunityDto, command: CommandContext): Promise<CommandReply> {
    const under = command.under(this.access.policy.require(command.subject, 'intake.place.manage', { area: body.area }));
    const id = command.newId('community');
    const existing = await this.directory.communityOf(body.area);
    if (existing !== undefined && existing.communityId !== id) {
      throw new Problem(409, 'community-exists', { errors: [{ pointer: '/area', code: 'community-exists' }] });
    }
    const levels = (body.levels ?? []).map(({ zh, en }) => ({ zh, ...(en === undefined ? {} : { en }) }));
    const { zh, en } = body.name;
    return this.#handle(id, under, { type: 'found', area: body.area, name: { zh, ...(en === undefined ? {} : { en }) }, levels });
  }

  putBuilding(id: string, body: PutBuildingDto, command: CommandContext): Promise<CommandReply> {
    const { estate, building, name, aliases, units, floors, lift, x, y, households, people } = body;
    return this.run(id, 'intake.place.manage', command, {
      type: 'put-building',
      estate,
      building,
      name: { zh: name.zh, ...(name.en === undefined ? {} : { en: name.en }) },
      ...(aliases === undefined ? {} : { aliases }),
      units,
      floors,
      lift,
      x,
      y,
      ...(households === undefined ? {} : { households }),
      ...(people === undefined ? {} : { people }),
    });
  }

  async run(id: string, action: string, command: CommandContext, built: CommunityCommand): Promise<CommandReply> {
    const { state, version } = await this.runtime.commands.load(community, id);
    if (version === 0) throw new Refused('unknown-community', 'not-found');
    return this.#handle(id, command.under(this.access.policy.require(command.subject, action, { area: state.area })), built);
  }

  async #handle(id: string, command: CommandContext, built: CommunityCommand): Promise<CommandReply> {
    return commandReply(await this.runtime.commands.handle(community, id, built, { ...command.metadata, correlationId: id }));
  }
}

/** Totals, and the alarm: buildings nobody answers for. */
function counts({ buildings }: CommunityState) {
  const all = Object.values(buildings);
  const total = (of: 'households' | 'people') => all.reduce((sum, building) => sum + (building[of] ?? 0), 0);
  return {
    totals: { buildings: all.length, households: total('households'), people: total('people') },
    withoutSteward: all.filter(({ stewards }) => stewards.length === 0).map(({ estate, building, name }) => ({ estate, building, name })),
  };
}
