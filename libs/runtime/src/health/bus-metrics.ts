import type { Platform } from '../service/platform.ts';

/** The numbers of interface.md that tell whether events flow; each is asked at a scrape. */
export function observePlatform(platform: Platform): void {
  const { metrics } = platform;
  const perSubscription = (name: string, description: string, unit: string, value: (status: ReturnType<Platform['busStatus']>['subscriptions'][number]) => number) =>
    metrics.gauge(name, description, unit, (result) => {
      const policies = platform.services.flatMap((runtime) => runtime.policyStatus());
      for (const status of [...platform.busStatus().subscriptions, ...policies]) result.observe(value(status), { consumer: status.consumer, source: status.source });
    });
  metrics.gauge('arrowtower.unpublished.age', 'Age of the oldest event that is not on its way yet', 's', (result) => {
    for (const [service, seconds] of Object.entries(platform.busStatus().oldestUnpublishedSeconds)) result.observe(seconds, { service });
  });
  perSubscription('arrowtower.consumer.lag', 'Age of the oldest event that a consumer has not applied', 's', (status) => status.lagSeconds);
  perSubscription('arrowtower.consumer.parked_keys', 'Streams that wait because a message could not be handled', '{key}', (status) => status.parkedKeys);
  perSubscription('arrowtower.consumer.gaps', 'Missing versions noticed since start', '{gap}', (status) => status.gaps);
  perSubscription('arrowtower.consumer.duplicates', 'Messages dropped because they had been applied, since start', '{message}', (status) => status.duplicates);
  metrics.gauge('arrowtower.publish.withheld', 'Own events that went out without their data because they do not fit their contract, since start', '{event}', (result) => {
    for (const { service, withheld } of platform.services) result.observe(withheld, { service });
  });
  metrics.gauge('arrowtower.view.position', 'Log position a view has applied', '{event}', (result) => {
    for (const runtime of platform.services) for (const { view, position } of runtime.runner.status()) result.observe(position, { service: runtime.service, view });
  });
  metrics.gauge('arrowtower.live.readers', 'Open live streams', '{stream}', (result) => {
    for (const { service, live } of platform.services) result.observe(live.clients, { service });
  });
  metrics.gauge('arrowtower.deadline.overdue', 'By how much the oldest due deadline is overdue', 's', (result) => {
    for (const { service, deadline, overdueSeconds } of platform.scheduler.status()) result.observe(overdueSeconds, { service, deadline });
  });
  metrics.gauge('process.memory.resident', 'Resident memory', 'By', (result) => result.observe(process.memoryUsage.rss()));
}
