import type { BrowserContext } from 'playwright-core';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

/** Lets the dispatcher's queue have `count` cases: the real ones first, then copies of them under numbers of their own, which no live event concerns. */
export async function manyCases(context: BrowserContext, count: number): Promise<void> {
  let real: Page['items'] = [];
  await context.route(/\/api\/dispatch\/cases\?limit=\d+/, async (route) => {
    const url = new URL(route.request().url());
    const limit = Number(url.searchParams.get('limit'));
    const from = Number(/^copies-(\d+)$/.exec(url.searchParams.get('cursor') ?? '')?.[1] ?? 0);
    if (from === 0) {
      const answer = await route.fetch();
      real = ((await answer.json()) as Page).items;
      await route.fulfill({ response: answer, json: { items: real, next: `copies-${real.length}` } });
      return;
    }
    const items = Array.from({ length: Math.min(limit, count - from) }, (_, index) => {
      const n = from + index;
      return { ...real[n % real.length], requestId: `request-copy-${n}`, number: 100_000 + n };
    });
    const next = from + items.length;
    await route.fulfill({ json: { items, ...(next < count ? { next: `copies-${next}` } : {}) } });
  });
}
