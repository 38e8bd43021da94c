import type { Category, CatalogueAnswer, Question, Weight } from '../api/use-catalogue.ts';
import type { Both } from '../api/rows.ts';

/** Answers by question id. */
export type Answers = Readonly<Record<string, string | number>>;

/** What the answers suggest, explained. */
export interface Suggested {
  readonly priority: string;
  readonly score: number;
  readonly reasons: readonly (Both & { readonly weight: number; readonly atLeast?: string })[];
}

const KEYS = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** The priority that answers suggest, reckoned while they are given and without network; the server's rule of the same kind decides (a test compares the two). */
export function scorePriority({ questions, thresholds }: CatalogueAnswer, category: Category, answers: Answers): Suggested {
  const scoreFrom = (key: string) => thresholds.priorities[key]?.scoreFrom ?? Number.POSITIVE_INFINITY;
  let score = Math.max(scoreFrom(category.defaultPriority), 0);
  let demanded = 'P5';
  const reasons: Suggested['reasons'][number][] = [];
  for (const question of questions) {
    const weight = category.questions.includes(question.id) ? weigh(question, answers[question.id]) : undefined;
    if (weight === undefined) continue;
    score += weight.weight;
    if (weight.atLeast !== undefined && weight.atLeast < demanded) demanded = weight.atLeast;
    if (weight.reason !== undefined) reasons.push({ ...weight.reason, weight: weight.weight, ...(weight.atLeast === undefined ? {} : { atLeast: weight.atLeast }) });
  }
  const byScore = KEYS.find((key) => score >= scoreFrom(key)) ?? 'P5';
  return { priority: demanded < byScore ? demanded : byScore, score, reasons };
}

function weigh(question: Question, answer: string | number | undefined): Weight | undefined {
  if (answer === undefined) return undefined;
  if (question.kind === 'choice') return question.options.find(({ value }) => value === answer);
  return typeof answer === 'number' ? question.bands.find(({ below }) => below === undefined || answer < below) : undefined;
}
