import { kafkaForSuite, mongoForSuite } from '#brokers';
import { type Cluster, startCluster } from '#cluster';
import { Community } from '../drive/community.ts';
import { Connection } from '../drive/connection.ts';
import type { Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import { redeem } from '../drive/sign-in.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

suite('a cluster with two instances of each service', () => {
  const said: string[] = [];
  let cluster: Cluster;
  let connection: Connection;
  let operator: Session;
  let community: Community;

  beforeAll(async () => {
    if (kafka.server === undefined || mongo.server === undefined) return;
    cluster = await startCluster({ instances: 2, kafka: kafka.server, mongo: mongo.server, topicPrefix: kafka.server.prefix, say: (line) => said.push(line) });
    connection = new Connection(cluster.url);
    const administrator = await redeem(connection, (await cluster.signInLink()) ?? '');
    community = await Community.found(administrator, 'cluster');
    await community.addEstate('east', '东区', [{ building: '3', zh: '3号楼', floors: 18, lift: true, x: 0, y: 0 }]);
    operator = (await community.makeAccount('蒲晚照', ['operator', 'dispatcher', 'supervisor'])).session;
  }, 240_000);

  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  }, 60_000);

  const log = async () =>
    (
      await operator.done<{ id: string }>('/api/intake/requests', {
        category: 'supplies',
        place: { communityId: community.id, estate: 'east', building: '3', unit: '2', floor: 14 },
        reporter: { relation: 'self' },
        note: '家里没有面包了',
      })
    ).body.id;

  it('runs six processes, each with an address of its own, behind one that says they are ready', async () => {
    expect(cluster.processes.map(({ name }) => name)).toEqual(['intake.1', 'intake.2', 'dispatch.1', 'dispatch.2', 'audit.1', 'audit.2']);
    expect(new Set(cluster.processes.map(({ url }) => url)).size).toBe(6);
    expect(cluster.processes.every(({ pid }) => alive(pid))).toBe(true);
    const readiness = (await (await fetch(`${cluster.url}/readyz`)).json()) as { ready: boolean };
    expect(readiness.ready).toBe(true);
  });

  it('takes a request to audit’s timeline, whichever instance is asked', async () => {
    const id = await log();
    const after = (await settle(operator, id)).join(',');
    const paths = [...cluster.processes.filter(({ service }) => service === 'audit').map(({ url }) => url), cluster.url];
    const timelines = await Promise.all(
      paths.map(async (url) => {
        const answer = await fetch(`${url}/api/audit/timelines/${id}`, { headers: { authorization: `Bearer ${operator.token}`, after } });
        return (await answer.json()) as { entries: { text: { en: string } }[] };
      }),
    );
    expect(timelines[0]?.entries.length).toBeGreaterThanOrEqual(2);
    expect(timelines[1]?.entries).toEqual(timelines[0]?.entries);
    expect(timelines[2]?.entries).toEqual(timelines[0]?.entries);
  }, 60_000);

  it('starts a killed process again, and meanwhile the other one takes everything', async () => {
    const victim = cluster.process('intake', 1);
    const before = victim.pid;
    await victim.kill();
    const ids = await Promise.all(Array.from({ length: 10 }, log));
    expect(new Set(ids).size).toBe(10);
    await victim.untilUp();
    await cluster.untilReady();
    expect([victim.starts, victim.pid !== before, alive(victim.pid)]).toEqual([2, true, true]);
    expect(said.join('\n')).toContain(`intake.1 (pid ${before}) ended; it is started again`);
    await Promise.all(ids.map((id) => settle(operator, id)));
  }, 120_000);

  it('drains when it is stopped: what was acknowledged is there afterwards, and nobody is left', async () => {
    const pids = cluster.processes.map(({ pid }) => pid);
    const stopping = cluster.process('dispatch', 2);
    const [id, took] = await Promise.all([log(), stopping.stop()]);
    expect(took).toBeLessThan(15_000);
    await settle(operator, id);
    await cluster.stop();
    expect(pids.filter(alive)).toEqual([]);
    await expect(fetch(`${cluster.url}/livez`)).rejects.toThrow('fetch failed');
  }, 120_000);
});
