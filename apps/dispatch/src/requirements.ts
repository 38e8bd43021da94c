import type { Catalogue, PriorityKey } from '#catalogue';
import { ESCALATION_LEVELS, type Requirements } from './case/events.ts';

/** What a category at a priority asks of a case; undefined where nobody is ever sent. */
export function requirementsOf(catalogue: Catalogue, categoryKey: string, priority: PriorityKey): Requirements | undefined {
  const category = catalogue.category(categoryKey);
  if (category === undefined || !category.dispatched) return undefined;
  const { seats, minimum } = catalogue.crewOf(category, priority);
  const { hotAfterSeconds, answerOfferWithinSeconds } = catalogue.thresholds.priorities[priority];
  const factors = new Map(catalogue.thresholds.escalation.map(({ level, factor }) => [level, factor]));
  return {
    seats,
    minimum,
    hotAfterSeconds,
    escalateAfterSeconds: ESCALATION_LEVELS.flatMap((level) => (factors.has(level) ? [hotAfterSeconds * (factors.get(level) ?? 1)] : [])),
    answerWithinSeconds: answerOfferWithinSeconds,
  };
}
