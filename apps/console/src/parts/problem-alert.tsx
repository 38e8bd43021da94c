import { Alert, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { ProblemBody } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';

/** The server writes instants as programs do. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;
const SHORT = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** What a problem says, in the reader's language: the server's sentence, or ours when it never reached the server. */
export function useProblemText(): (problem: ProblemBody) => string {
  const t = useText();
  const intl = useIntl();
  return (problem) => {
    if (problem.code === 'no-network') return t('problem.noNetwork');
    if (problem.code === 'earlier-refused') return t('problem.earlierRefused');
    return problem.detail === '' ? t('problem.unknown', { status: problem.status }) : problem.detail.replaceAll(INSTANT, (at) => intl.formatDate(at, SHORT));
  };
}

/** A problem inside a page or form; `fields: false` where the form shows them itself. */
export function ProblemAlert({ problem, fields = true }: { readonly problem: ProblemBody | undefined; readonly fields?: boolean }) {
  const textOf = useProblemText();
  if (problem === undefined) return null;
  const errors = fields ? (problem.errors ?? []) : [];
  return (
    <Alert color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={textOf(problem)} role="alert" data-code={problem.code}>
      {errors.length > 0 && (
        <List size="sm">
          {errors.map(({ pointer, detail }) => (
            <List.Item key={`${pointer}${detail}`}>
              <code>{pointer}</code> {detail}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
