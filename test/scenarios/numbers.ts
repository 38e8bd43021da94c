import { randomInt } from 'node:crypto';
import type { Scenario } from './scenario.ts';

/**
 * The same scenario with telephone numbers that no other run uses: one phone is one person to the server, so a second run would meet the people of the first.
 * The last four digits stay, so that masked numbers read the same.
 */
export function withOwnNumbers(scenario: Scenario): Scenario {
  const own = `139${String(randomInt(10_000)).padStart(4, '0')}`;
  return JSON.parse(JSON.stringify(scenario).replaceAll('1390000', own)) as Scenario;
}
