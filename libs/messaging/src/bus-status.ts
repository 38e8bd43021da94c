import type { BusStatus, SubscriptionStatus } from './status.ts';
import type { BusTransport } from './transport.ts';

/** The whole bus in plain numbers, for /readyz and /metrics. */
export function busStatus(transport: BusTransport, subscriptions: readonly { subscriptions(): readonly SubscriptionStatus[] }[]): BusStatus {
  const all = subscriptions.flatMap((subscription) => subscription.subscriptions());
  const troubles = transport.troubles();
  return { ready: troubles.length === 0 && all.every(({ stuck }) => !stuck), troubles, oldestUnpublishedSeconds: transport.oldestUnpublishedSeconds(), subscriptions: all };
}
