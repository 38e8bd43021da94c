import { execFileSync } from 'node:child_process';
import { kafkaForSuite, mongoForSuite } from '#brokers';
import { CONTRACT } from '#contracts';
import { everyMessage } from '../contracts/kafka-topics.ts';
import { personalOf } from '../contracts/personal.ts';
import { searchPlainText } from '../contracts/plain-text.ts';
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

const hasKcat = (() => {
  try {
    execFileSync('kcat', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!hasKcat) console.warn('Skipped: kcat is not installed (apt-get install kcat), so nobody but our own client reads the topics here.');

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

  it('on every topic there is nothing but ciphertext, ids and vocabulary: nobody is named', async () => {
    const { brokers = [], prefix = '' } = kafka.server ?? {};
    const personal = scenarios.filter(({ name }) => compared.includes(name)).flatMap((scenario) => personalOf(scenario));
    const { findings, messages, topics } = await searchPlainText(await everyMessage(brokers, prefix), personal);
    expect(findings).toEqual([]);
    expect(messages).toBeGreaterThan(100);
    expect([...topics]).toEqual(expect.arrayContaining(['dispatch.case', 'dispatch.responder', 'intake.community', 'intake.request']));
  }, 60_000);

  (hasKcat ? describe : describe.skip)('somebody who has only the README', () => {
    it('kcat reads a CloudEvent of each topic that has something on it, as the README shows', async () => {
      const { brokers = [], prefix = '' } = kafka.server ?? {};
      const { topics } = await searchPlainText(await everyMessage(brokers, prefix), []);
      for (const topic of topics) {
        const said = execFileSync('kcat', ['-C', '-q', '-b', brokers.join(','), '-t', `${prefix}${topic}`, '-o', 'beginning', '-c', '1', '-e', '-f', '%t %k\n%h\n%s\n'], {
          encoding: 'utf8',
        });
        const [place = '', headers = '', value = ''] = said.split('\n');
        const attributes = Object.fromEntries(headers.split(',').map((header) => [header.slice(0, header.indexOf('=')), header.slice(header.indexOf('=') + 1)]));
        expect(place).toBe(`${prefix}${topic} ${attributes['ce_subject']}`);
        expect(attributes).toMatchObject({ ce_specversion: '1.0', ce_source: `/${topic.slice(0, topic.indexOf('.'))}`, 'content-type': 'application/json' });
        expect(CONTRACT).toHaveProperty([topic, attributes['ce_type'] ?? '']);
        expect(JSON.parse(value)).toBeInstanceOf(Object);
      }
    }, 60_000);
  });
});
