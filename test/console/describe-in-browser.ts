import { chromiumPath, NO_BROWSER } from './browser.ts';

let said = false;

/** A suite that needs the browser: skipped with one plain line where there is none, a failure with REQUIRE_BROWSER=1. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (chromiumPath() !== undefined) {
    describe(name, suite);
    return;
  }
  if (process.env['REQUIRE_BROWSER'] === '1') {
    describe(name, () => {
      it('finds a browser', () => {
        throw new Error(NO_BROWSER);
      });
    });
    return;
  }
  if (!said) process.stderr.write(`${NO_BROWSER}\n`);
  said = true;
  describe.skip(name, suite);
}
