import type { ObservableResult } from '@opentelemetry/api';
import type { SubscriptionStatus } from '#messaging';
import type { Platform } from '../service/platform.ts';
import type { Kind } from './metrics.ts';

/** The numbers of interface.md that tell whether events flow; each is asked when somebody reads. The README's table says what each means and when to worry. */
export function observePlatform(platform: Platform): void {
  const { metrics } = platform;
  const perConsumer = (kind: Kind, name: string, description: string, unit: string, value: (status: SubscriptionStatus) => number) =>
    metrics.observe(kind, name, description, unit, (result) => {
      for (const status of subscriptions(platform)) result.observe(value(status), { consumer: status.consumer, source: status.source });
    });
  const perService = (
    kind: Kind,
    name: string,
    description: string,
    unit: string,
    observe: (result: ObservableResult, runtime: Platform['services'][number]) => void | Promise<void>,
  ) =>
    metrics.observe(kind, name, description, unit, async (result) => {
      for (const runtime of platform.services) await observe(result, runtime);
    });

  metrics.observe('gauge', 'arrowtower.unpublished.age', 'Age of the oldest event that is not on its way yet', 's', (result) => {
    for (const [service, seconds] of Object.entries(platform.busStatus().oldestUnpublishedSeconds)) result.observe(seconds, { service });
  });
  perConsumer('gauge', 'arrowtower.consumer.lag', 'Age of the oldest event that a consumer has not applied', 's', (status) => status.lagSeconds);
  perConsumer('gauge', 'arrowtower.consumer.parked_keys', 'Streams that wait because a message could not be handled', '{key}', (status) => status.parkedKeys);
  perConsumer('counter', 'arrowtower.consumer.gaps', 'Missing versions noticed', '{gap}', (status) => status.gaps);
  perConsumer('counter', 'arrowtower.consumer.duplicates', 'Messages dropped because they had been applied', '{message}', (status) => status.duplicates);
  perConsumer('counter', 'arrowtower.consumer.applied', 'Messages whose effect is durable', '{message}', (status) => status.applied);
  perConsumer('counter', 'arrowtower.consumer.refused', 'Messages that a decider refused: a result, noted on the timeline', '{message}', (status) => status.refused);
  perConsumer('counter', 'arrowtower.consumer.retries', 'Further tries of a handler that failed', '{try}', (status) => status.retried);

  perService(
    'counter',
    'arrowtower.publish.withheld',
    'Events that went out without their data, because they did not fit their contract',
    '{event}',
    (result, { service, withheld }) => result.observe(withheld, { service }),
  );
  perService('gauge', 'arrowtower.log.head', 'Position of the last event of a log', '{event}', async (result, { service, store }) =>
    result.observe(await store.head(), { service }),
  );
  perService('gauge', 'arrowtower.view.lag', 'Events of the log that a view has not applied', '{event}', async (result, { service, store, runner }) => {
    const head = await store.head();
    for (const { view, position } of runner.status()) result.observe(Math.max(0, head - position), { service, view });
  });
  perService('gauge', 'arrowtower.live.readers', 'Open live streams', '{stream}', (result, { service, live }) => result.observe(live.clients, { service }));
  metrics.observe('gauge', 'arrowtower.deadline.overdue', 'By how much the oldest due deadline is overdue', 's', (result) => {
    for (const { service, deadline, overdueSeconds } of platform.scheduler.status()) result.observe(overdueSeconds, { service, deadline });
  });
  metrics.observe('gauge', 'arrowtower.store.refusing', '1 while the store refuses writes, else 0', '{store}', (result) =>
    result.observe(platform.writesRefused === undefined ? 0 : 1),
  );
  metrics.observe('gauge', 'process.memory.usage', 'Resident memory', 'By', (result) => result.observe(process.memoryUsage.rss()));
  let before = performance.eventLoopUtilization();
  metrics.observe('gauge', 'nodejs.eventloop.utilization', 'Share of the time since the last reading that the process was busy', '1', (result) => {
    const now = performance.eventLoopUtilization();
    result.observe(performance.eventLoopUtilization(now, before).utilization);
    before = now;
  });
}

function subscriptions(platform: Platform): readonly SubscriptionStatus[] {
  return [...platform.busStatus().subscriptions, ...platform.services.flatMap((runtime) => runtime.policyStatus())];
}
