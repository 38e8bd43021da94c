import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { ProblemBody } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import { useProblemText } from '../parts/problem-alert.tsx';

/** `const tell = useTellProblem(); tell(problem)`: for what no form can show. */
export function useTellProblem(): (problem: ProblemBody, title?: string) => void {
  const textOf = useProblemText();
  const t = useText();
  return useCallback(
    (problem, title) =>
      void notifications.show({
        color: 'red',
        ...(title === undefined ? {} : { title }),
        message: textOf(problem),
        autoClose: 12_000,
        closeButtonProps: { 'aria-label': t('close') },
      }),
    [textOf, t],
  );
}
