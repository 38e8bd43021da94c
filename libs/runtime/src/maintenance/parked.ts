import type { ParkedKey } from '#messaging';
import { Problem } from '../problem/problem.ts';
import type { Platform } from '../service/platform.ts';
import { type ServiceName, SERVICES } from '../service/service-definition.ts';
import type { ServiceRuntime } from '../service/service-runtime.ts';
import type { ParkedAnswer, ParkedKeyAnswer, ReleasedAnswer, ReleaseParkedDto, RepublishDto, RepublishedAnswer } from './parked.dto.ts';

/** A parked key with the consumer whose it is and how many messages wait. */
export type ParkedRow = ParkedKey & { readonly consumer: string; readonly messages: number };

/** What came of handing a parked key's messages to their handlers again. `unknown`: nothing is parked there, perhaps no more. */
export type Retried = { readonly outcome: 'released'; readonly consumer: string } | { readonly outcome: 'waiting'; readonly parked: ParkedRow } | { readonly outcome: 'unknown' };

/** Every key of a service that waits in this process's reach: of its bus consumer and of its own policies. */
export async function parkedKeys(runtime: ServiceRuntime): Promise<readonly ParkedRow[]> {
  const rows: ParkedRow[] = [];
  for (const consumer of runtime.consumers()) for (const key of await consumer.parked()) rows.push({ consumer: consumer.name, ...key });
  return rows;
}

/** Hands a parked key's messages to their handlers again, in order. @param wanted the consumer whose key it is; the first that has it where left out */
export async function retryParked(runtime: ServiceRuntime, stream: string, wanted?: string): Promise<Retried> {
  for (const consumer of runtime.consumers()) {
    if (wanted !== undefined && consumer.name !== wanted) continue;
    if (!(await consumer.parked()).some(({ key }) => key === stream)) continue;
    if ((await consumer.release(stream)) === undefined) return { outcome: 'released', consumer: consumer.name };
    const parked = (await parkedKeys(runtime)).find((row) => row.consumer === consumer.name && row.key === stream);
    return parked === undefined ? { outcome: 'released', consumer: consumer.name } : { outcome: 'waiting', parked };
  }
  return { outcome: 'unknown' };
}

/** What waits at a service, for an administrator: the longest first. */
export async function listParked(platform: Platform, service: ServiceName): Promise<ParkedAnswer> {
  const { parked } = (await platform.maintain(service, 'parked-list', { service })) as { readonly parked: readonly ParkedRow[] };
  return { service, items: parked.map(answerOf).toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since)) };
}

/** Lets a key go on; what cannot be handled yet goes on waiting, and the answer says why. Asked again when it is free already, it is simply released. */
export async function releaseParked(platform: Platform, service: ServiceName, wanted: ReleaseParkedDto, by: string): Promise<ReleasedAnswer> {
  const { stream, consumer, reason } = wanted;
  const done = (await platform.maintain(service, 'parked-retry', { service, stream, ...(consumer === undefined ? {} : { consumer }) })) as Retried;
  platform.log.info({ service, stream, by, reason, outcome: done.outcome }, 'an administrator let a parked key go on');
  if (done.outcome === 'waiting') return { stream, released: false, parked: answerOf(done.parked) };
  return { stream, released: true };
}

/** Has a service publish one of its streams again, whole: who waits for a version of it gets it. @throws Problem 404 for a stream it does not have */
export async function republish(platform: Platform, service: ServiceName, { stream, reason }: RepublishDto, by: string): Promise<RepublishedAnswer> {
  const { events } = (await platform.maintain(service, 'republish', { service, stream })) as { readonly events: number };
  if (events === 0) throw new Problem(404, 'not-found');
  platform.log.info({ service, stream, by, reason, events }, 'an administrator had a stream published again');
  return { stream, events };
}

/** What only the owner of the stream can mend, by publishing it again. */
const MENDED_BY_OWNER: ReadonlySet<string> = new Set(['gap', 'undecodable', 'misfit']);

function answerOf({ consumer, key, topic, kind, reason, waitsFor, since, messages }: ParkedRow): ParkedKeyAnswer {
  const owner = SERVICES.find((service) => topic.startsWith(`${service}.`));
  const mendable = owner !== undefined && MENDED_BY_OWNER.has(kind) && !key.includes('/');
  return { consumer, stream: key, topic, kind, reason, position: waitsFor, since, messages, ...(mendable ? { owner } : {}) };
}
