/** How long reads ask a service to have caught up with our own write, milliseconds. */
const FRESH = 30_000;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const writes = new Map<string, { readonly stream: string; readonly version: number; readonly at: number }>();

/** Remembers what a command of this browser wrote, so that what is read next is not older. */
export function noteWrite(stream: string, version: number, at: number = Date.now()): void {
  const uuid = UUID.exec(stream)?.[0];
  if (uuid === undefined) return;
  const kind = stream.slice(0, stream.indexOf('-'));
  // A request and its case share the uuid; each has its own version.
  const key = `${kind} ${uuid}`;
  if ((writes.get(key)?.version ?? 0) >= version) return;
  // The latest stands last.
  writes.delete(key);
  writes.set(key, { stream, version, at });
}

/** A path without an id whose answer is one's own: it must hold every step one has just reported. */
const OWN = '/api/dispatch/responders/me';
/** How many streams one header may name; the server reads no more. */
const MOST = 20;

/** The `After` header for reading this path: our recent writes to what the path names. Lists are kept right by the live stream. */
export function afterFor(path: string, now: number = Date.now()): string | undefined {
  const uuid = UUID.exec(path)?.[0];
  const own = path === OWN;
  if (uuid === undefined && !own) return undefined;
  const wanted: string[] = [];
  for (const [key, write] of writes) {
    if (now - write.at > FRESH) writes.delete(key);
    else if (own ? key.startsWith('case ') : uuid !== undefined && key.endsWith(uuid) && /^(request|case) /.test(key)) wanted.push(`${write.stream}@${write.version}`);
  }
  return wanted.length === 0 ? undefined : wanted.slice(-MOST).join(',');
}
