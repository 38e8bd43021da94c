import { Community } from '../drive/community.ts';
import type { Session } from '../drive/session.ts';
import { Calendar } from './calendar.ts';
import { Checks } from './checks.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { withOwnNumbers } from './numbers.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { populate } from './populate.ts';
import type { Watch } from './stage.ts';
import type { Theatre } from './theatre.ts';

/**
 * Plays one scenario in a community of its own; whatever goes wrong is in the outcome.
 * @param city first level of the community's area path; one that no other run has by default
 * @param ended called after the last step, with the supervisor who may read everything of the community
 */
export async function runScenario(
  file: Scenario,
  theatre: Theatre,
  tell: (line: string) => void,
  city?: string,
  ended?: (observer: Session, area: string) => Promise<void>,
): Promise<Outcome> {
  const begun = performance.now();
  const scenario = withOwnNumbers(file);
  const checks = new Checks();
  let broke: unknown;
  try {
    const { day, offset } = scenario;
    const real = new Calendar(day, offset).at(scenario.begins);
    const { administrator, clock } = await theatre.open(real);
    // A drill's clock never goes back: where it is past the scenario's day already, everything happens as many days later.
    const later = clock.movable ? Math.max(0, Math.ceil((clock.now().getTime() - real.getTime()) / 86_400_000)) : 0;
    if (later > 0) tell(`   (the server's clock is past ${day}: everything happens ${later} days later)\n`);
    const calendar = new Calendar(day, offset, later);
    await clock.moveTo(calendar.at(scenario.begins));
    const community = await Community.found(administrator, scenario.name, city);
    const { people, observer, scope } = await populate(community, scenario);
    const tables = structuredClone(scenario.tables ?? {}) as Record<string, Record<string, unknown>[]>;
    Object.assign(scope, tables);
    const watches = new Map<string, Watch>();
    try {
      await play({ watches, people, observer, clock, calendar, ahead: new Map(), offset, scope, tables, checks, tell }, scenario.steps);
      await ended?.(observer, community.area);
    } finally {
      await Promise.all([...watches.values()].map((open) => open.stop()));
    }
  } catch (error) {
    broke = error;
    if (theatre.output !== '') tell(theatre.output.slice(-4000));
  }
  return outcomeOf(scenario.name, scenario.title.en, checks, (performance.now() - begun) / 1000, broke);
}
