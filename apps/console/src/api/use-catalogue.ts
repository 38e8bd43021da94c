import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
  readonly thresholds: { readonly priorities: Readonly<Record<string, PriorityRule>>; readonly lateReportSeconds: number; readonly loadPerDay: number };
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
    queryFn: ({ signal }) => read<CatalogueAnswer>('/api/intake/catalogue', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const byKey = <T extends object>(items: readonly T[] | undefined, key: (item: T) => string) => new Map((items ?? []).map((item) => [key(item), item]));
    const categories = byKey(data?.categories, ({ key }) => key);
    const questions = byKey(data?.questions, ({ id }) => id);
    const skills = byKey(data?.skills, ({ key }) => key);
    return { all: data, category: (key) => categories.get(key ?? ''), question: (id) => questions.get(id), skill: (key) => skills.get(key)?.name };
  }, [data]);
}
