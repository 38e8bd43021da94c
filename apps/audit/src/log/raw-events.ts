import { Injectable } from '@nestjs/common';
import type { PublicEvent } from '#contracts';
import { Refused, type StoredEvent } from '#event-store';
import type { QueryContext } from '#runtime';
import { AuditReader } from '../audit-reader.ts';
import { type HistoryDocument, HistoryReader } from '../views/request-history/document.ts';
import { publicOf } from './public-of.ts';

/** Which events: of a request, of a stream, or all after a position. */
export interface EventWish {
  readonly request?: string | undefined;
  readonly stream?: string | undefined;
  readonly position: number;
  readonly limit: number;
}

/** A public event with its position in audit's log. */
export interface RawEvent {
  readonly auditPosition: number;
  readonly event: PublicEvent;
}

/** Events as they came, for those who oversee; personal data stays ciphertext. */
@Injectable()
export class RawEvents {
  constructor(private readonly reader: AuditReader) {}

  /** @throws Refused `forbidden` · `not-found` where the reader's area does not reach what is asked for */
  async list(wish: EventWish, { subject }: QueryContext): Promise<{ readonly items: readonly RawEvent[]; readonly next: number | null }> {
    const { policy, views } = this.reader;
    const request = wish.request ?? requestOfStream(wish.stream);
    const document = request === undefined ? undefined : await views.requests.get(request);
    if (wish.request !== undefined && document === undefined) throw new Refused('not-found', 'not-found');
    const area = document?.a === undefined ? '' : (document.s[document.a] ?? '');
    // The whole log, and streams that belong to no request, are for those whose right reaches everywhere.
    policy.require(subject, 'audit.event.read', { area, confidential: document?.x === 1 });
    const found = await this.#found(wish, document === undefined ? undefined : [...new Set(positionsOf(document))]);
    const items = found.map((stored) => ({ auditPosition: stored.position, event: publicOf(stored) }));
    const last = found.at(-1)?.position;
    return { items, next: last !== undefined && (found.length === wish.limit || (await this.#isShort(wish, last))) ? last : null };
  }

  /** A log may answer with less than was asked for although there is more. */
  async #isShort(wish: EventWish, last: number): Promise<boolean> {
    return wish.stream === undefined && wish.request === undefined && last < (await this.reader.runtime.store.head());
  }

  async #found(wish: EventWish, positions: readonly number[] | undefined): Promise<readonly StoredEvent[]> {
    const { store } = this.reader.runtime;
    if (wish.stream !== undefined) return (await store.readStream(wish.stream)).filter(({ position }) => position > wish.position).slice(0, wish.limit);
    if (positions !== undefined) return store.readPositions(positions.filter((position) => position > wish.position).slice(0, wish.limit));
    return store.readAll(wish.position, wish.limit);
  }
}

function requestOfStream(stream: string | undefined): string | undefined {
  if (stream?.startsWith('request-') === true) return stream;
  return stream?.startsWith('case-') === true ? `request-${stream.slice(5)}` : undefined;
}

function positionsOf(document: HistoryDocument): readonly number[] {
  const facts = new HistoryReader().read(document, Number.POSITIVE_INFINITY);
  return Array.from({ length: facts.length }, (_, index) => facts.position[index] ?? 0);
}
