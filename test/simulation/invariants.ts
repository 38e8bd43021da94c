import type { StoredEvent } from '#event-store';
import type { Projection } from '#views';
import { jobOf, partOf } from './domain.ts';
import type { Durable } from './processes.ts';
import { halfMerges, stories } from './views.ts';

/** What a client was told. */
export interface Told {
  readonly commandId: string;
  readonly stream: string;
  /** The stream's version and the ids of the events, as answered; undefined for a refusal. */
  readonly version: number;
  readonly ids: readonly string[];
}

/** Looks at what is durable after everything has come to rest; one sentence per broken promise. */
export async function brokenPromises(durable: Durable, told: readonly Told[]): Promise<readonly string[]> {
  const intake = await durable.intake.readAll(0, 1_000_000);
  const dispatch = await durable.dispatch.readAll(0, 1_000_000);
  return [
    ...lost(intake, told),
    ...doubledOrTorn(intake),
    ...doubledOrTorn(dispatch),
    ...followedWrongly(intake, dispatch),
    ...mergedWrongly(intake),
    ...(await differing(durable, stories('intake'), intake)),
    ...(await differing(durable, halfMerges, intake)),
    ...(await differing(durable, stories('dispatch'), dispatch)),
    ...(await waiting(durable)),
  ];
}

/** Everything acknowledged is there, where it was said to be. */
function lost(log: readonly StoredEvent[], told: readonly Told[]): readonly string[] {
  const byId = new Map(log.map((event) => [event.id, event]));
  return told.flatMap(({ commandId, stream, version, ids }) => {
    const found = ids.map((id) => byId.get(id));
    if (found.some((event) => event?.stream !== stream)) return [`acknowledged command ${commandId} on ${stream} is lost`];
    return ids.length > 0 && found.at(-1)?.version !== version ? [`command ${commandId} was told version ${version}, but it is ${found.at(-1)?.version}`] : [];
  });
}

/** Each command is applied once, as one whole batch, in one place. */
function doubledOrTorn(log: readonly StoredEvent[]): readonly string[] {
  return [...Map.groupBy(log, (event) => `${partOf(event).token} on ${event.stream}`)].flatMap(([command, events]) => {
    const of = events[0] === undefined ? 0 : partOf(events[0]).of;
    if (events.length > of) return [`command ${command} is applied twice`];
    if (events.length < of) return [`command ${command} is applied in part: ${events.length} of ${of}`];
    const isWhole = events.every((event, index) => partOf(event).part === index + 1 && event.position === (events[0]?.position ?? 0) + index);
    return isWhole ? [] : [`the batch of command ${command} is mixed with others`];
  });
}

/** Every job has followed every version of its ticket that was not refused, once, in order. */
function followedWrongly(intake: readonly StoredEvent[], dispatch: readonly StoredEvent[]): readonly string[] {
  const jobs = Map.groupBy(dispatch, (event) => event.stream);
  return [...Map.groupBy(intake, (event) => event.stream)].flatMap(([ticket, events]) => {
    const expected = events.filter((event) => partOf(event).temper !== 'refused').map((event) => event.version);
    const followed = (jobs.get(jobOf(ticket)) ?? []).map((event) => partOf(event).version);
    return expected.join() === followed.join() ? [] : [`${ticket} has versions ${expected.join()}, but ${jobOf(ticket)} followed ${followed.join()}`];
  });
}

/** Following merges always ends at a ticket that is not merged, and no merge is half done. */
function mergedWrongly(intake: readonly StoredEvent[]): readonly string[] {
  const into = new Map<string, string>();
  const pending = new Map<string, string>();
  for (const event of intake) {
    const { other = '', mergeId = '' } = partOf(event);
    if (event.type === 'Merged') into.set(event.stream, other);
    if (event.type === 'Absorbed') pending.set(`${event.stream} ${mergeId}`, other);
    if (event.type === 'MergeConfirmed' || event.type === 'Released') pending.delete(`${event.stream} ${mergeId}`);
  }
  const cycles = [...into.keys()].filter((start) => {
    let at: string | undefined = start;
    for (let hops = 0; at !== undefined && hops <= into.size; hops++) at = into.get(at);
    return at !== undefined;
  });
  return [...cycles.map((start) => `${start} is merged in a circle`), ...[...pending].map(([half, other]) => `a merge is half done: ${half} with ${other}`)];
}

/** A view holds what folding the whole log gives. */
async function differing<Doc extends object>(durable: Durable, projection: Projection<Doc>, log: readonly StoredEvent[]): Promise<readonly string[]> {
  const rebuilt = new Map<string, Doc>();
  const ids = new Set<string>();
  for (const event of log) {
    for (const id of projection.ids(event)) {
      ids.add(id);
      const document = projection.evolve(rebuilt.get(id), event, id);
      if (document === undefined) rebuilt.delete(id);
      else rebuilt.set(id, document);
    }
  }
  const live = await durable.views.open(projection.view).getMany([...ids]);
  return [...ids]
    .filter((id) => JSON.stringify(live.get(id)) !== JSON.stringify(rebuilt.get(id)))
    .map((id) => `${projection.view.service}'s ${projection.view.name} ${id} differs from its rebuild`);
}

/** Nothing is left behind a parked key. */
async function waiting(durable: Durable): Promise<readonly string[]> {
  const keys = [...(await durable.follower.parkedKeys()), ...(await durable.merger.parkedKeys())];
  return keys.map(({ key, kind, reason }) => `${key} still waits (${kind}): ${reason}`);
}
