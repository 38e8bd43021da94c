import { pathToFileURL } from 'node:url';
import { ownKafkaForSuite, ownMongoForSuite } from '#brokers';
import { type Cluster, startCluster } from '#cluster';
import { Community } from '../drive/community.ts';
import { Connection } from '../drive/connection.ts';
import { newKey, type Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import { redeem } from '../drive/sign-in.ts';

const kafka = await ownKafkaForSuite();
const mongo = await ownMongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

interface Behind {
  readonly service: string;
  readonly of: string;
  readonly cause: string;
  readonly text: { readonly en: string };
}

suite('while a server is away', () => {
  let cluster: Cluster;
  let connection: Connection;
  let administrator: Session;
  let desk: Session;
  let community: Community;

  beforeAll(async () => {
    if (kafka.server === undefined || mongo.server === undefined) return;
    const clock = pathToFileURL(`${import.meta.dirname}/../chaos/cluster/clock-an-hour-back.ts`).href;
    const env = { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${clock}` };
    cluster = await startCluster({ instances: 1, restart: false, kafka: kafka.server, mongo: mongo.server, database: 'outages', env });
    connection = new Connection(cluster.url);
    administrator = await redeem(connection, (await cluster.signInLink()) ?? '');
    community = await Community.found(administrator, 'outage');
    await community.addEstate('east', '东区', [{ building: '3', zh: '3号楼', floors: 18, lift: true, x: 0, y: 0 }]);
    desk = (await community.makeAccount('易安然', ['operator', 'dispatcher', 'supervisor'])).session;
    await settle(desk, (await log()).id);
  }, 240_000);

  afterAll(async () => {
    await mongo.server?.resume();
    await kafka.server?.resume();
    await connection?.close();
    await cluster?.stop();
  }, 60_000);

  const place = () => ({ communityId: community.id, estate: 'east', building: '3', unit: '2', floor: 14 });
  const request = () => ({ category: 'supplies', place: place(), reporter: { relation: 'self' }, note: '家里没菜了' });
  const log = async () => (await desk.done<{ id: string }>('/api/intake/requests', request())).body;
  const behind = async () => (await desk.read<{ behind: Behind[] }>('/api/intake/status')).body.behind;
  const until = async (holds: (found: readonly Behind[]) => boolean) => {
    for (;;) {
      const found = await behind();
      if (holds(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  /** Resolves when dispatch has opened the case: what waited comes when it comes, and nothing but the test's time bounds it. */
  const dispatched = async (id: string) => {
    while ((await desk.get(`/api/dispatch/cases/${id}`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 250));
  };
  const dispatchIsBehind = (found: readonly Behind[]) => found.some(({ service, of }) => service === 'dispatch' && of === 'intake');

  it('MongoDB: commands are refused with a sentence, no process ends, and work goes on without a restart', async () => {
    const pids = cluster.processes.map(({ pid }) => pid);
    await mongo.server?.pause();
    const key = newKey();
    const refused = await desk.command<{ code: string }>('/api/intake/requests', request(), { key });
    expect([refused.status, refused.body.code]).toEqual([503, 'store-unavailable']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const unread = await desk.get<{ code: string }>('/api/intake/requests');
    expect([unread.status, unread.body.code]).toEqual([503, 'views-unavailable']);
    const away = await fetch(`${cluster.process('intake').url ?? ''}/readyz`);
    expect(away.status).toBe(503);
    await mongo.server?.resume();
    await cluster.untilReady(60_000);
    const repeated = await desk.repeat<{ id: string }>('/api/intake/requests', request(), key);
    expect(repeated.status).toBe(201);
    await dispatched(repeated.body.id);
    expect(cluster.processes.map(({ pid }) => pid)).toEqual(pids);
  }, 120_000);

  it('a machine’s clock that is set back an hour: what dispatch sets and records goes by the database’s, so nobody’s time to answer has run out before it began', async () => {
    const { pid } = cluster.process('dispatch');
    process.kill(pid, 'SIGUSR2');
    try {
      const { id } = await log();
      await dispatched(id);
      const person = { nameZh: '乐长青', phone: '19055500123', area: community.area, status: 'available' };
      const responderId = (await administrator.done<{ id: string }>('/api/dispatch/responders', person)).body.id;
      const from = Date.now();
      const offer = await desk.done<{ respondBy: string; assignmentId: string }>(`/api/dispatch/cases/${id}/assignments`, { responderId, reason: '就近' });
      expect(Date.parse(offer.body.respondBy)).toBeGreaterThan(from);
      expect((await desk.done<{ status: string }>(`/api/dispatch/assignments/${offer.body.assignmentId}/acknowledge`)).body.status).toBe('acknowledged');
    } finally {
      process.kill(pid, 'SIGUSR2');
    }
  }, 60_000);

  it('a service that does not run at all is behind too', async () => {
    await cluster.process('dispatch').stop();
    const { id } = await log();
    const [told] = (await until(dispatchIsBehind)).filter(({ service }) => service === 'dispatch');
    expect(told?.cause).toBe('slow');
    await cluster.process('dispatch').start();
    await until((found) => found.length === 0);
    await dispatched(id);
  }, 120_000);

  it('Kafka: requests are taken, the operator and /readyz hear that dispatch is behind, and nothing is lost', async () => {
    await until((found) => found.length === 0);
    await kafka.server?.pause();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await log()).id);
    const told = await until(dispatchIsBehind);
    expect(told.find(({ service }) => service === 'dispatch')?.text.en).toMatch(/^Dispatch (has not heard from intake for|is \d+ (s|min) behind intake)/);
    const answer = await fetch(`${cluster.process('intake').url ?? ''}/readyz`);
    const readiness = (await answer.json()) as { ready: boolean; behind: string[] };
    expect([answer.status, readiness.ready]).toEqual([200, true]);
    expect(readiness.behind.join(' ')).toContain('dispatch is behind');
    ids.push((await log()).id);
    await kafka.server?.resume();
    await until((found) => found.length === 0);
    for (const id of ids) await dispatched(id);
  }, 300_000);
});
