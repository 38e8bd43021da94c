import type { Catalogue } from './catalogue.ts';
import type { Category, PriorityKey, Question } from './schema.ts';

/** A reason in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A scored priority, explained. */
export interface ScoredPriority {
  readonly priority: PriorityKey;
  readonly score: number;
  readonly reasons: readonly Words[];
}

/** Answers by question id: an option's value, or a number. */
export type Answers = Readonly<Record<string, string | number>>;

/** An answer that fits no question of the category. */
export interface WrongAnswer {
  readonly question: string;
  readonly problem: 'unknown-question' | 'unknown-answer' | 'not-a-number' | 'out-of-range';
  /** What may be written. */
  readonly allowed: readonly string[];
}

const KEYS = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** Answers that do not fit; empty = all fit. Leaving a question out is always allowed: nobody is kept on the line for a form. */
export function checkAnswers(catalogue: Catalogue, category: Category, answers: Answers): readonly WrongAnswer[] {
  return Object.entries(answers).flatMap(([id, answer]): WrongAnswer[] => {
    const question = category.questions.includes(id) ? catalogue.question(id) : undefined;
    if (question === undefined) return [{ question: id, problem: 'unknown-question', allowed: category.questions }];
    if (question.kind === 'number') {
      const allowed = [`0 … ${question.maximum}`];
      if (typeof answer !== 'number') return [{ question: id, problem: 'not-a-number', allowed }];
      return answer >= 0 && answer <= question.maximum ? [] : [{ question: id, problem: 'out-of-range', allowed }];
    }
    return question.options.some((option) => option.value === answer) ? [] : [{ question: id, problem: 'unknown-answer', allowed: question.options.map(({ value }) => value) }];
  });
}

/**
 * The priority that a category's answered questions suggest. It starts at the category's usual priority, adds each answer's weight, and is never
 * below what one answer alone demands (not breathing is P1 whatever else is said). Answers that do not fit are left out; see {@link checkAnswers}.
 */
export function scorePriority(catalogue: Catalogue, category: Category, answers: Answers): ScoredPriority {
  const { priorities } = catalogue.thresholds;
  const usual = category.defaultPriority;
  let score = Math.max(priorities[usual].scoreFrom, 0);
  let demanded: PriorityKey = 'P5';
  const reasons: Words[] = [
    { zh: `“${category.name.zh}”通常为 ${usual}（${priorities[usual].name.zh}）`, en: `"${category.name.en}" is usually ${usual} (${priorities[usual].name.en})` },
  ];
  for (const question of catalogue.questionsOf(category)) {
    const scored = weigh(question, answers[question.id]);
    if (scored === undefined) continue;
    score += scored.weight;
    if (scored.atLeast !== undefined && scored.atLeast < demanded) demanded = scored.atLeast;
    if (scored.reason === undefined) continue;
    const sign = scored.weight >= 0 ? '+' : '−';
    const floor = scored.atLeast === undefined ? { zh: '', en: '' } : { zh: `，至少 ${scored.atLeast}`, en: `, at least ${scored.atLeast}` };
    reasons.push({ zh: `${scored.reason.zh}（${sign}${Math.abs(scored.weight)}${floor.zh}）`, en: `${scored.reason.en} (${sign}${Math.abs(scored.weight)}${floor.en})` });
  }
  const byScore = KEYS.find((key) => score >= priorities[key].scoreFrom) ?? 'P5';
  const priority = demanded < byScore ? demanded : byScore;
  reasons.push({ zh: `合计 ${score} 分 → ${priority} ${priorities[priority].name.zh}`, en: `${score} points → ${priority} ${priorities[priority].name.en}` });
  return { priority, score, reasons };
}

function weigh(question: Question, answer: string | number | undefined) {
  if (answer === undefined) return undefined;
  if (question.kind === 'choice') return question.options.find((option) => option.value === answer);
  if (typeof answer !== 'number') return undefined;
  return question.bands.find((band) => band.below === undefined || answer < band.below);
}
