import type { Category, Crew, PriorityKey, Question, Skill, TargetPack, Thresholds } from './schema.ts';

/** Categories, questions, thresholds and targets as loaded; read-only, made once at boot. */
export class Catalogue {
  /** In display order. */
  readonly categories: readonly Category[];
  readonly questions: readonly Question[];
  readonly skills: readonly Skill[];
  readonly thresholds: Thresholds;
  readonly targetPacks: readonly TargetPack[];
  readonly #categories: ReadonlyMap<string, Category>;
  readonly #questions: ReadonlyMap<string, Question>;

  constructor(parts: {
    readonly categories: readonly Category[];
    readonly questions: readonly Question[];
    readonly skills: readonly Skill[];
    readonly thresholds: Thresholds;
    readonly targetPacks: readonly TargetPack[];
  }) {
    this.categories = parts.categories.toSorted((left, right) => left.order - right.order);
    this.questions = parts.questions;
    this.skills = parts.skills;
    this.thresholds = parts.thresholds;
    this.targetPacks = parts.targetPacks;
    this.#categories = new Map(this.categories.map((category) => [category.key, category]));
    this.#questions = new Map(this.questions.map((question) => [question.id, question]));
  }

  /** The category of that key, or undefined. */
  category(key: string): Category | undefined {
    return this.#categories.get(key);
  }

  /** The question of that id, or undefined. */
  question(id: string): Question | undefined {
    return this.#questions.get(id);
  }

  /** The category's questions, in order. */
  questionsOf(category: Category): readonly Question[] {
    return category.questions.flatMap((id) => this.#questions.get(id) ?? []);
  }

  /** When a request of that category, first heard of at `since`, should be resolved: within its time, or by when it is needed if that is earlier; undefined for no known category. */
  dueAt(key: string | undefined, since: string, neededBy?: string | null): string | undefined {
    const category = key === undefined ? undefined : this.#categories.get(key);
    if (category === undefined) return undefined;
    const within = new Date(Date.parse(since) + category.deadlines.resolveWithinMinutes * 60_000).toISOString();
    return neededBy != null && neededBy < within ? neededBy : within;
  }

  /** Seats and minimum of a category at a priority: a higher priority may ask for more. */
  crewOf(category: Category, priority: PriorityKey): Crew {
    return category.crewByPriority?.[priority] ?? category.crew;
  }
}
