import { type Answers, Catalogue, type Category, checkAnswers, scorePriority, type ScoredPriority } from '#catalogue';
import { type FieldError, Problem } from '#runtime';
import type { Answered, Prioritised } from '../request/commands.ts';
import type { Priority, SealedNote } from '../request/events.ts';

/** @throws Problem 422 `category-unknown` */
export function categoryOf(catalogue: Catalogue, key: string, pointer = '/category'): Category {
  const category = catalogue.category(key);
  if (category === undefined) {
    const allowed = catalogue.categories.map((one) => one.key).join(', ');
    throw new Problem(422, 'category-unknown', { errors: [{ pointer, code: 'category-unknown', parameters: { allowed } }] });
  }
  return category;
}

/** The scored answers. @throws Problem 422 `answers-wrong` naming each that does not fit */
export function scored(catalogue: Catalogue, category: Category, answers: Answers, pointer = '/answers'): ScoredPriority {
  const wrong = checkAnswers(catalogue, category, answers);
  if (wrong.length > 0) {
    const errors = wrong.slice(0, 20).map(
      ({ question, problem, allowed }): FieldError => ({
        pointer: `${pointer}/${question.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        code: problem === 'unknown-question' ? 'question-unknown' : 'answer-unknown',
        parameters: { allowed: allowed.join(', ') },
      }),
    );
    throw new Problem(422, 'answers-wrong', { errors });
  }
  return scorePriority(catalogue, category, answers);
}

/** The answers as the rules want them. */
export function answered(category: Category, score: ScoredPriority | undefined, note: SealedNote | undefined): Answered | undefined {
  return score === undefined || note === undefined ? undefined : { category: category.key, note, score: score.score, suggested: score.priority };
}

/** What was asked for, else what the answers suggest, else the category's usual priority. */
export function prioritised(category: Category, wanted: Priority | undefined, score: ScoredPriority | undefined, reason: SealedNote | undefined): Prioritised {
  const suggested = score?.priority ?? category.defaultPriority;
  const priority = wanted ?? suggested;
  const points = score === undefined ? {} : { score: score.score };
  if (priority !== suggested) return { priority, basis: 'person', ...points, ...(reason === undefined ? {} : { reason }) };
  return { priority, basis: score === undefined ? 'default' : 'questions', ...points };
}
