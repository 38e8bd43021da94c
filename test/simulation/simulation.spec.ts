import { type Bug, BUGS } from './bugs.ts';
import { type Finding, simulate } from './simulate.ts';

/** `SEED=n` reproduces one run with its trace; `SEEDS=n` sets how many are run. */
const ONE = process.env['SEED'];
const SEEDS = Number(process.env['SEEDS'] ?? 2_000);
const FIND_WITHIN = 300;

function tell({ seed, broken, trace }: Finding): string {
  return `seed ${seed} breaks a promise (reproduce with SEED=${seed} npm test -- simulation):\n  ${broken.join('\n  ')}\n\nwhat happened last:\n  ${trace.slice(-60).join('\n  ')}`;
}

describe('simulation', () => {
  const seeds = ONE === undefined ? Array.from({ length: SEEDS }, (_, index) => index + 1) : [Number(ONE)];

  it(`keeps every promise in ${seeds.length} seeds`, async () => {
    const total = { steps: 0, kills: 0, acknowledged: 0 };
    for (const seed of seeds) {
      const finding = await simulate(seed);
      expect(finding.broken.length === 0 ? '' : tell(finding)).toBe('');
      total.steps += finding.steps;
      total.kills += finding.kills;
      total.acknowledged += finding.acknowledged;
    }
    // A simulation in which nothing happens proves nothing.
    expect(total.acknowledged / seeds.length).toBeGreaterThan(5);
    expect(total.steps / seeds.length).toBeGreaterThan(100);
    expect(total.kills / seeds.length).toBeGreaterThan(ONE === undefined ? 1 : -1);
  }, 600_000);

  it('is the same run for the same seed', async () => {
    const first = await simulate(7);
    const second = await simulate(7);
    expect(second.trace).toEqual(first.trace);
    expect(second.steps).toBe(first.steps);
  });

  it.each(Object.entries(BUGS))(
    'finds the planted bug: %s',
    async (bug, sign) => {
      let found: string | undefined;
      for (let seed = 1; seed <= FIND_WITHIN && found === undefined; seed++) {
        found = (await simulate(seed, bug as Bug)).broken.find((sentence) => sign.test(sentence));
      }
      expect(found ?? `${FIND_WITHIN} seeds did not find it`).toMatch(sign);
    },
    120_000,
  );
});
