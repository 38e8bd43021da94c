import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import { published } from '../../../apps/dispatch/src/publish/published.ts';
import { WIRE_TYPES } from '../../../apps/intake/src/publish/publish.ts';
import { publisher } from '../../../libs/runtime/src/service/publish.ts';

/** The services whose events go over the bus. */
export type PublishingService = 'intake' | 'dispatch';

/** Own event → public event, as each service makes it. */
export const PUBLIC: Readonly<Record<PublishingService, (stored: StoredEvent) => PublicEvent>> = {
  intake: publisher('intake', { types: WIRE_TYPES }),
  dispatch: publisher('dispatch', published),
};
