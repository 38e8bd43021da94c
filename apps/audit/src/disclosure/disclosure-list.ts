import { Injectable } from '@nestjs/common';
import { covers, keyIdOf } from '#access';
import type { Sealed } from '#event-store';
import { Problem, type QueryContext } from '#runtime';
import type { Page } from '#views';
import { AuditReader } from '../audit-reader.ts';
import { type DisclosureDocument, disclosures } from '../views/disclosures/projection.ts';

/** Whose, by whom, for what, when; the first that is given is searched by, the others filter. */
export interface DisclosureWish {
  readonly person?: string | undefined;
  readonly account?: string | undefined;
  readonly request?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One line: who was shown what. */
export interface DisclosureLine extends Omit<DisclosureDocument, 'reason'> {
  readonly accountName?: string;
  /** The number of the request that people say. */
  readonly requestNumber?: number;
  /** null = erased together with the person. */
  readonly reason: string | null;
}

/** The log of reveals, newest first. */
@Injectable()
export class DisclosureList {
  constructor(private readonly reader: AuditReader) {}

  async list(wish: DisclosureWish, { subject }: QueryContext): Promise<{ readonly items: readonly DisclosureLine[]; readonly next: string | null }> {
    const { areas, confidentialAreas } = this.reader.policy.reach(subject, 'audit.disclosure.list');
    const counts = (line: DisclosureDocument, isTip: boolean) =>
      (isTip ? confidentialAreas : areas).some((area) => covers(area, line.area)) &&
      (wish.person === undefined || line.personId === wish.person) &&
      (wish.account === undefined || line.accountId === wish.account) &&
      (wish.request === undefined || line.requestId === wish.request);
    const found: DisclosureDocument[] = [];
    const numbers = new Map<string, number>();
    let after = wish.cursor;
    do {
      const page = await this.#page(wish, wish.limit - found.length, after);
      const requests = await this.reader.views.requests.getMany(page.items.flatMap(({ document }) => document.requestId ?? []));
      for (const { document } of page.items) if (counts(document, requests.get(document.requestId ?? '')?.x === 1)) found.push(document);
      for (const [id, { b }] of requests) if (b !== undefined) numbers.set(id, b);
      after = page.next;
    } while (after !== undefined && found.length < wish.limit);
    return { items: await this.#lines(found, numbers), next: after ?? null };
  }

  async #lines(found: readonly DisclosureDocument[], numbers: ReadonlyMap<string, number>): Promise<readonly DisclosureLine[]> {
    const names = await this.reader.names(found.map(({ accountId }) => accountId));
    const sealed = found.filter(({ reason }) => keyIdOf(reason) !== undefined);
    const opened = await this.reader.access.keys.openMany<{ text?: string }>(sealed.map(({ reason }) => reason as Sealed));
    const reasons = new Map(sealed.map(({ id }, index) => [id, opened[index]]));
    return found.map(({ reason, ...line }) => {
      const own = reasons.get(line.id);
      const name = names.get(line.accountId);
      const number = numbers.get(line.requestId ?? '');
      return {
        ...line,
        ...(name === undefined ? {} : { accountName: name }),
        ...(number === undefined ? {} : { requestNumber: number }),
        reason: own === undefined ? reason : own.erased ? null : (own.value.text ?? null),
      };
    });
  }

  async #page(wish: DisclosureWish, limit: number, after: string | undefined): Promise<Page<DisclosureDocument>> {
    const [index, prefix] =
      wish.person !== undefined
        ? (['person', [wish.person]] as const)
        : wish.request !== undefined
          ? (['request', [wish.request]] as const)
          : wish.account !== undefined
            ? (['account', [wish.account]] as const)
            : (['at', []] as const);
    const period = {
      ...(wish.from === undefined ? {} : { from: new Date(wish.from).toISOString() }),
      ...(wish.to === undefined ? {} : { to: new Date(wish.to).toISOString() }),
    };
    try {
      return await this.reader.runtime.view(disclosures.view).find(index, { prefix, order: 'descending', ...period, limit, ...(after === undefined ? {} : { after }) });
    } catch (error) {
      if (error instanceof RangeError) throw new Problem(400, 'cursor-unknown', { errors: [{ pointer: '?cursor', code: 'cursor-unknown' }] });
      throw error;
    }
  }
}
