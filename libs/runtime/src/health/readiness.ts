import type { Platform } from '../service/platform.ts';

/** What /readyz answers: ready = everything makes progress, not merely "is connected". */
export interface Readiness {
  readonly ready: boolean;
  /** One sentence per thing that does not move. */
  readonly behind: readonly string[];
  readonly time: string;
  readonly services: readonly {
    readonly service: string;
    readonly head: number;
    readonly views: readonly { readonly view: string; readonly position: number; readonly status: string }[];
    readonly consumers: readonly { readonly source: string; readonly cursor: number; readonly head: number; readonly lagSeconds: number; readonly parkedKeys: number }[];
  }[];
}

/** A deadline this overdue, in seconds, means that the scheduler does not keep up. */
const OVERDUE_SECONDS = 60;

/** Asks every part how far it is. */
export async function readiness(platform: Platform): Promise<Readiness> {
  const behind: string[] = [];
  if (platform.pipeline.closing) behind.push('The server is stopping.');
  if (platform.writesRefused !== undefined) behind.push(`The store cannot be written: ${platform.writesRefused}.`);
  const { subscriptions } = platform.busStatus();
  const services = [];
  for (const runtime of platform.services) {
    const { service, runner } = runtime;
    if (runner.unavailable() !== undefined) behind.push(`${service}: the views cannot be written.`);
    const views = runner.status();
    for (const { view, position, status } of views) {
      if (status === 'stopped') behind.push(`${service}: the view ${view} stands still at ${position}.`);
      if (status === 'catching-up') behind.push(`${service}: the view ${view} is being built and is at ${position}.`);
    }
    const consumers = [...subscriptions.filter(({ consumer }) => consumer === service), ...runtime.policyStatus()];
    for (const { consumer, source, stuck, lagSeconds } of consumers) if (stuck) behind.push(`${consumer} has not applied anything of ${source} for ${Math.round(lagSeconds)} s.`);
    services.push({
      service,
      head: await runtime.store.head(),
      views: views.map(({ view, position, status }) => ({ view, position, status })),
      consumers: consumers.map(({ consumer, source, cursor, head, lagSeconds, parkedKeys }) => ({ consumer, source, cursor, head, lagSeconds, parkedKeys })),
    });
  }
  for (const { service, deadline, overdueSeconds, failures } of platform.scheduler.status()) {
    if (failures > 0 || overdueSeconds > OVERDUE_SECONDS) behind.push(`${service}: the deadline ${deadline} is overdue by ${Math.round(overdueSeconds)} s.`);
  }
  return { ready: behind.length === 0, behind, time: platform.clock.now().toISOString(), services };
}
