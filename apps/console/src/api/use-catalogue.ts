import { useQuery } from '@tanstack/react-query';
import { kept } from '../offline/pictures.ts';
import { read } from './read.ts';
import type { Both, Seat } from './rows.ts';

/** What an answer adds to the score, and why. */
export interface Weight {
  readonly weight: number;
  readonly reason?: Both;
  /** The priority that this answer alone demands. */
  readonly atLeast?: string;
}

/** A scored question of a category. */
export type Question =
  | { readonly id: string; readonly kind: 'choice'; readonly text: Both; readonly options: readonly (Weight & { readonly value: string; readonly text: Both })[] }
  | {
      readonly id: string;
      readonly kind: 'number';
      readonly text: Both;
      readonly unit: string;
      readonly maximum: number;
      readonly bands: readonly (Weight & { readonly below?: number })[];
    };

/** A category of help. */
export interface Category {
  readonly key: string;
  readonly order: number;
  readonly name: Both;
  readonly words: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly defaultPriority: string;
  readonly questions: readonly string[];
  readonly deadlines: { readonly resolveWithinMinutes: number; readonly followUpWithinHours: number };
  readonly crew: { readonly seats: readonly Seat[]; readonly minimum: number };
  readonly stages?: readonly { readonly kind: string; readonly name: Both }[];
  readonly confirms: readonly string[];
  readonly confidential?: boolean;
  readonly dispatched: boolean;
}

/** What one priority means in time. */
export interface PriorityRule {
  readonly name: Both;
  readonly scoreFrom: number;
  readonly hotAfterSeconds: number;
  readonly answerOfferWithinSeconds: number;
  readonly followUpWithinHours: number;
}

/** GET /api/intake/catalogue. */
export interface CatalogueAnswer {
  readonly categories: readonly Category[];
  readonly questions: readonly Question[];
  readonly skills: readonly { readonly key: string; readonly name: Both }[];
  readonly thresholds: {
    readonly priorities: Readonly<Record<string, PriorityRule>>;
    readonly lateReportSeconds: number;
    readonly loadPerDay: number;
    readonly followUpAttempts: number;
  };
}

/** The catalogue, asked by key. */
export interface Catalogue {
  readonly all: CatalogueAnswer | undefined;
  category(key: string | undefined): Category | undefined;
  question(id: string): Question | undefined;
  skill(key: string): Both | undefined;
}

/** Categories, questions, skills and thresholds; read once a page. Empty until it is there. */
export function useCatalogue(): Catalogue {
  const { data } = useQuery({
    queryKey: ['catalogue'],
    queryFn: kept((context) => read<CatalogueAnswer>('/api/intake/catalogue', context)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data === undefined ? EMPTY : byKey(data);
}

const EMPTY: Catalogue = { all: undefined, category: () => undefined, question: () => undefined, skill: () => undefined };
const made = new WeakMap<CatalogueAnswer, Catalogue>();

/** Made once for all rows of all lists. */
function byKey(all: CatalogueAnswer): Catalogue {
  const known = made.get(all);
  if (known !== undefined) return known;
  const categories = new Map(all.categories.map((one) => [one.key, one]));
  const questions = new Map(all.questions.map((one) => [one.id, one]));
  const skills = new Map(all.skills.map((one) => [one.key, one]));
  const catalogue: Catalogue = { all, category: (key) => categories.get(key ?? ''), question: (id) => questions.get(id), skill: (key) => skills.get(key)?.name };
  made.set(all, catalogue);
  return catalogue;
}
