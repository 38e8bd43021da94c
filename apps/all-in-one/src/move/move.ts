import { accessTables } from '#access';
import { type CarriedTable, carryDocuments, carryIntoMongoLog, factsOfCollection, factsOfLog, factsOfSet, openMongoEventLog, StoreUnavailable } from '#event-store';
import { consumerTables, deliveredUpTo, relayTable } from '#messaging';
import { type MoveMark, readMoveMark, writeMoveMark } from '#process';
import { type ClusterConfig, type Config, type ServiceName, SERVICES, systemClock } from '#runtime';
import { MaintenanceRefused } from '../data-folder/backup.ts';
import { noteMoved } from '../data-folder/moved.ts';
import { DEFINITIONS, inspectLogs, type LogsFacts } from './inspect.ts';
import { assertEmpty, assertNobodyRuns, assertTopicsEmpty, nameOf, openTarget, type TargetConnection } from './mongo-target.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';
import type { MovedPart, MoveReport } from './report.ts';
import { assertMasterKey, type MoveSource, openSource } from './source.ts';

/** Raised whenever what is carried, or how, changes: a move that another program has begun is not gone on with. */
const FORMAT = 1;

/** What is carried where. */
export interface MoveOptions {
  /** The data folder. */
  readonly from: string;
  readonly cluster: ClusterConfig;
  /** The master key that the cluster's services have, if it is known here. */
  readonly key: Pick<Config, 'masterKey' | 'masterKeyFile'>;
  readonly progress?: Progress;
}

interface Move extends Required<Omit<MoveOptions, 'from'>> {
  readonly source: MoveSource;
  readonly connection: TargetConnection;
  readonly facts: LogsFacts;
  readonly to: string;
}

/**
 * Carries an embedded community into a cluster's database: three logs as they are, accounts, sessions, keys, the consumers' state, and for each relay the place from which on nothing has reached
 * everybody. Views are not carried: the services make them anew. The folder's stores are only read. What was interrupted goes on; what is done already is only compared.
 * @throws MaintenanceRefused · FolderHeld · StoreUnavailable · MissingIndexes, each with a sentence that says what to do
 */
export async function moveCommunity({ from, cluster, key, progress = NO_PROGRESS }: MoveOptions): Promise<MoveReport> {
  const source = await openSource(from);
  try {
    assertMasterKey(source, key);
    const connection = await openTarget(cluster);
    try {
      const to = nameOf(cluster);
      const mark = await readMoveMark(connection);
      assertSameCommunity(mark, source, to);
      if (mark?.state !== 'carried') await assertFree({ source, connection, cluster, to }, mark);
      const total = await heads(source);
      const facts = await inspectLogs(source, progress.part('the folder', total));
      const move: Move = { source, connection, facts, cluster, key, progress, to };
      return mark?.state === 'carried' ? await compareAgain(move, mark) : await carry(move, mark).catch(goesOn);
    } finally {
      await connection.close();
    }
  } finally {
    await source.close();
  }
}

/** What to do when MongoDB is away in the middle of it. */
function goesOn(error: unknown): never {
  if (error instanceof StoreUnavailable) throw new StoreUnavailable(`${error.message}. Run the move again when it answers: it goes on where it was.`, { cause: error });
  throw error;
}

function assertSameCommunity(mark: MoveMark | undefined, { identity, dataDir }: MoveSource, to: string): void {
  if (mark === undefined) return;
  if (mark.identity !== identity)
    throw new MaintenanceRefused(
      `${to} ${mark.state === 'carried' ? 'holds' : 'holds a part of'} the community that was moved from ${mark.from} on ${mark.begunAt}, which is not the one in ${dataDir}. Name an empty database in MONGODB_URL.`,
    );
  if (mark.state === 'carrying' && mark.format !== FORMAT)
    throw new MaintenanceRefused(`This move was begun by another version of the program. Finish it with that one, or begin anew in an empty database.`);
}

async function assertFree({ source, connection, cluster, to }: Pick<Move, 'source' | 'connection' | 'cluster' | 'to'>, mark: MoveMark | undefined): Promise<void> {
  await assertNobodyRuns(connection);
  if (mark === undefined) await assertEmpty(connection, to, source.access.masterKeyCheck);
  await assertTopicsEmpty(cluster);
}

async function heads(source: MoveSource): Promise<number> {
  const each = await Promise.all(SERVICES.map((service) => source.log(service).head()));
  return each.reduce((sum, head) => sum + head, 0);
}

