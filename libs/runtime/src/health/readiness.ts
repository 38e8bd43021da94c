import { StoreUnavailable } from '#event-store';
import type { Platform } from '../service/platform.ts';
import { behindSentence, servicesBehind } from './behind.ts';

/** What /readyz answers: ready = everything makes progress that this process can move, not merely "is connected". */
export interface Readiness {
  /** False (and 503) when this process cannot do its work. While the bus is away it can: requests are taken, and `behind` says who does not hear of them. */
  readonly ready: boolean;
  /** One sentence per thing that does not move. */
  readonly behind: readonly string[];
  /** What hinders the bus, since when; left out while it works. */
  readonly bus?: { readonly since: string; readonly troubles: readonly string[] };
  readonly time: string;
  readonly services: readonly {
    readonly service: string;
    readonly head: number;
    /** What this process does of the service beside answering; with several processes each is with one of them. */
    readonly roles: readonly string[];
    readonly views: readonly { readonly view: string; readonly position: number; readonly status: string }[];
    readonly consumers: readonly { readonly source: string; readonly cursor: number; readonly head: number; readonly lagSeconds: number; readonly parkedKeys: number }[];
  }[];
}

/** A deadline this overdue, in seconds, means that the scheduler does not keep up. */
const OVERDUE_SECONDS = 60;

/** Asks every part how far it is. */
export async function readiness(platform: Platform): Promise<Readiness> {
  const behind: string[] = [];
  const trouble = platform.busTrouble();
  await platform.probe();
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
    for (const { consumer, source, stuck, lagSeconds } of consumers)
      if (stuck && (trouble === undefined || consumer !== service)) behind.push(`${consumer} has not applied anything of ${source} for ${Math.round(lagSeconds)} s.`);
    services.push({
      service,
      head: await headOf(runtime.store, (reason) => behind.push(`${service}: the log cannot be read: ${reason}.`)),
      roles: runtime.roles,
      views: views.map(({ view, position, status }) => ({ view, position, status })),
      consumers: consumers.map(({ consumer, source, cursor, head, lagSeconds, parkedKeys }) => ({ consumer, source, cursor, head, lagSeconds, parkedKeys })),
    });
  }
  for (const { service, deadline, overdueSeconds, failures } of platform.scheduler.status()) {
    if (failures > 0 || overdueSeconds > OVERDUE_SECONDS) behind.push(`${service}: the deadline ${deadline} is overdue by ${Math.round(overdueSeconds)} s.`);
  }
  const late = servicesBehind(platform);
  return {
    ready: behind.length === 0,
    behind: [...behind, ...late.map(behindSentence)],
    time: platform.clock.now().toISOString(),
    ...(trouble === undefined ? {} : { bus: { since: trouble.since.toISOString(), troubles: trouble.sentences } }),
    services,
  };
}

/** -1 when the log cannot be read now. */
async function headOf(store: { head(): Promise<number> }, away: (reason: string) => void): Promise<number> {
  try {
    return await store.head();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    away(error.message);
    return -1;
  }
}
