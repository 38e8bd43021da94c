import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { connectMongo, type EventStore, openMongoEventLog, type StoredEvent } from '#event-store';
import { openMongoConsumerState, type ParkedKey } from '#messaging';
import { type ServiceName, SERVICES, systemClock } from '#runtime';
import { createMongoViewStore, type Projection, type SharedViewStore } from '#views';
import { AUDIT_PROJECTIONS } from '../../../apps/audit/src/audit.module.ts';
import { DISPATCH_PROJECTIONS } from '../../../apps/dispatch/src/dispatch.module.ts';
import { published } from '../../../apps/dispatch/src/publish/published.ts';
import { INTAKE_PROJECTIONS } from '../../../apps/intake/src/intake.module.ts';
import { WIRE_TYPES } from '../../../apps/intake/src/publish/publish.ts';
import { compareAll } from '../../city/day.ts';
import type { Dice } from '../../city/dice.ts';
import type { Played } from '../../city/record.ts';
import type { Session } from '../../drive/session.ts';
import { checkAnswers, sample } from '../after/answers.ts';
import { checkTold, checkUnanswered, Commits } from '../after/commits.ts';
import { Reservations } from '../after/reservations.ts';
import type { Findings } from '../findings.ts';
import type { HastyRecord } from '../hasty.ts';
import type { PersistentSender } from '../persistent-sender.ts';
import { PUBLIC } from './public-events.ts';

/** What the clients remember of a run, and where it lies now. */
export interface ClusterMemory {
  readonly mongodbUrl: string;
  readonly supervisor: Session;
  readonly sender: PersistentSender;
  readonly played: readonly Played[];
  readonly hasty: HastyRecord;
  readonly dice: Dice;
  readonly findings: Findings;
  /** Resolves when every log has reached everybody. */
  readonly level: () => Promise<unknown>;
}

/** Longer than a reservation may stand without an offer. */
const ORPHANS_SECONDS = 35;
const PROJECTIONS: Readonly<Record<ServiceName, readonly object[]>> = { intake: INTAKE_PROJECTIONS, dispatch: DISPATCH_PROJECTIONS, audit: AUDIT_PROJECTIONS };
const BATCH = 1_000;

/** Compares everything with what the clients were told; numbers of what was looked at. */
export async function judgeCluster(memory: ClusterMemory): Promise<Readonly<Record<string, number>>> {
  const { mongodbUrl, supervisor, sender, played, hasty, dice, findings, level } = memory;
  await level();
  const acknowledged = [...sender.acknowledged];
  const again = sample(acknowledged, dice);
  await checkAnswers(sender, again, findings);
  await pause(ORPHANS_SECONDS * 1_000);
  await level();
  await compareAll(supervisor, played, 8, ({ lost, partial, duplicated, wrong }) => {
    for (const [kind, lines] of Object.entries({ lost, partial, duplicated, wrong } as const)) findings.addAll(kind as 'lost', lines);
  });

  const connection = await connectMongo(mongodbUrl, { name: 'chaos' });
  try {
    const logs = new Map<ServiceName, readonly StoredEvent[]>();
    let view_rows = 0;
    const views = createMongoViewStore(connection);
    for (const service of SERVICES) {
      const log = await openMongoEventLog(connection, service, { clock: systemClock });
      const events = await everything(log);
      logs.set(service, events);
      view_rows += await checkViews(service, log, events, views, findings);
      await log.close();
    }
    // Deadlines go on falling due while this is read: audit, read last, may know of what its owner has recorded since.
    const since = new Set<string>();
    for (const service of ['intake', 'dispatch'] as const) {
      const log = await openMongoEventLog(connection, service, { clock: systemClock });
      for (const event of await everything(log, logs.get(service)?.at(-1)?.position)) since.add(nameOf(event));
      await log.close();
    }
    for (const service of SERVICES) {
      const parked = (await (await openMongoConsumerState(connection, service)).parkedKeys()).filter((key) => holdsBack(key, logs));
      findings.addAll(
        'parked',
        parked.map((one) => `${service}: ${JSON.stringify(one)}`),
      );
    }
    await views.close();
    return { answers_repeated: again.length, view_rows, ...checkLogs(logs, since, played, hasty, findings) };
  } finally {
    await connection.close();
  }
}

async function everything(log: EventStore, after = 0): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let batch = await log.readAll(after, BATCH); batch.length > 0; batch = await log.readAll(events.at(-1)?.position ?? 0, BATCH)) events.push(...batch);
  return events;
}

