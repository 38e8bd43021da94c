import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT, type PublicEvent } from '#contracts';
import { type PastEvents, pastEvents, type StoredEvent } from '#event-store';
import { type Consumption, type Publication, projectRoot, type ServiceName } from '#runtime';
import { consumed as auditConsumes } from '../../apps/audit/src/consume/consumed.ts';
import { published as auditPublishes } from '../../apps/audit/src/publish/wire-types.ts';
import { past as pastCases } from '../../apps/dispatch/src/case/past-events.ts';
import { consumed as dispatchConsumes } from '../../apps/dispatch/src/consume/consumed.ts';
import { past as pastPlaces } from '../../apps/dispatch/src/place/past-events.ts';
import { published as dispatchPublishes } from '../../apps/dispatch/src/publish/published.ts';
import { past as pastResponders } from '../../apps/dispatch/src/responder/past-events.ts';
import { past as pastCalls } from '../../apps/intake/src/call/past-events.ts';
import { past as pastCommunities } from '../../apps/intake/src/community/past-events.ts';
import { consumed as intakeConsumes } from '../../apps/intake/src/consume/consumed.ts';
import { WIRE_TYPES as intakeTypes } from '../../apps/intake/src/publish/publish.ts';
import { past as pastRequests } from '../../apps/intake/src/request/past-events.ts';
import { toWire, type WireEvent } from '../../libs/messaging/src/kafka-cloud-event.ts';
import { publisher } from '../../libs/runtime/src/service/publish.ts';

interface Speaker {
  readonly publication: Publication;
  readonly consumption: Consumption;
  /** Folders with golden events of its own streams, and how they are read today. */
  readonly streams: readonly { readonly folder: string; readonly past: PastEvents }[];
}

const disclosures = { folder: 'test/promises/disclosure', past: pastEvents({ DisclosureMade: [] }) };

/** What each service says and hears. */
export const SPEAKERS: Readonly<Record<ServiceName, Speaker>> = {
  intake: {
    publication: { types: intakeTypes },
    consumption: intakeConsumes,
    streams: [
      { folder: 'apps/intake/src/request', past: pastRequests },
      { folder: 'apps/intake/src/call', past: pastCalls },
      { folder: 'apps/intake/src/community', past: pastCommunities },
      disclosures,
    ],
  },
  dispatch: {
    publication: dispatchPublishes,
    consumption: dispatchConsumes,
    streams: [
      { folder: 'apps/dispatch/src/case', past: pastCases },
      { folder: 'apps/dispatch/src/responder', past: pastResponders },
      { folder: 'apps/dispatch/src/place', past: pastPlaces },
      disclosures,
    ],
  },
  audit: { publication: auditPublishes, consumption: auditConsumes, streams: [disclosures] },
};

/** Every own event that was ever stored, of each type in each version (the golden files), as its service publishes it today. */
export function publishedToday(): readonly PublicEvent[] {
  return Object.entries(SPEAKERS).flatMap(([service, { publication, streams }]) => {
    const toPublic = publisher(service as ServiceName, publication);
    return streams.flatMap(({ folder, past }) => goldenOf(folder).map((stored) => toPublic(past.current(stored))));
  });
}

/** The messages that stand on a topic for these events, by wire type. */
export function onTheWire(events: readonly PublicEvent[]): ReadonlyMap<string, readonly WireEvent[]> {
  const byType = new Map<string, WireEvent[]>();
  for (const event of events) byType.set(event.type, [...(byType.get(event.type) ?? []), toWire(event)]);
  return byType;
}

/** Wire types that the contract names, with their topic. */
export function wireTypes(): readonly { readonly topic: string; readonly type: string }[] {
  return Object.entries(CONTRACT).flatMap(([topic, types]) => Object.keys(types).map((type) => ({ topic, type })));
}

function goldenOf(folder: string): readonly StoredEvent[] {
  const path = join(projectRoot(), folder);
  return readdirSync(path)
    .filter((name) => /^past-events\.v\d+\.json$/.test(name))
    .toSorted()
    .flatMap((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as StoredEvent[]);
}
