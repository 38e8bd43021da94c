import { Connection } from '../drive/connection.ts';
import { spawnServer, type ServerProcess } from '../drive/server-process.ts';
import { redeem } from '../drive/sign-in.ts';
import { loadScenarios } from './load.ts';
import type { Outcome } from './outcome.ts';
import { runScenario } from './run-scenario.ts';
import { Theatre } from './theatre.ts';

const scenarios = loadScenarios();
const names = scenarios.map(({ name }) => name);

function play(name: string, theatre: Theatre): Promise<Outcome> {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return runScenario(scenario, theatre, () => {});
}

describe('scenarios, on one server whose clock the runner moves', () => {
  const theatre = new Theatre();
  const outcomes: Outcome[] = [];
  afterAll(() => theatre.close());

  it.each(names)(
    '%s',
    async (name) => {
      const outcome = await play(name, theatre);
      outcomes.push(outcome);
      expect(outcome.failures).toEqual([]);
      expect(outcome.skipped).toEqual([]);
    },
    120_000,
  );

  it('check at least 150 things in all', () => {
    expect(outcomes.reduce((total, { checks }) => total + checks, 0)).toBeGreaterThanOrEqual(150);
  });

  it('can be played again on the same server, whose clock is past their day', async () => {
    expect((await play('gas-bottle', theatre)).failures).toEqual([]);
  }, 120_000);
});

describe('scenarios, against a running server whose clock runs by itself', () => {
  let server: ServerProcess;
  let theatre: Theatre;
  beforeAll(async () => {
    server = await spawnServer();
    const administrator = await redeem(new Connection(server.url), await server.signInLink());
    theatre = new Theatre({ url: server.url, token: administrator.token });
    await administrator.connection.close();
  }, 60_000);
  afterAll(async () => {
    await theatre.close();
    await server.remove();
  });

  it.each(['gas-bottle', 'tip-and-persuasion'])(
    '%s is played by told times, and lists what it cannot check',
    async (name) => {
      const { failures, skipped } = await play(name, theatre);
      expect(failures).toEqual([]);
      expect(skipped.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
