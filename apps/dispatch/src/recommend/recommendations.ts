import { Injectable } from '@nestjs/common';
import { Access, covers } from '#access';
import { Catalogue } from '#catalogue';
import { type QueryContext, ServiceRuntime } from '#runtime';
import { Refused } from '#event-store';
import { freeSeats, live, standings } from '../case/status.ts';
import { CaseAccess } from '../http/case-access.ts';
import { ResponderQueries } from '../http/responder-queries.ts';
import { localDay } from '../local-day.ts';
import { communityArea, placeOf } from '../stream-of.ts';
import { placesView } from '../views/places/projection.ts';
import { recommend } from './recommend.ts';

const SHOWN = 20;

/** Who should go, and why, from the views as they are. */
@Injectable()
export class Recommendations {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly cases: CaseAccess,
    private readonly responders: ResponderQueries,
  ) {}

  /** The best candidates for a seat, the first free one by default. */
  async forCase(requestId: string, wanted: string | undefined, { subject, now }: QueryContext) {
    const { state } = await this.cases.load(requestId);
    const right = this.access.policy.require(subject, 'dispatch.case.recommend', { area: state.area });
    const free = freeSeats(state);
    const seat = wanted === undefined ? (free[0] ?? state.seats[0]) : state.seats.find((one) => one.seat === wanted);
    if (seat === undefined) throw new Refused('seat-unknown', 'invalid', { seat: wanted ?? '' }, '?seat');
    const { place } = state.facts;
    const known = place?.communityId === undefined ? undefined : await this.runtime.view(placesView).get(placeOf(place.communityId));
    const onIt = new Set(live(standings(state)).map(({ assignment }) => assignment.responderId));
    const found = await this.responders.near(communityArea(state.area), (area) => covers(right.area, area) || covers(area, state.area));
    const today = localDay(now, this.runtime.config.timeZone);
    const { weightKg, floorMatters = false } = this.catalogue.category(state.category) ?? {};
    const names = new Map(this.catalogue.skills.map(({ key, name }) => [key, name]));
    const ranked = recommend(
      {
        seat,
        priority: state.priority,
        ...(place === undefined ? {} : { place }),
        buildings: known?.buildings ?? {},
        ...(weightKg === undefined ? {} : { weightKg }),
        floorMatters,
        skillName: (skill) => names.get(skill) ?? { zh: skill, en: skill },
        now: now.toISOString(),
        today,
        loadLimit: this.catalogue.thresholds.loadPerDay,
      },
      found
        .filter(({ id }) => !onIt.has(id))
        .map(({ id, document }) => ({
          responderId: id,
          state: document.state,
          ...(document.lastSeen !== undefined && localDay(document.lastSeen.at, this.runtime.config.timeZone) === today ? { lastSeen: document.lastSeen.building } : {}),
        })),
    ).slice(0, SHOWN);
    const rows = await this.responders.rows(
      ranked.map(({ responderId }) => responderId),
      subject,
      now,
    );
    return { requestId, seat, items: ranked.map((one) => ({ ...one, responder: rows.get(one.responderId) })) };
  }
}
