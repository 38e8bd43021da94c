import { kafkaForSuite, mongoForSuite } from '#brokers';
import { type Cluster, startCluster } from '#cluster';
import { Community } from '../drive/community.ts';
import { Connection } from '../drive/connection.ts';
import { live } from '../drive/live.ts';
import { newKey, Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import { redeem } from '../drive/sign-in.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;
const START = '2022-04-02T07:00:00+08:00';

suite('two processes of each service', () => {
  let cluster: Cluster;
  let administrator: Session;
  let desk: Session;
  let community: Community;
  const connections: Connection[] = [];
  /** The same person at one process itself, past the front. */
  const at = (service: string, instance: number, { token, accountId }: Session = desk) => {
    const connection = new Connection(cluster.process(service, instance).url ?? '');
    connections.push(connection);
    return new Session(connection, token, accountId);
  };

  beforeAll(async () => {
    if (kafka.server === undefined || mongo.server === undefined) return;
    cluster = await startCluster({ instances: 2, kafka: kafka.server, mongo: mongo.server, topicPrefix: kafka.server.prefix, env: { CLOCK: 'manual', CLOCK_START: START } });
    const connection = new Connection(cluster.url);
    connections.push(connection);
    administrator = await redeem(connection, (await cluster.signInLink()) ?? '');
    community = await Community.found(administrator, 'pair');
    await community.addEstate('east', '东区', [{ building: '3', zh: '3号楼', floors: 18, lift: true, x: 0, y: 0 }]);
    desk = (await community.makeAccount('舒云归', ['operator', 'dispatcher', 'supervisor'])).session;
  }, 240_000);

  afterAll(async () => {
    for (const connection of connections) await connection.close();
    await cluster?.stop();
  }, 60_000);

  const request = () => ({
    category: 'medicine-run',
    place: { communityId: community.id, estate: 'east', building: '3', unit: '2', floor: 14 },
    reporter: { relation: 'self' },
    note: '药只够今天',
    answers: { 'medicine-left-hours': 5 },
  });
  const log = async (session: Session) => (await session.done<{ id: string; version: number }>('/api/intake/requests', request())).body;

  it('every role of a service is with one of them, and both answer for what the other has projected', async () => {
    const roles = await Promise.all(
      cluster.processes
        .map(async ({ url }) => ((await (await fetch(`${url}/readyz`)).json()) as { services: { service: string; roles: string[] }[] }).services)
        .map(async (services) => (await services)[0]),
    );
    for (const service of ['intake', 'dispatch', 'audit'])
      expect(
        roles
          .filter((one) => one?.service === service)
          .flatMap((one) => one?.roles ?? [])
          .toSorted(),
      ).toEqual(['deadlines', 'policies', 'views']);

    const { id, version } = await log(at('intake', 1));
    for (const instance of [1, 2]) {
      const listed = await at('intake', instance).read<{ items: { id: string }[] }>(`/api/intake/requests?area=${encodeURIComponent(community.area)}`, {
        after: `${id}@${version}`,
      });
      expect(listed.body.items.map((item) => item.id)).toContain(id);
      const cases = await at('dispatch', instance).read<{ items: { requestId: string }[] }>('/api/dispatch/cases', { after: `${id}@${version}` });
      expect(cases.body.items.map(({ requestId }) => requestId)).toContain(id);
    }
  }, 60_000);

  it('a live stream of either tells what any process recorded, once and in order', async () => {
    const ending = new AbortController();
    const heard = [1, 2].map((instance) => listen(at('dispatch', instance), ending.signal));
    await Promise.all(heard.map(({ opened }) => opened));
    const ids = [await log(at('intake', 1)), await log(at('intake', 2)), await log(at('intake', 1))].map(({ id }) => id);
    const told = await Promise.all(heard.map(({ until }) => until(ids)));
    ending.abort();
    const [one = [], other = []] = told;
    expect(one).toHaveLength(ids.length);
    expect(one).toEqual(other);
    for (const positions of told) expect(positions).toEqual([...new Set(positions)].toSorted((first, second) => first - second));
  }, 60_000);

  it('the same command at two processes at once makes one request', async () => {
    const key = newKey();
    const body = request();
    const answers = await Promise.all([1, 2].map((instance) => at('intake', instance).repeat<{ id: string; version: number }>('/api/intake/requests', body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const { body: found } = await desk.read<{ version: number }>(`/api/intake/requests/${answers[0]?.body.id ?? ''}`);
    expect(found.version).toBe(answers[0]?.body.version);
  }, 60_000);

  it('who is signed out at one process is signed out at all', async () => {
    const { session } = await community.makeAccount('温守拙', ['dispatcher']);
    const elsewhere = at('dispatch', 2, session);
    expect((await elsewhere.get('/api/dispatch/cases')).status).toBe(200);
    await at('audit', 1, session).connection.send({ method: 'POST', path: '/api/access/sign-out', headers: { authorization: `Bearer ${session.token}` } });
    // The other process looks every 400 ms.
    for (let asked = 0; asked < 200 && (await elsewhere.get('/api/dispatch/cases')).status === 200; asked += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await elsewhere.get('/api/dispatch/cases')).status).toBe(401);
  }, 60_000);

  it('the drill’s clock moves in all of them, and what falls due on the way is done at its time', async () => {
    const before = (await administrator.read<{ now: string }>('/api/clock')).body.now;
    const { id } = await log(desk);
    await settle(desk, id);
    const to = new Date(Date.parse(before) + 2 * 3_600_000).toISOString();
    await administrator.done('/api/clock', { to });
    for (const { url } of cluster.processes) expect(((await (await fetch(`${url}/readyz`)).json()) as { time: string }).time).toBe(to);
    const { body } = await desk.read<{ entries: { type: string; recordedAt: string }[] }>(`/api/audit/timelines/${id}`);
    const escalated = body.entries.filter(({ type }) => type.startsWith('dispatch.case.escalated')).map(({ recordedAt }) => recordedAt);
    expect(escalated.length).toBeGreaterThan(0);
    for (const recordedAt of escalated) expect(recordedAt > before && recordedAt < to).toBe(true);
  }, 120_000);

  it('SIGTERM: what was acknowledged is kept, the process ends with 0 within 10 s, and the other has its roles', async () => {
    const stopping = at('intake', 2);
    const acknowledged: string[] = [];
    const load = { ended: false };
    const posting = Array.from({ length: 8 }, async () => {
      while (!load.ended) {
        try {
          const answer = await stopping.command<{ id: string }>('/api/intake/requests', request());
          if (answer.status === 201) acknowledged.push(answer.body.id);
          else if (answer.status === 503) return;
        } catch {
          return;
        }
      }
    });
    while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const took = await cluster.process('intake', 2).stop();
    load.ended = true;
    await Promise.all(posting);
    expect(took).toBeLessThan(10_000);
    const other = at('intake', 1);
    for (const id of acknowledged) expect((await other.get(`/api/intake/requests/${id}`)).status).toBe(200);
    const last = acknowledged.at(-1) ?? '';
    await settle(desk, last);
    const roles = async () =>
      ((await (await fetch(`${cluster.process('intake', 1).url ?? ''}/readyz`)).json()) as { services: { roles: string[] }[] }).services[0]?.roles.toSorted();
    // A role that was given back is taken at the next look (0.8 s); one that was not, when its lease has run out (4 s).
    for (const end = performance.now() + 10_000; (await roles())?.length !== 3 && performance.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await roles()).toEqual(['deadlines', 'policies', 'views']);
  }, 120_000);
});

/** What a service's live stream tells of requests. */
function listen(session: Session, signal: AbortSignal) {
  const opened = Promise.withResolvers<void>();
  const heard: { readonly position: number; readonly requestId: string }[] = [];
  let wake: () => void = () => undefined;
  const read = async () => {
    for await (const { event, data } of live(session, '/api/dispatch/stream', signal, undefined, () => opened.resolve())) {
      const told = data as { position?: number; requestId?: string };
      // A message shows the row as it is when it is told: whether an event before the opening is told depends on how far the view is by then.
      if (event !== 'dispatch.case.opened.v1' || told.position === undefined || told.requestId === undefined) continue;
      heard.push({ position: told.position, requestId: told.requestId });
      wake();
    }
  };
  read().catch((error: unknown) => opened.reject(error));
  return {
    opened: opened.promise,
    /** Where these requests' cases were opened, in the order in which it was told, once all of them were. */
    until: async (ids: readonly string[]): Promise<number[]> => {
      while (!ids.every((id) => heard.some(({ requestId }) => requestId === id))) await new Promise<void>((resolve) => (wake = resolve));
      return heard.filter(({ requestId }) => ids.includes(requestId)).map(({ position }) => position);
    },
  };
}
