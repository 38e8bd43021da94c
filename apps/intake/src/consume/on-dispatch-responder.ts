import { Controller } from '@nestjs/common';
import type { DispatchEventData, PublicEvent } from '#contracts';
import { type CommandMetadata, deriveUuid, Refused } from '#event-store';
import { type BusContext, FromBus } from '#messaging';
import { ServiceRuntime } from '#runtime';
import { community } from '../community/community.ts';
import { PlaceDirectory } from '../places/place-directory.ts';

type Responder = Partial<DispatchEventData<'dispatch.responder.enrolled.v1'>>;

/** Who answers for which building is told with the responder (dispatch); the community keeps it, so that buildings without a steward show. */
@Controller()
export class OnDispatchResponder {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly directory: PlaceDirectory,
  ) {}

  @FromBus('intake', 'dispatch.responder.enrolled.v1', 'dispatch.responder.changed.v1')
  async told(event: PublicEvent<Responder>, context: BusContext): Promise<void> {
    const { roles, buildings } = event.data;
    if (roles === undefined && buildings === undefined) return;
    // Places may have been loaded a moment ago: look at all of them.
    await this.runtime.runner.waitFor(await this.runtime.store.head(), 2_000);
    const now = await this.#answersFor(event.stream);
    const steward = roles === undefined ? now.length > 0 : roles.includes('steward');
    const wanted = steward ? (buildings ?? now) : [];
    const metadata = context.effect(this.runtime.now());
    for (const area of now) if (!wanted.includes(area)) await this.#tell('release-steward', area, event, metadata);
    for (const area of wanted) if (!now.includes(area)) await this.#tell('assign-steward', area, event, metadata);
  }

  /** Area paths of the buildings this responder answers for now. */
  async #answersFor(responderId: string): Promise<readonly string[]> {
    const all = await this.directory.communities();
    return all.flatMap(({ row }) =>
      Object.values(row.buildings).flatMap(({ estate, building, stewards }) => (stewards.includes(responderId) ? [`${row.area}/${estate}/${building}`] : [])),
    );
  }

  async #tell(type: 'assign-steward' | 'release-steward', area: string, event: PublicEvent, metadata: CommandMetadata): Promise<void> {
    const known = await this.directory.communityOf(area);
    if (known === undefined) return;
    const [estate = '', building = ''] = area.slice(known.row.area.length + 1).split('/');
    const own = { ...metadata, commandId: deriveUuid(metadata.commandId, type, area), correlationId: known.communityId };
    try {
      await this.runtime.commands.handle(community, known.communityId, { type, estate, building, responderId: event.stream }, own);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const refused = { type: 'refuse-event', eventType: event.type, eventId: event.id, code: error.code } as const;
      await this.runtime.commands.handle(community, known.communityId, refused, { ...own, commandId: deriveUuid(own.commandId, 'refused') });
    }
  }
}
