import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOG_FILE } from '../../apps/all-in-one/src/data-folder/files.ts';
import { topicOf } from '#messaging';
import { Connection } from '../drive/connection.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';
import type { Session } from '../drive/session.ts';
import { redeem } from '../drive/sign-in.ts';
import { loadScenarios } from '../scenarios/load.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import { Theatre } from '../scenarios/theatre.ts';
import { personalOf } from './personal.ts';
import { type RawMessage, searchPlainText } from './plain-text.ts';

/** Exactly what crossed the bus of one process: audit keeps each public event's bytes as they came. */
function* crossed(dataDir: string): Generator<RawMessage> {
  const database = new DatabaseSync(join(dataDir, LOG_FILE), { readOnly: true, timeout: 10_000 });
  try {
    const rows = database.prepare('SELECT stream, type, data FROM audit_events ORDER BY position').iterate();
    for (const { stream, type, data } of rows) {
      yield { topic: topicOf(String(type).includes('.') ? String(type).slice(0, String(type).indexOf('.')) : 'audit', String(stream)), key: String(stream), value: String(data) };
    }
  } finally {
    database.close();
  }
}

/** A supervisor opens somebody's name in audit as well, which no scenario does. */
async function revealOne(observer: Session, area: string): Promise<void> {
  const { body } = await observer.read<{ items: readonly { id: string }[] }>(`/api/intake/requests?limit=1&area=${encodeURIComponent(area)}`);
  const [request] = body.items;
  if (request === undefined) return;
  const timeline = JSON.stringify((await observer.read<object>(`/api/audit/timelines/${request.id}`)).body);
  const [id] = /person-[0-9a-f-]{36}/.exec(timeline) ?? [];
  if (id !== undefined) await observer.done(`/api/audit/timelines/${request.id}/reveal`, { id, fields: ['name'], reason: '回访核对姓名' });
}

describe('what crosses the bus while all scenarios are played', () => {
  const scenarios = loadScenarios();
  let server: ServerProcess;
  let close: () => Promise<unknown> = async () => undefined;
  const failures: string[] = [];

  beforeAll(async () => {
    const begins = scenarios.map(({ day }) => day).toSorted()[0];
    server = await spawnServer({ env: { CLOCK: 'manual', CLOCK_START: `${begins}T00:00:00+08:00` } });
    close = () => server.remove();
    const administrator = await redeem(new Connection(server.url), await server.signInLink());
    const theatre = new Theatre({ url: server.url, token: administrator.token });
    close = async () => {
      await theatre.close();
      await server.remove();
    };
    for (const scenario of scenarios) failures.push(...(await runScenario(scenario, theatre, () => {}, undefined, revealOne)).failures);
    await administrator.connection.close();
  }, 240_000);
  afterAll(() => close());

  it('is what the contracts say: nothing was held back and no key is parked', async () => {
    const answer = (await (await fetch(`${server.url}/readyz`)).json()) as { services: { consumers: { source: string; parkedKeys: number }[] }[] };
    const parked = answer.services.flatMap(({ consumers }) => consumers).filter(({ parkedKeys }) => parkedKeys > 0);
    expect(failures).toEqual([]);
    expect(parked).toEqual([]);
    expect(server.output).not.toMatch(/withheld|misfit/);
  });

  it('names nobody, and no number, room or word that anybody said', async () => {
    const personal = scenarios.flatMap((scenario) => personalOf(scenario));
    const { findings, messages, topics } = await searchPlainText(crossed(server.dataDir), personal);
    expect(findings).toEqual([]);
    expect(messages).toBeGreaterThan(1_500);
    expect([...topics].toSorted()).toEqual(
      expect.arrayContaining([
        'audit.disclosure',
        'dispatch.case',
        'dispatch.place',
        'dispatch.responder',
        'intake.call',
        'intake.community',
        'intake.disclosure',
        'intake.request',
      ]),
    );
  });
});
