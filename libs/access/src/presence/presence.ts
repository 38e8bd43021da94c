import { LRUCache } from 'lru-cache';

/** Milliseconds a page counts as open after it last said so; it says so every {@link TELL_SECONDS}. */
const OPEN = 45_000;
/** Seconds after which an open page says again that it is there. */
export const TELL_SECONDS = 20;
/** Milliseconds for which it is known when somebody was last here. */
const REMEMBERED = 24 * 3_600_000;

/** One open page of one account, as it last said so itself. Never on a log: who has looked at what is nobody's history. */
export interface OpenPage {
  /** Chosen by the page. */
  readonly page: string;
  readonly accountId: string;
  readonly name: string;
  readonly responderId?: string;
  /** Where this account works; with that of what it looks at. */
  readonly areas: readonly string[];
  /** The request that is before its eyes. */
  readonly looksAt?: string;
  /** Milliseconds since 1970. */
  readonly seenAt: number;
  readonly openUntil: number;
}

/** Somebody, over all pages. */
export interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly responderId?: string;
  readonly areas: readonly string[];
  readonly open: boolean;
  /** RFC 3339: when a page of his last said that it is open. */
  readonly seenAt: string;
  readonly looksAt: readonly string[];
}

/** Where open pages are kept: in the process that is alone, or where all processes look. */
export interface OpenPages {
  put(page: OpenPage): Promise<void>;
  /** Those seen after `since`, milliseconds. */
  since(since: number): Promise<readonly OpenPage[]>;
}

/** Who has a page open, and what he looks at. Real time, never a drill's. */
export class Presence {
  readonly #pages: OpenPages;
  readonly #now: () => number;

  constructor(pages: OpenPages = new OwnPages(), now: () => number = () => Date.now()) {
    this.#pages = pages;
    this.#now = now;
  }

  /** A page says that it is open. */
  async tell(page: Omit<OpenPage, 'seenAt' | 'openUntil'>): Promise<void> {
    const now = this.#now();
    await this.#pages.put({ ...page, seenAt: now, openUntil: now + OPEN });
  }

  /** A page says that it is being closed, or that nobody sees it any more. */
  async leave(page: Omit<OpenPage, 'seenAt' | 'openUntil' | 'looksAt'>): Promise<void> {
    const now = this.#now();
    await this.#pages.put({ ...page, seenAt: now, openUntil: now });
  }

  /** Everybody who has been here within a day, by account. */
  async all(): Promise<readonly Present[]> {
    const now = this.#now();
    const byAccount = Map.groupBy(await this.#pages.since(now - REMEMBERED), ({ accountId }) => accountId);
    return [...byAccount].flatMap(([accountId, pages]) => {
      const [latest] = pages.toSorted((left, right) => right.seenAt - left.seenAt);
      if (latest === undefined) return [];
      const open = pages.filter(({ openUntil }) => openUntil > now);
      const { name, responderId } = latest;
      return [
        {
          accountId,
          name,
          ...(responderId === undefined ? {} : { responderId }),
          areas: [...new Set((open.length === 0 ? [latest] : open).flatMap(({ areas }) => areas))],
          open: open.length > 0,
          seenAt: new Date(latest.seenAt).toISOString(),
          looksAt: [...new Set(open.flatMap(({ looksAt }) => looksAt ?? []))].toSorted(),
        },
      ];
    });
  }
}

/** The pages of a process that is alone, in bounded memory. */
class OwnPages implements OpenPages {
  readonly #pages = new LRUCache<string, OpenPage>({ max: 20_000 });

  async put(page: OpenPage): Promise<void> {
    this.#pages.set(`${page.accountId} ${page.page}`, page);
  }

  async since(since: number): Promise<readonly OpenPage[]> {
    return [...this.#pages.values()].filter(({ seenAt }) => seenAt > since);
  }
}
