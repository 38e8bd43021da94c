import type { Dice } from '../city/dice.ts';

/** What can be under way when the server is killed. */
export type Inside = 'backup' | 'rebuild' | 'import';

/** Something long that was begun so that the server can be killed in the middle of it. */
export interface UnderWay {
  /** True as long as it has not ended; asked in the instant of the kill. */
  readonly isUnderWay: () => boolean;
}

/** Of eight kills: four at any moment, one inside a backup, one inside a rebuild, two inside an import. */
const BLOCK: readonly (Inside | undefined)[] = ['backup', 'rebuild', 'import', 'import', undefined, undefined, undefined, undefined];

/** What each kill is inside of; `undefined` = whatever happens to be. Every block of eight has all of them, in an order of its own. */
export function killPlan(kills: number, dice: Dice): readonly (Inside | undefined)[] {
  const plan: (Inside | undefined)[] = [];
  while (plan.length < kills) {
    const left = [...BLOCK];
    while (left.length > 0) plan.push(...left.splice(dice.between(0, left.length - 1), 1));
  }
  // A short run sees every kind too.
  return kills >= BLOCK.length ? plan.slice(0, kills) : BLOCK.slice(0, kills);
}
