import { Community } from '../drive/community.ts';
import { Calendar } from './calendar.ts';
import { Checks } from './checks.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { populate } from './populate.ts';
import type { Theatre } from './theatre.ts';

/**
 * Plays one scenario in a community of its own; whatever goes wrong is in the outcome.
 * @param city first level of the community's area path; one that no other run has by default
 */
export async function runScenario(scenario: Scenario, theatre: Theatre, tell: (line: string) => void, city?: string): Promise<Outcome> {
  const begun = performance.now();
  const checks = new Checks();
  let broke: unknown;
  try {
    const calendar = new Calendar(scenario.day, scenario.offset);
    const begins = calendar.at(scenario.begins);
    const { administrator, clock } = await theatre.openFor(begins);
    // A clock that is already past the first hour would make every report late: then the scenario is played by told times only.
    const usable = clock.movable && clock.now() <= begins ? clock : clock.still();
    await usable.moveTo(begins);
    const community = await Community.found(administrator, scenario.name, city);
    const { people, observer, scope } = await populate(community, scenario);
    const tables = structuredClone(scenario.tables ?? {}) as Record<string, Record<string, unknown>[]>;
    Object.assign(scope, tables);
    await play({ people, observer, clock: usable, calendar, offset: scenario.offset, scope, tables, checks, tell }, scenario.steps);
  } catch (error) {
    broke = error;
    if (theatre.output !== '') tell(theatre.output.slice(-4000));
  }
  return outcomeOf(scenario.name, scenario.title.en, checks, (performance.now() - begun) / 1000, broke);
}
