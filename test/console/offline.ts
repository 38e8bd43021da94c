import type { BrowserContext } from 'playwright-core';

/** Cuts the network of a window: what is open stays, nothing new gets through. */
export async function goOffline(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
}

/** And joins it again. */
export async function goOnline(context: BrowserContext): Promise<void> {
  await context.setOffline(false);
}