/** Folds every view anew and compares each document with the one that is served; what a deadline has changed since the log was read is folded on before it is judged. */
async function checkViews(service: ServiceName, log: EventStore, events: readonly StoredEvent[], views: SharedViewStore, findings: Findings): Promise<number> {
  let rows = 0;
  for (const projection of PROJECTIONS[service] as readonly Projection<object>[]) {
    const { view } = projection;
    const anew = new Map<string, object>();
    const take = (event: StoredEvent) => {
      for (const id of projection.ids(event)) {
        const document = projection.evolve(anew.get(id), event, id);
        if (document === undefined) anew.delete(id);
        else anew.set(id, document);
      }
    };
    events.forEach(take);
    const table = await views.attach(view, log.logId);
    rows += anew.size;
    const differing = async (all: readonly string[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for (let from = 0; from < all.length; from += BATCH) {
        const slice = all.slice(from, from + BATCH);
        const live = await table.load(slice);
        found.push(...slice.filter((id) => !isDeepStrictEqual(live.get(id)?.document, plain(anew.get(id)))));
      }
      return found;
    };
    const first = await differing([...new Set(events.flatMap((event) => projection.ids(event)))]);
    const since = first.length === 0 ? [] : await everything(log, events.at(-1)?.position);
    since.forEach(take);
    const changed = new Set(since.flatMap((event) => projection.ids(event)));
    const wrong = [...first.filter((id) => !changed.has(id)), ...(await differing(first.filter((id) => changed.has(id))))];
    findings.addAll(
      'views_differing',
      wrong.map((id) => `${service}/${view.name} ${id} is not what its events say`),
    );
  }
  return rows;
}

/** As it is stored; undefined = it is gone. */
function plain(document: object | undefined): unknown {
  return document === undefined ? undefined : (JSON.parse(JSON.stringify(document)) as unknown);
}

/** Stream and version, by which an event is one and the same everywhere. */
function nameOf({ stream, version }: StoredEvent): string {
  return `${stream}@${version}`;
}

/** @param since events that their owners recorded after their logs were read */
function checkLogs(
  logs: ReadonlyMap<ServiceName, readonly StoredEvent[]>,
  since: ReadonlySet<string>,
  played: readonly Played[],
  hasty: HastyRecord,
  findings: Findings,
): Readonly<Record<string, number>> {
  const commits = new Commits(findings);
  const reservations = new Reservations();
  const recorded = new Map<string, readonly StoredEvent[]>(Map.groupBy(logs.get('audit') ?? [], nameOf));
  let expected = 0;
  const opened = new Set<string>();
  const triaged = new Set<string>();
  for (const service of ['intake', 'dispatch'] as const)
    for (const event of logs.get(service) ?? []) {
      commits.add(service, event);
      expected += 1;
      const name = nameOf(event);
      const copies = recorded.get(name) ?? [];
      if (copies.length !== 1) findings.add('audit_differing', `${name} (${event.type}) is in audit's log ${copies.length} times`);
      else if (copies[0]?.rawData !== JSON.stringify(PUBLIC[service](event))) findings.add('audit_differing', `${name} (${event.type}) has other bytes in audit's log`);
      if (service === 'dispatch') reservations.add(event);
      if (event.type === 'PrioritySet') triaged.add(event.stream.replace(/^request-/, ''));
      if (event.type === 'CaseOpened') opened.add(event.stream.replace(/^case-/, ''));
    }
  const others = (logs.get('audit') ?? []).filter((event) => event.type !== 'DisclosureMade' && !since.has(nameOf(event))).length;
  if (others !== expected) findings.add('audit_differing', `audit's log holds ${others} events of others, who made ${expected}`);
  for (const id of triaged) if (!opened.has(id)) findings.add('partial', `request-${id} was triaged and never got a case`);
  for (const id of hasty.requests) if (commits.head(id) === 0) findings.add('lost', `${id} was acknowledged and is not in the log`);
  checkTold(
    played.flatMap(({ told }) => told),
    commits,
    { intake: WIRE_TYPES, dispatch: published.types },
    findings,
  );
  const unanswered_there = checkUnanswered(hasty.unanswered, commits, findings);
  return { events: expected, unanswered_there, reservations_held: reservations.check(findings) };
}

/** Whether a parked key keeps something from its consumer. Bytes nobody can read lie under a key until its stream's next event frees it: where no such event is, they keep nothing. */
function holdsBack({ key, kind, topic, waitsFor }: ParkedKey, logs: ReadonlyMap<ServiceName, readonly StoredEvent[]>): boolean {
  const owner = logs.get(topic.slice(0, topic.indexOf('.')) as ServiceName) ?? [];
  return kind !== 'undecodable' || owner.some(({ stream, version }) => stream === key && version >= waitsFor);
}
