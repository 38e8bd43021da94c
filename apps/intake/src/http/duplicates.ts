import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { Catalogue } from '#catalogue';
import { type QueryContext, ServiceRuntime } from '#runtime';
import type { Place } from '../request/events.ts';
import { type DuplicateHint, type Known, scoreDuplicate } from '../views/requests/duplicates.ts';
import { OPEN_STATUSES, type RequestRow } from '../views/requests/document.ts';
import { requestList } from '../views/requests/projection.ts';
import type { FindDuplicatesDto } from './dto/query.dto.ts';
import { PlaceResolver } from './place-resolver.ts';
import { Presenting } from './presenting.ts';
import { RequestCommands, resourceOf } from './request-commands.ts';
import { reaches, RequestSearch } from './request-search.ts';
import { RequestViews } from './request-view.ts';
import type { NoteDetails, PersonDetails } from './sealing.ts';

const CANDIDATES = 50;
const SHOWN = 10;

interface Item {
  readonly id: string;
  readonly document: RequestRow;
}

/** Requests that may be the same as the one being typed, scored, with reasons in words. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly places: PlaceResolver,
    private readonly presenting: Presenting,
    private readonly requests: RequestCommands,
    private readonly search: RequestSearch,
    private readonly views: RequestViews,
  ) {}

  /** While typing: whatever is known so far. */
  async whileTyping(typed: FindDuplicatesDto, query: QueryContext): Promise<object> {
    const { communityId, estate, building, unit, room } = typed;
    const resolved =
      communityId === undefined
        ? undefined
        : await this.places.resolve(
            {
              communityId,
              ...(estate === undefined ? {} : { estate }),
              ...(building === undefined ? {} : { building }),
              ...(unit === undefined ? {} : { unit }),
              ...(room === undefined ? {} : { room }),
            },
            query.subject.rights,
            '?',
          );
    return this.#like(
      {
        ...(resolved === undefined ? {} : { place: resolved.place }),
        ...(room === undefined ? {} : { room }),
        ...(typed.category === undefined ? {} : { category: typed.category }),
        persons: typed.person === undefined ? [] : [typed.person],
      },
      undefined,
      query,
    );
  }

  /** Of an existing request. A confidential tip has none. */
  async of(id: string, query: QueryContext): Promise<object> {
    const state = await this.requests.load(id);
    this.access.policy.require(query.subject, 'intake.request.read', resourceOf(state));
    if (state.confidential) return { items: [] };
    const opened = await this.presenting.open([state.person?.details, ...state.notes.map(({ details }) => details)]);
    const rooms = [...opened.values()].flatMap((one) => (one.erased ? [] : ((one.value as PersonDetails & NoteDetails).room ?? [])));
    return this.#like(
      {
        ...(state.place === undefined ? {} : { place: state.place }),
        ...(rooms[0] === undefined ? {} : { room: rooms[0] }),
        ...(state.category === undefined ? {} : { category: state.category }),
        persons: [state.person?.personId, state.reporter?.personId].flatMap((person) => person ?? []),
      },
      id,
      query,
    );
  }

  async #like(known: Known, except: string | undefined, query: QueryContext): Promise<object> {
    const reach = this.access.policy.reach(query.subject, 'intake.request.list');
    const candidates = (await this.#candidates(known)).filter(({ id, document }) => id !== except && reaches(reach, document));
    const rooms = await this.#rooms(candidates);
    const hints = candidates
      .map((item) => ({ item, hint: scoreDuplicate(this.catalogue.thresholds, known, item.document, rooms.get(item.id), query.now) }))
      .filter((one): one is { item: Item; hint: DuplicateHint } => one.hint !== undefined)
      .toSorted((left, right) => right.hint.score - left.hint.score || right.item.document.number - left.item.document.number)
      .slice(0, SHOWN);
    const rows = await this.views.rows(
      hints.map(({ item }) => item),
      (row) => this.access.policy.sights(query.subject, 'intake.request.list', { area: row.area }),
    );
    return { items: hints.map(({ hint }, index) => ({ score: hint.score, reasons: hint.reasons, request: rows[index] })) };
  }

  async #candidates(known: Known): Promise<readonly Item[]> {
    const view = this.runtime.view(requestList.view);
    const found = new Map<string, Item>();
    const place: Place | undefined = known.place;
    if (place?.building !== undefined) {
      const page = await view.find('place', { prefix: [place.area], order: 'descending', limit: CANDIDATES });
      for (const item of page.items) found.set(item.id, item);
    }
    for (const person of known.persons) for (const item of await this.search.ofPerson(person, CANDIDATES)) found.set(item.id, item);
    return [...found.values()].filter(({ document }) => OPEN_STATUSES.includes(document.status) || document.status === 'closed');
  }

  /** The rooms of the candidates, opened for comparing only; none of them is shown. */
  async #rooms(candidates: readonly Item[]): Promise<ReadonlyMap<string, string>> {
    const detailsOf = ({ document: { person, note } }: Item) => [person?.details, note?.details];
    const opened = await this.presenting.open(candidates.flatMap(detailsOf));
    return new Map(
      candidates.flatMap((item) => {
        for (const details of detailsOf(item)) {
          const one = details === undefined ? undefined : opened.get(details);
          const room = one === undefined || one.erased ? undefined : (one.value as PersonDetails & NoteDetails).room;
          if (room !== undefined) return [[item.id, room] as const];
        }
        return [];
      }),
    );
  }
}
