import { Button } from '@mantine/core';
import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import type { CaseDetail } from '../api/rows.ts';
import type { Category } from '../api/use-catalogue.ts';
import type { Queued } from '../command/queue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { RowMark } from '../parts/row-mark.tsx';
import { waitingFor } from './progress.ts';
import css from './responder.module.css';
import type { Report, Told } from './use-report.ts';

interface StagesProps {
  readonly assignmentId: string;
  readonly category: Category;
  readonly planned: CaseDetail['stages'];
  /** What this picture does not show yet. */
  readonly told: readonly Queued[];
  readonly report: (what: Report, told?: Told) => void;
}

/** The errands of a request in their order: each begins and ends with one touch. */
export function Stages({ assignmentId, category, planned = [], told, report }: StagesProps) {
  const t = useText();
  const both = useBoth();
  const waiting = waitingFor(assignmentId, told);
  const shipped = (category.stages ?? []).map(({ kind }, index) => ({ stage: String(index + 1), kind }));
  const stages: NonNullable<CaseDetail['stages']> = planned.length > 0 ? planned : shipped;
  const has = (verb: string, stage: string) => waiting.some((one) => one.verb === verb && one.command.body['stage'] === stage);
  const tell = (what: 'start-stage' | 'complete-stage', stage: string) => {
    // The category's own errands become the plan with the first of them.
    if (planned.length === 0 && !waiting.some(({ verb }) => verb === 'plan-stages')) report('plan-stages', { final: true });
    report(what, { body: { stage } });
  };
  return (
    <section className={css['part']}>
      <h3>{t('responder.stages')}</h3>
      <ol className={css['list']}>
        {stages.map(({ stage, kind, startedAt, completedAt }) => {
          const completed = completedAt !== undefined || has('complete-stage', stage);
          const started = startedAt !== undefined || has('start-stage', stage);
          const Icon = completed ? CircleCheck : started ? CircleDot : Circle;
          return (
            <li key={stage} data-stage={stage} data-state={completed ? 'completed' : started ? 'started' : 'open'}>
              <span className={css['tag']}>
                <Icon size={20} aria-hidden />
                {both(category.stages?.find((one) => one.kind === kind)?.name) || kind}
              </span>
              {completed && <span className={css['quiet']}>{t('responder.stageDone')}</span>}
              {!completed && (
                <Button className={css['small']} variant={started ? 'light' : 'default'} onClick={() => tell(started ? 'complete-stage' : 'start-stage', stage)}>
                  {t(started ? 'responder.completeStage' : 'responder.startStage')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {waiting.some(({ verb }) => verb.endsWith('-stage')) && <RowMark subject={assignmentId} />}
    </section>
  );
}
