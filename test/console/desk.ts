import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** A request as the operator's specs look at it. */
export interface LoggedRow {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly category?: string;
  readonly priority?: string;
  readonly place?: { readonly building?: string };
  readonly person?: { readonly name?: string };
}

/** The newest requests, as the administrator reads them. */
export async function requestsOf(stage: Stage): Promise<readonly LoggedRow[]> {
  return (await stage.administrator.read<{ items: readonly LoggedRow[] }>('/api/intake/requests?limit=100')).body.items;
}

/** The newest request that fits. @throws after twenty seconds */
export async function untilRequest(stage: Stage, fits: (rows: readonly LoggedRow[]) => LoggedRow | undefined): Promise<LoggedRow> {
  const rows = await until(
    'the request',
    () => requestsOf(stage),
    (now) => fits(now) !== undefined,
  );
  return fits(rows) as LoggedRow;
}

/** The form is there and has the cursor. */
export async function desk(page: Page): Promise<void> {
  await page.locator('[data-desk] [name=phone]').waitFor();
  await page.locator('[data-work]').waitFor();
}

/** Waits for a field's text; the page's policy lets no script of ours poll inside it. */
export async function valueOf(page: Page, name: string, fits: (value: string) => boolean): Promise<void> {
  await until(`what ${name} is to say`, () => page.locator(`[name=${name}]`).inputValue(), fits);
}
