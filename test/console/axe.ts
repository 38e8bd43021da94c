import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it is, one line each: rule, element, why. Zero is what we want. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Through the debugger, not a script element: the page's Content-Security-Policy stays as it is.
  await page.evaluate(source);
  return page.evaluate<string[]>(`axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' · ' + node.target.join(' ') + ' · ' + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '') + ' · ' + node.html.slice(0, 160))))`);
}

/** True when the page can be scrolled sideways, which no screen of ours may at 1366 or 360 px. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}