async function carry({ source, connection, facts, to, progress }: Move, before: MoveMark | undefined): Promise<MoveReport> {
  const mark: MoveMark = {
    format: FORMAT,
    identity: source.identity,
    from: source.dataDir,
    state: 'carrying',
    begunAt: before?.begunAt ?? new Date().toISOString(),
    heads: Object.fromEntries([...facts].map(([service, { last }]) => [service, last])),
    digests: Object.fromEntries([...facts].map(([service, { digest }]) => [service, digest])),
  };
  await writeMoveMark(connection, mark);
  for (const [service, { last }] of facts) await carryIntoMongoLog(source.log(service), connection, service, progress.part(`${service}'s log`, last));
  const relays = await relayPositions(source);
  const tables = [...accessTables(source.access, connection), ...consumerTables(source.consumers, connection), relayTable(relays, connection)];
  for (const { name, collection, set } of tables) await carryDocuments(collection, set, progress.part(name, set.count));

  const parts = [...(await compareLogs(connection, facts, progress)), ...(await compareTables(tables))];
  assertSame(parts, to);
  await assertNobodyRuns(connection);
  const carriedAt = new Date().toISOString();
  await writeMoveMark(connection, { ...mark, state: 'carried', carriedAt });
  noteMoved(source.dataDir, { at: carriedAt, to });
  const unpublished = Object.fromEntries([...facts].map(([service, { last }]) => [service, last - (relays.get(service) ?? 0)]));
  return { from: source.dataDir, to, carriedAt, before: false, parts, unpublished };
}

/** Per service the position from which on the relay sends: everything before has reached everybody inside the one process, and must not go out. */
async function relayPositions(source: MoveSource): Promise<ReadonlyMap<string, number>> {
  const readers = DEFINITIONS.flatMap(({ service, consume }) =>
    consume === undefined ? [] : [{ consumer: service, topics: consume.topics, ...(consume.recorded === true ? { log: source.log(service) } : {}) }],
  );
  const positions = new Map<string, number>();
  for (const { service, publish } of DEFINITIONS) {
    positions.set(service, await deliveredUpTo({ service, store: source.log(service), foreign: publish?.foreign }, readers, source.consumers));
  }
  return positions;
}

/** The move was done before, and the cluster may have gone on since: its logs must begin with this folder's. Nothing is written to it. */
async function compareAgain({ source, connection, facts, to, progress }: Move, mark: MoveMark): Promise<MoveReport> {
  for (const [service, { last, digest }] of facts) {
    const carried = mark.heads[service] ?? 0;
    if (last !== carried || digest !== mark.digests[service])
      throw new MaintenanceRefused(
        `A server has worked on ${source.dataDir} since it was moved: ${service}'s log has ${last} events and ${carried} were carried. What is new there cannot follow into ${to}, which has gone on by itself; look at both and decide which one counts.`,
      );
  }
  const parts = await compareLogs(connection, facts, progress);
  assertSame(parts, to);
  const carriedAt = mark.carriedAt ?? mark.begunAt;
  noteMoved(source.dataDir, { at: carriedAt, to });
  return { from: source.dataDir, to, carriedAt, before: true, parts, unpublished: {} };
}

async function compareLogs(connection: TargetConnection, facts: LogsFacts, progress: Progress): Promise<readonly MovedPart[]> {
  const parts: MovedPart[] = [];
  for (const [service, there] of facts) {
    const told = progress.part(`comparing ${service}'s log`, there.last);
    const log = await openMongoEventLog(connection, service satisfies ServiceName, { clock: systemClock });
    try {
      const here = await factsOfLog(log, there.last, (events, before) => told(before + events.length));
      parts.push({
        name: `${service}'s log`,
        folder: { count: there.events, last: there.last, digest: there.digest },
        cluster: { count: here.events, last: here.last, digest: here.digest },
      });
    } finally {
      await log.close();
    }
  }
  return parts;
}

async function compareTables(tables: readonly CarriedTable[]): Promise<readonly MovedPart[]> {
  const parts: MovedPart[] = [];
  for (const { name, collection, set } of tables) parts.push({ name, folder: factsOfSet(set), cluster: await factsOfCollection(collection) });
  return parts;
}

function assertSame(parts: readonly MovedPart[], to: string): void {
  const differing = parts.filter(({ folder, cluster }) => JSON.stringify(folder) !== JSON.stringify(cluster));
  if (differing.length === 0) return;
  const told = differing.map(({ name, folder, cluster }) => `${name}: ${folder.count} in the folder, ${cluster.count} in the cluster, ${folder.digest} and ${cluster.digest}`);
  throw new MaintenanceRefused(
    `What lies in ${to} is not what lies in the folder (${told.join('; ')}). Do not start the services on it: move into an empty database, and report this.`,
  );
}
