import type { Category } from '../api/use-catalogue.ts';
import { initialsOf } from './initials.ts';

/** Categories that a few typed letters may mean, best first: number, Chinese, pinyin initials, English. Nothing typed: all in their order. */
export function findCategories(categories: readonly Category[], typed: string): readonly Category[] {
  const sorted = categories.toSorted((left, right) => left.order - right.order);
  const query = typed.normalize('NFKC').trim().toLowerCase();
  if (query === '') return sorted;
  return sorted
    .map((category, index) => ({ category, score: scoreOf(category, index + 1, query) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score)
    .map(({ category }) => category);
}

function scoreOf({ key, name, words }: Category, number: number, query: string): number {
  if (query === String(number)) return 100;
  const chinese = name.zh ?? '';
  const english = (name.en ?? '').toLowerCase();
  if (chinese === query || english === query) return 90;
  const initials = initialsOf(chinese);
  if (chinese.startsWith(query) || initials.startsWith(query) || english.startsWith(query) || key.startsWith(query)) return 80;
  if (chinese.includes(query) || english.split(' ').some((word) => word.startsWith(query))) return 60;
  if (words.zh.some((word) => word.startsWith(query)) || words.en.some((word) => word.startsWith(query))) return 40;
  return words.zh.some((word) => initialsOf(word).startsWith(query)) ? 20 : 0;
}
