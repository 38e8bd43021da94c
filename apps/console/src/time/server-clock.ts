/** Samples kept, newest last. */
const KEEP = 8;
let exact: number[] = [];
let rough: number | undefined;

/**
 * Notes what time it is at the server, from its live stream. A message arrives later than it was sent, never earlier, so the largest of the last differences is the nearest to the truth.
 * @param time RFC 3339
 */
export function noteServerTime(time: string, receivedAt: number = Date.now()): void {
  const at = Date.parse(time);
  if (!Number.isNaN(at)) exact = [...exact.slice(1 - KEEP), at - receivedAt];
}

/** Notes the Date header of an answer: whole seconds, cut off, so half a second is the best guess of what was cut. Counts only until the live stream has been heard. */
export function noteDateHeader(date: string | null, receivedAt: number = Date.now()): void {
  const at = Date.parse(date ?? '');
  if (!Number.isNaN(at)) rough = at + 500 - receivedAt;
}

/** Milliseconds since 1970 by the server's clock; this device's clock as long as the server has not been heard. */
export function serverNow(): number {
  return Date.now() + (exact.length > 0 ? Math.max(...exact) : (rough ?? 0));
}
