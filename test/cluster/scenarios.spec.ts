import { kafkaForSuite, mongoForSuite } from '#brokers';
import { clusterBuild } from '../drive/cluster-building.ts';
import { allTimelines } from '../scenarios/all-timelines.ts';
import { loadScenarios } from '../scenarios/load.ts';
import type { Outcome } from '../scenarios/outcome.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Theatre } from '../scenarios/theatre.ts';

const kafka = await kafkaForSuite();
const mongo = await mongoForSuite();
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;
const scenarios = loadScenarios();
/** In a night everybody acts at the same time: who is first differs from run to run, in one process too. */
const ONE_AFTER_THE_OTHER = scenarios.filter(({ name }) => name !== 'a-night');

/** One city for both, so that areas are the same words. */
const city = 'same-in-both';

async function played(scenario: Scenario, theatre: Theatre): Promise<{ readonly outcome: Outcome; readonly timelines: readonly string[] }> {
  let timelines: readonly string[] = [];
  const outcome = await runScenario(
    scenario,
    theatre,
    () => undefined,
    `${city}-${scenario.name}`,
    async (observer, area) => {
      timelines = await allTimelines(observer, area);
    },
  );
  return { outcome, timelines };
}

suite('scenarios on two processes of each service', () => {
  const alone = new Theatre();
  const cluster = new Theatre(
    undefined,
    clusterBuild({
      ...(kafka.server === undefined ? {} : { kafka: kafka.server, topicPrefix: kafka.server.prefix }),
      ...(mongo.server === undefined ? {} : { mongo: mongo.server }),
    }),
  );
  afterAll(async () => {
    await cluster.close();
    await alone.close();
  }, 60_000);

  it.each(ONE_AFTER_THE_OTHER.map(({ name }) => name))(
    '%s passes, and its timelines say what they say in one process',
    async (name) => {
      const scenario = scenarios.find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`no scenario ${name}`);
      const there = await played(scenario, cluster);
      expect(there.outcome.failures).toEqual([]);
      const here = await played(scenario, alone);
      expect(here.outcome.failures).toEqual([]);
      expect(here.timelines.length).toBeGreaterThan(0);
      expect(there.timelines).toEqual(here.timelines);
    },
    300_000,
  );

  it('a night passes', async () => {
    const night = scenarios.find(({ name }) => name === 'a-night');
    if (night === undefined) throw new Error('no scenario a-night');
    expect((await runScenario(night, cluster, () => undefined)).failures).toEqual([]);
  }, 300_000);
});
