import { Injectable } from '@nestjs/common';
import { Access, Policy } from '#access';
import { type Catalogue, loadCatalogue, type TargetPack } from '#catalogue';
import { LRUCache } from 'lru-cache';
import { Refused } from '#event-store';
import { isInstant, type RequestSubject, ServiceRuntime } from '#runtime';
import type { Criteria } from './report/criteria.ts';
import { LocalHour } from './report/local-hour.ts';
import type { HistoryViews } from './report/scan.ts';
import { Wording } from './timeline/words/words.ts';
import { callHistory } from './views/call-history/projection.ts';
import { instants } from './views/instants/projection.ts';
import { positionAt } from './views/instants/queries.ts';
import { requestHistory } from './views/request-history/projection.ts';

/** As of which point of the log an answer is; `instant` when the reader asked for one. */
export interface AsOf {
  readonly position: number;
  readonly instant?: string;
}

/** What a period and its filters look like in a query. */
export interface PeriodQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly priority?: string | undefined;
  readonly hour?: number | undefined;
  /** Local day of time zero, `2022-04-02`. */
  readonly day?: string | undefined;
  readonly responder?: string | undefined;
}

/** What all of audit's answers stand on: views, words, target packs, and how far the views are. */
@Injectable()
export class AuditReader {
  readonly views: HistoryViews;
  readonly hours: LocalHour;
  readonly wording: Wording;
  readonly catalogue: Catalogue;
  /** A report recorded more than this from when it happened is late, milliseconds. */
  readonly lateAfterMs: number;
  readonly #names = new LRUCache<string, string>({ max: 1_000, ttl: 60_000 });

  constructor(
    readonly runtime: ServiceRuntime,
    readonly access: Access,
  ) {
    const { timeZone, catalogueDir } = runtime.config;
    const catalogue = loadCatalogue(catalogueDir);
    this.catalogue = catalogue;
    this.lateAfterMs = catalogue.thresholds.lateReportSeconds * 1_000;
    this.hours = new LocalHour(timeZone);
    this.wording = new Wording({ timeZone, category: (key, language) => catalogue.category(key)?.name[language] });
    this.views = { requests: runtime.view(requestHistory.view), calls: runtime.view(callHistory.view) };
  }

  get policy(): Policy {
    return this.access.policy;
  }

  /**
   * The point a query asks for: a position, an instant, or (left out) all that the views hold.
   * @throws Refused `as-of-wanted` (422) · `position-unknown` (422) for a position that is not there yet
   */
  async asOf(wanted: string | undefined): Promise<AsOf> {
    const head = await this.views.requests.position();
    if (wanted === undefined) return { position: head };
    if (/^\d{1,15}$/.test(wanted)) {
      const position = Number(wanted);
      if (position > head && position > (await this.runtime.store.head())) throw new Refused('position-unknown', 'invalid', { position }, '?asOf');
      return { position: Math.min(position, head) };
    }
    if (!isInstant(wanted)) throw new Refused('as-of-wanted', 'invalid', {}, '?asOf');
    const instant = new Date(wanted).toISOString();
    return { position: await positionAt(this.runtime.store, this.runtime.view(instants.view), instant), instant };
  }

  /** @throws Refused `period-reversed` (422) */
  criteria(query: PeriodQuery, subject: RequestSubject, action: string, asOf: AsOf): Criteria {
    const from = query.from === undefined ? undefined : Date.parse(query.from);
    const to = query.to === undefined ? undefined : Date.parse(query.to);
    if (from !== undefined && to !== undefined && to < from) throw new Refused('period-reversed', 'invalid', {}, '?to');
    return {
      asOf: asOf.position,
      areas: this.policy.reach(subject, action).areas,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(query.area === undefined ? {} : { area: query.area }),
      ...(query.category === undefined ? {} : { category: query.category }),
      ...(query.priority === undefined ? {} : { priority: query.priority }),
      ...(query.hour === undefined ? {} : { hour: query.hour }),
      ...(query.day === undefined ? {} : { day: { wanted: query.day, of: (instant: number) => this.hours.dayOf(instant) } }),
      ...(query.responder === undefined ? {} : { responder: query.responder }),
    };
  }

  /** @throws Refused `target-pack-unknown` (422) */
  pack(key: string): TargetPack {
    const { targetPacks } = this.catalogue;
    const pack = targetPacks.find((known) => known.key === key);
    if (pack === undefined) throw new Refused('target-pack-unknown', 'invalid', { pack: key, known: targetPacks.map((known) => known.key).join(', ') }, '?pack');
    return pack;
  }

  /** The pack that says what 三率 are measured by where another pack does not. */
  get rates(): TargetPack | undefined {
    return this.catalogue.targetPacks.find(({ targets }) => targets.some((target) => target.kind === 'rate' && target.rate === 'response'));
  }

  /** Display names of accounts, for those that exist. */
  async names(accounts: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(accounts)) {
      const name = this.#names.get(id) ?? (await this.#nameOf(id));
      if (name !== '') names.set(id, name);
      this.#names.set(id, name);
    }
    return names;
  }

  async #nameOf(id: string): Promise<string> {
    if (!id.startsWith('account-')) return '';
    try {
      return (await this.access.accounts.get(id)).displayName;
    } catch (error) {
      // The system's own actor, or an account of another installation: shown by its id.
      if (error instanceof Refused) return '';
      throw error;
    }
  }
}
