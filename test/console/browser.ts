import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Where the system's Chromium is: CHROMIUM_PATH, else where systems put it. */
export function chromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  return [...(wanted === undefined || wanted === '' ? [] : [wanted]), ...KNOWN].find((path) => existsSync(path));
}

/** For `describeInBrowser`: why the suite is skipped. With REQUIRE_BROWSER=1 it fails instead. */
export const NO_BROWSER = 'No Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH; the browser suites are skipped.';

/** Starts the browser. @throws Error when there is none */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb', '--font-render-hinting=none'] });
}
