import { useEffect, useRef } from 'react';
import type { ProblemBody } from '../api/problem.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** What a form was refused for, without what stands at its fields already; the first wrong field gets the cursor. @param at pointers (or their beginnings) whose sentences the fields show */
export function FormProblem({ problem, at }: { readonly problem: ProblemBody | undefined; readonly at: readonly string[] }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (problem !== undefined) place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  const errors = problem?.errors ?? [];
  const rest = errors.filter(({ pointer }) => !at.some((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)));
  const shown = problem === undefined || (errors.length > 0 && rest.length === 0) ? undefined : { ...problem, errors: rest };
  return (
    <>
      <span ref={place} hidden />
      <ProblemAlert problem={shown} />
    </>
  );
}
