/** Milliseconds for which something is waited for that comes over the bus or from another window. */
const PATIENCE = 20_000;

/** Reads until it fits: what one session does reaches another's picture a moment later, and no answer says when. @throws Error with what was there last */
export async function until<T>(what: string, read: () => Promise<T>, fits: (now: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const now = await read();
    if (fits(now)) return now;
    if (Date.now() > end) throw new Error(`${what} has not come; there is ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
