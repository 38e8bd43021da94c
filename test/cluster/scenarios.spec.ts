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
/**
 * Every run plays these; CLUSTER_SCENARIOS=all plays every one whose people act one after the other (in a night everybody acts at the same time: who is first
 * differs from run to run, in one process too). `npm run scenario -- --all --cluster` plays them all, the night included.
 */
const EVERY_TIME = ['gas-bottle', 'medicine-run'];
const compared = scenarios.map(({ name }) => name).filter((name) => (process.env['CLUSTER_SCENARIOS'] === 'all' ? name !== 'a-night' : EVERY_TIME.includes(name)));

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

  it.each(compared)(
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
});
