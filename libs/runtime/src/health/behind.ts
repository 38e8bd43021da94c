import { SERVICES } from '../service/service-definition.ts';
import type { Platform } from '../service/platform.ts';

/** A service that has not heard everything yet. */
export interface Behind {
  /** Who has not heard. */
  readonly service: string;
  /** Whose events it has not heard. */
  readonly of: string;
  /** RFC 3339, wall clock: since when. */
  readonly since: string;
  readonly seconds: number;
  /** Why, as far as it is known here: the bus is away, or it is only slow. */
  readonly cause: 'bus-away' | 'slow';
}

/** Events that have waited less than this many seconds are on their way, not late. */
const LATE_SECONDS = 5;

/** Which services have not heard what the services of this process said, and which of this process have not heard the others, as far as it can be seen from here. */
export function servicesBehind(platform: Platform): readonly Behind[] {
  const now = Date.now();
  const trouble = platform.busTrouble();
  const cause = trouble === undefined ? 'slow' : 'bus-away';
  const found = new Map<string, Behind>();
  const note = (service: string, of: string, seconds: number) => {
    const known = found.get(`${service} ${of}`);
    if (seconds > LATE_SECONDS && (known?.seconds ?? 0) < seconds)
      found.set(`${service} ${of}`, { service, of, since: new Date(now - seconds * 1_000).toISOString(), seconds: Math.round(seconds), cause });
  };
  const { oldestUnpublishedSeconds, subscriptions } = platform.busStatus();
  for (const { consumer, source, lagSeconds } of subscriptions) note(consumer, source.split('.', 1)[0] ?? source, lagSeconds);
  const here = new Set(platform.services.map(({ service }): string => service));
  // What has not gone out has reached nobody elsewhere.
  for (const [of, seconds] of Object.entries(oldestUnpublishedSeconds)) for (const service of SERVICES) if (!here.has(service)) note(service, of, seconds);
  for (const { reader, source, seconds } of platform.transport.readerLags?.() ?? []) note(reader, source, seconds);
  if (trouble !== undefined) for (const service of SERVICES) if (!here.has(service)) for (const of of here) note(service, of, (now - trouble.since.getTime()) / 1_000);
  return [...found.values()];
}

/** One sentence for people who watch the server. */
export function behindSentence({ service, of, since, cause }: Behind): string {
  return cause === 'bus-away'
    ? `${service} is behind: Kafka has been away since ${since}; what ${of} has recorded goes to it by itself afterwards.`
    : `${service} is behind: it has not heard what ${of} recorded since ${since}.`;
}
