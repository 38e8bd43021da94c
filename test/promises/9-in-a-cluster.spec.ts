import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { kafkaForSuite, mongoForSuite } from '#brokers';
import { projectRoot } from '#runtime';

const [kafka, mongo] = [await kafkaForSuite(), await mongoForSuite()];
const suite = kafka.server === undefined || mongo.server === undefined ? describe.skip : describe;

/** Kafka killed, stopped and one of three nodes killed have suites of their own, with fewer processes (libs/messaging, test/processes); `npm run chaos -- --cluster` has them all. */
const FAULTS = ['intake-killed', 'dispatch-killed', 'network-cut', 'group-rebalancing', 'told-again', 'poison', 'clock-back'] as const;
const OUTAGE_SECONDS = 3;
const NOTHING_WRONG = { lost: 0, duplicated: 0, partial: 0, wrong: 0, answers_differing: 0, views_differing: 0, reservations_astray: 0, audit_differing: 0, parked: 0 };

/** Runs `npm run chaos -- --cluster` as it is built. */
function chaos(): Promise<{ code: number; report: Readonly<Record<string, unknown>>; said: string }> {
  const words = ['--cluster', '--kills', String(FAULTS.length), '--outage', String(OUTAGE_SECONDS), '--at-once', '18', '--faults', FAULTS.join(','), '--json'];
  return new Promise((resolve) =>
    execFile(process.execPath, [join(projectRoot(), 'dist/test/chaos/run.js'), ...words], { maxBuffer: 1 << 26 }, (error, stdout, said) =>
      resolve({ code: Number(error?.code ?? 0), report: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>), said }),
    ),
  );
}

suite('9, in a cluster: nothing acknowledged is lost and nothing done twice, whatever happens to processes, network, groups, messages and clocks', () => {
  it('each once, under load', async () => {
    const { code, report, said } = await chaos();
    // What it said names the seed and what was found.
    expect({ code, ...report, said: code === 0 ? '' : said }).toMatchObject({
      code: 0,
      kills: FAULTS.length,
      ...NOTHING_WRONG,
      faults: Object.fromEntries(FAULTS.map((fault) => [fault, 1])),
      said: '',
    });
    expect(report['in_flight_least']).toBeGreaterThanOrEqual(16);
    expect(report['acknowledged']).toBeGreaterThanOrEqual(50 * FAULTS.length);
    // Strays were there, so the poison was taken.
    expect(report['strays_released']).toBeGreaterThan(0);
  }, 900_000);
});
