import type { PublicEvent } from '#contracts';

/** The other request that an event of these types is also about; it stands on that one's timeline too. Never a confidential tip's link: the open request must not name the tip. */
const PARTNER: Readonly<Record<string, string>> = {
  'intake.request.duplicate-absorbed.v1': 'requestId',
  'intake.request.merge-confirmed.v1': 'requestId',
  'intake.request.duplicate-released.v1': 'requestId',
  'intake.request.merged.v1': 'into',
  'intake.request.merge-declined.v1': 'into',
  'intake.request.unmerged.v1': 'from',
};

/** The request whose stream or case an event lies in; undefined for calls, responders, places, disclosures. */
export function requestOf(event: PublicEvent): string | undefined {
  const { stream } = event;
  if (stream.startsWith('request-')) return stream;
  if (stream.startsWith('case-')) return `request-${stream.slice(5)}`;
  return undefined;
}

/** Every request on whose timeline an event stands: its own, its merge partner, and whatever names it (a call's link, a reservation, a disclosure). */
export function concerns(event: PublicEvent): readonly string[] {
  const own = requestOf(event);
  if (own === undefined) {
    const named = (event.data as { requestId?: unknown }).requestId ?? event.correlationId;
    return typeof named === 'string' && named.startsWith('request-') ? [named] : [];
  }
  const field = PARTNER[event.type];
  if (field === undefined) return [own];
  const partner = (event.data as Readonly<Record<string, unknown>>)[field];
  return typeof partner === 'string' && partner !== own ? [own, partner] : [own];
}
