import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaForSuite, mongoForSuite } from '#brokers';
import { type Cluster, prepareCluster, startCluster } from '#cluster';
import { CONTRACT } from '#contracts';
import { openKafkaAdmin } from '#messaging';
import { loadConfig } from '#runtime';
import { CITY, leaveWork } from '../../apps/all-in-one/src/commands/demo-work.ts';
import type { MoveReport } from '../../apps/all-in-one/src/move/report.ts';
import { Dice } from '../city/dice.ts';
import { headsOf, readiness, untilLevel } from '../drive/building.ts';
import { Connection } from '../drive/connection.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';
import { newKey, Session } from '../drive/session.ts';
import { settle } from '../drive/settle.ts';
import { redeem, signIn } from '../drive/sign-in.ts';
import { loadScenarios } from '../scenarios/load.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import { Theatre } from '../scenarios/theatre.ts';
import { everythingTold } from './everything-told.ts';
import { killedMove, runMove } from './move-process.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;
const PASSWORD = 'twelve-letters-at-least';

suite('a community that has moved into a cluster', () => {
  const root = mkdtempSync(join(tmpdir(), 'arrowtower-moved-'));
  const folder = join(root, 'data');
  const dice = new Dice(20_261_122);
  let server: ServerProcess | undefined;
  let cluster: Cluster;
  let env: Record<string, string>;
  let report: MoveReport;
  let position = 0;
  let before: ReadonlyMap<string, string>;
  let held = '';
  let tokens: Readonly<Record<'operator' | 'dispatcher' | 'supervisor' | 'responder' | 'administrator', string>>;
  /** Logged in the last moment before the server was killed, and acknowledged. */
  const last: { readonly id: string; readonly key: string }[] = [];
  const kills: unknown[] = [];
  let said = '';
  const opened: Connection[] = [];

  const connect = (address: string) => {
    const connection = new Connection(address);
    opened.push(connection);
    return connection;
  };
  const here = (who: keyof typeof tokens) => new Session(opened.at(-1) ?? connect(cluster.url), tokens[who]);
  const placeOf = async (session: Session) =>
    (await session.read<{ items: { id: string; area: string }[] }>('/api/intake/communities')).body.items.find(({ area }) => area.endsWith('/huaan'))?.id ?? '';
  const request = (communityId: string) => ({
    category: 'supplies',
    place: { communityId, estate: 'east', building: '8', unit: '1', floor: 2, room: '201' },
    reporter: { relation: 'self' },
    person: { name: '魏长庚', phone: '13900009301' },
    note: '米吃完了',
  });

  beforeAll(async () => {
    if (kafka.server === undefined || mongo.server === undefined) return;
    const scenario = loadScenarios().find(({ name }) => name === 'medicine-run');
    if (scenario === undefined) throw new Error('no scenario');
    const clock = { CLOCK: 'manual', CLOCK_START: `${scenario.day}T00:00:00+08:00` };
    server = await spawnServer({ dataDir: folder, env: clock, patience: 120_000 });
    const place = server.url;
    const connection = connect(place);
    const administrator = await redeem(connection, await server.signInLink());
    const theatre = new Theatre({ url: place, token: administrator.token });
    const played = await runScenario(scenario, theatre, () => undefined, CITY);
    await theatre.close();
    if (played.failures.length > 0) throw new Error(played.failures.join('\n'));
    await leaveWork(administrator, PASSWORD);
    const enter = (role: string) => signIn(connection, `demo.${role}`, PASSWORD);
    const [operator, dispatcher, supervisor, responder] = [await enter('operator'), await enter('dispatcher'), await enter('supervisor'), await enter('responder')];
    tokens = {
      operator: operator.token,
      dispatcher: dispatcher.token,
      supervisor: supervisor.token,
      responder: responder.token,
      administrator: administrator.token,
    };
    const communityId = await placeOf(operator);
    held = (await operator.done<{ id: string }>('/api/intake/requests', request(communityId))).body.id;
    await settle(supervisor, held);
    await operator.done(`/api/intake/requests/${held}/hold`, { reason: 'asked-to-wait', note: '明天再送' });
    await settle(supervisor, held);

    await untilLevel(() => readiness([place]));
    position = headsOf(await readiness([place])).get('audit') ?? 0;
    before = await everythingTold(supervisor, CITY, position);
    // What nobody else may have heard of when the process dies.
    const logging = Array.from({ length: 24 }, async () => {
      const key = newKey();
      const answer = await operator.command<{ id: string }>('/api/intake/requests', request(communityId), { key }).catch(() => undefined);
      if (answer?.status === 201) last.push({ id: answer.body.id, key });
    });
    await Promise.race(logging);
    await server.kill();
    await Promise.all(logging);

    env = {
      MONGODB_URL: mongo.server.url,
      KAFKA_BROKERS: kafka.server.brokers.join(','),
      KAFKA_TOPIC_PREFIX: kafka.server.prefix,
      MASTER_KEY_FILE: join(folder, 'master.key'),
    };
    const { cluster: config } = loadConfig({ ...process.env, ...env });
    if (config === undefined) throw new Error('no cluster');
    await prepareCluster(config);
    for (const steps of [dice.between(4, 6), dice.between(6, 12)]) kills.push((await killedMove(folder, env, steps)).signal);
    const moved = await runMove(folder, env);
    if (moved.code !== 0) throw new Error(`the move failed: ${moved.said}`);
    said = moved.said;
    report = JSON.parse(moved.out) as MoveReport;
    cluster = await startCluster({ instances: 1, kafka: kafka.server, mongo: mongo.server, topicPrefix: kafka.server.prefix, env: { ...env, ...clock } });
    connect(cluster.url);
    await untilLevel(() => readiness(cluster.processes.flatMap(({ url }) => url ?? [])));
  }, 300_000);

  afterAll(async () => {
    for (const connection of opened) await connection.close();
    await server?.kill();
    await cluster?.stop();
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  it('was carried although the command was killed twice', () => {
    expect(kills).toEqual(['SIGKILL', 'SIGKILL']);
    expect(report.before).toBe(false);
    expect(said).toContain('relay positions: 3 of 3');
    expect(report.parts.filter(({ folder: there, cluster: moved }) => JSON.stringify(there) !== JSON.stringify(moved))).toEqual([]);
  });

  it('has every timeline and every export as it was, byte for byte, in both languages', async () => {
    const after = await everythingTold(here('supervisor'), CITY, position);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...before.keys()].filter((key) => !key.startsWith('200 '))).toEqual([]);
    expect([...after].filter(([key, text]) => before.get(key) !== text)).toEqual([]);
    expect(before.size).toBeGreaterThan(20);
  }, 60_000);

  it('delivers what the one process had acknowledged and not delivered', async () => {
    expect(last.length).toBeGreaterThan(0);
    for (const { id } of last) {
      const after = (await settle(here('supervisor'), id)).join(',');
      const { body } = await here('supervisor').read<{ entries: { type: string }[] }>(`/api/audit/timelines/${id}`, { after });
      expect(body.entries.map(({ type }) => type)).toEqual(expect.arrayContaining(['intake.request.logged.v1', 'dispatch.case.opened.v1']));
    }
  }, 60_000);

  it('knows a command again that the one process had done: the same key, the same answer', async () => {
    const operator = here('operator');
    const body = request(await placeOf(operator));
    const [{ id, key } = { id: '', key: '' }] = last;
    const answer = await operator.repeat<{ id: string; version: number }>('/api/intake/requests', body, key);
    expect([answer.status, answer.body.id]).toEqual([201, id]);
    const reused = await operator.command<{ code: string }>('/api/intake/requests', { ...body, note: '换一句话' }, { key });
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  }, 60_000);

  it('goes on with everybody’s work where it was, under the sessions they had', async () => {
    const [operator, dispatcher, supervisor, responder] = [here('operator'), here('dispatcher'), here('supervisor'), here('responder')];
    const step = async (session: Session, assignment: string, command: string, body: object = {}) =>
      (await session.done<{ id: string; version: number }>(`/api/dispatch/assignments/${assignment}/${command}`, body)).body;
    const closed = async (id: string) => {
      await settle(supervisor, id);
      const status = async () => (await supervisor.read<{ status: string }>(`/api/intake/requests/${id}`)).body.status;
      await operator.done(`/api/intake/requests/${id}/follow-up`, { outcome: 'solved', asked: 'person', rating: 5 });
      // Some categories close by that.
      if ((await status()) !== 'closed') await operator.done(`/api/intake/requests/${id}/close`);
      await settle(supervisor, id);
      return status();
    };
    // An offer that was under way.
    const mine = (await responder.read<{ assignments: { assignmentId: string; status: string; case: { requestId: string } }[] }>('/api/dispatch/responders/me')).body.assignments;
    const offered = mine.find(({ status }) => status === 'offered');
    if (offered === undefined) throw new Error(`nothing is offered: ${JSON.stringify(mine)}`);
    for (const command of ['acknowledge', 'en-route', 'on-scene', 'with-person']) await step(responder, offered.assignmentId, command);
    await step(responder, offered.assignmentId, 'clear', { outcome: 'done' });
    expect(await closed(offered.case.requestId)).toBe('closed');
    // One that waited to be confirmed.
    const work = (await operator.read<{ followUps: { request: { id: string } }[]; callbacks: object[] }>('/api/intake/work')).body;
    expect(work.callbacks).toHaveLength(1);
    expect(await closed(work.followUps[0]?.request.id ?? '')).toBe('closed');
    // One on hold.
    await operator.done(`/api/intake/requests/${held}/resume`);
    await settle(supervisor, held);
    // A new one, of a person whom the one process knew by telephone.
    const { id } = (await operator.done<{ id: string }>('/api/intake/requests', request(await placeOf(operator)))).body;
    await settle(supervisor, id);
    const person = async (one: string) => /person-[0-9a-f-]{36}/.exec(JSON.stringify((await supervisor.read<object>(`/api/intake/requests/${one}`)).body))?.[0];
    expect(await person(id)).toBe(await person(held));
    const [sent] = (await dispatcher.read<{ items: { responderId: string }[] }>(`/api/dispatch/cases/${id}/recommendations`)).body.items;
    await dispatcher.done(`/api/dispatch/cases/${id}/assignments`, { responderId: sent?.responderId });
    await settle(supervisor, id);
  }, 60_000);

  it('keeps its deadlines: what would have fallen due in the one process falls due in the cluster', async () => {
    const [administrator, supervisor] = [here('administrator'), here('supervisor')];
    const queue = (await here('dispatcher').read<{ items: { requestId: string; category: string; escalated?: string }[] }>('/api/dispatch/cases')).body.items;
    const waiting = queue.find(({ category, escalated }) => category === 'medicine-run' && escalated === undefined)?.requestId ?? '';
    const { now } = (await administrator.read<{ now: string }>('/api/clock')).body;
    await administrator.done('/api/clock', { to: new Date(Date.parse(now) + 40 * 60_000).toISOString() });
    const after = (await settle(supervisor, waiting)).join(',');
    const { body } = await supervisor.read<{ entries: { type: string }[] }>(`/api/audit/timelines/${waiting}`, { after });
    expect(body.entries.map(({ type }) => type)).toContain('dispatch.case.escalated.v1');
  }, 60_000);

  it('has published each event once, and none that had reached everybody before', async () => {
    const processes = () => readiness(cluster.processes.flatMap(({ url }) => url ?? []));
    await untilLevel(processes);
    const heads = headsOf(await processes());
    const admin = await openKafkaAdmin({ brokers: kafka.server?.brokers ?? [], topicPrefix: kafka.server?.prefix ?? '', clientId: 'counting' });
    const counted = await admin.countMessages(Object.keys(CONTRACT));
    await admin.close();
    const published = (service: string) => [...counted].filter(([topic]) => topic.startsWith(`${service}.`)).reduce((sum, [, messages]) => sum + messages, 0);
    for (const service of ['intake', 'dispatch']) {
      const carried = report.parts.find(({ name }) => name === `${service}'s log`)?.cluster.last ?? 0;
      expect([service, published(service)]).toEqual([service, (heads.get(service) ?? 0) - carried + (report.unpublished[service] ?? 0)]);
    }
    expect(published('audit')).toBe(0);
  }, 60_000);

  it('is not moved twice, also while it runs', async () => {
    const again = await runMove(folder, env);
    expect([again.code, (JSON.parse(again.out) as MoveReport).before]).toEqual([0, true]);
  }, 60_000);
});
