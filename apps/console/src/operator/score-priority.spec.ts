import { loadCatalogue, scorePriority as ofServer } from '#catalogue';
import type { CatalogueAnswer, Question } from '../api/use-catalogue.ts';
import { findCategories } from './find-category.ts';
import { initialsOf } from './initials.ts';
import { scorePriority } from './score-priority.ts';

const catalogue = loadCatalogue();
const sent = JSON.parse(
  JSON.stringify({ categories: catalogue.categories, questions: catalogue.questions, skills: catalogue.skills, thresholds: catalogue.thresholds }),
) as CatalogueAnswer;

/** Every answer of a choice; both sides of every band. */
function answersTo(question: Question): readonly (string | number)[] {
  if (question.kind === 'choice') return question.options.map(({ value }) => value);
  return [0, question.maximum, ...question.bands.flatMap(({ below }) => (below === undefined ? [] : [below, Math.max(0, below - 1)]))];
}

describe('the priority shown while somebody talks', () => {
  it.each(sent.categories.map((category) => [category.key, category] as const))(
    '%s: is what the server will say, for every answer alone and for the gravest together',
    (key, category) => {
      const theirs = catalogue.category(key);
      if (theirs === undefined) throw new Error(`the catalogue has no ${key}`);
      const questions = category.questions.map((id) => sent.questions.find((one) => one.id === id)).filter((one) => one !== undefined);
      const sets = [{}, ...questions.flatMap((question) => answersTo(question).map((answer) => ({ [question.id]: answer })))];
      for (let n = 0; n < 4; n += 1) sets.push(Object.fromEntries(questions.map((question) => [question.id, answersTo(question)[n % answersTo(question).length] ?? 0])));
      for (const answers of sets) {
        const { priority, score, reasons } = scorePriority(sent, category, answers);
        const server = ofServer(catalogue, theirs, answers);
        expect({ answers, priority, score }).toEqual({ answers, priority: server.priority, score: server.score });
        // The server says besides what is usual and what it comes to.
        expect(reasons).toHaveLength(server.reasons.length - 2);
      }
    },
  );
});

describe('a category by a few letters', () => {
  const first = (typed: string) => findCategories(sent.categories, typed)[0]?.key;
  it('is found by Chinese, pinyin initials, English, key and number', () => {
    expect(['代取', 'dqsy', 'dq', 'medicine', 'medicine-r'].map(first)).toEqual(Array(5).fill('medicine-run'));
    expect(first('1')).toBe(sent.categories.toSorted((left, right) => left.order - right.order)[0]?.key);
    expect(first('煤气')).toBe('gas-bottle');
    expect(findCategories(sent.categories, '').length).toBe(sent.categories.length);
    expect(first('zzzz')).toBeUndefined();
  });

  it('knows the initials of Chinese and leaves the rest', () => {
    expect(initialsOf('代取送药')).toBe('dqsy');
    expect(initialsOf('换煤气A2')).toBe('hmqa2');
    expect(initialsOf('生活物资')).toBe('shwz');
  });
});
