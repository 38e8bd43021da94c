import { loadScenarios, ScenarioFileWrong } from './load.ts';
import { options, usage, UsageError } from './options.ts';
import { closing, type Outcome, summary } from './outcome.ts';
import { runScenario } from './run-scenario.ts';
import { Theatre } from './theatre.ts';

// npm run scenario: plays scenario files through the public HTTP API; exit 1 on any difference, 2 on a command line that cannot be followed.
let known: ReturnType<typeof loadScenarios> = [];
try {
  known = loadScenarios();
  const chosen = options(
    process.argv.slice(2),
    process.env,
    known.map(({ name }) => name),
  );
  const tell = chosen.json ? () => {} : (line: string) => console.log(line);
  const theatre = new Theatre(
    chosen.url === undefined ? undefined : { url: chosen.url, token: chosen.token ?? '' },
    chosen.cluster ? (await import('../drive/cluster-building.ts')).clusterBuild({ say: tell }) : undefined,
  );
  const outcomes: Outcome[] = [];
  try {
    for (const scenario of known.filter(({ name }) => chosen.names.includes(name))) {
      tell(`\n━━ ${scenario.name}: ${scenario.title.en} · ${scenario.title.zh}\n   ${scenario.facts}\n`);
      outcomes.push(await runScenario(scenario, theatre, tell));
    }
  } finally {
    await theatre.close();
  }
  if (chosen.json) console.log(JSON.stringify(summary(outcomes)));
  else for (const line of closing(outcomes)) console.log(line);
  process.exitCode = outcomes.every(({ failures }) => failures.length === 0) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof ScenarioFileWrong)) throw error;
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage(known)}` : error.message);
  process.exitCode = 2;
}
