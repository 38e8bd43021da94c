import { Table } from '@mantine/core';
import { ListOrdered } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '../language/use-text.ts';
import { AssignmentState } from '../look/badges.tsx';
import { Empty } from '../parts/states.tsx';
import { LEGS } from './legs.ts';
import css from './supervisor.module.css';
import { type Line, timelinePath } from './timeline-path.ts';
import { useResponderNames } from './use-names.ts';
import { span } from './values.tsx';

/** The intervals of the request that is looked at, without leaving the list. */
export function Peek({ line, asOf }: { readonly line: Line | undefined; readonly asOf: string | undefined }) {
  const t = useText();
  const nameOf = useResponderNames();
  return (
    <section className={css['peek']} aria-label={t('supervisor.peek')} data-peek={line?.requestId}>
      {line === undefined ? (
        <Empty title={t('supervisor.peekNone')} what={t('supervisor.peekNoneWhat')} icon={ListOrdered} />
      ) : (
        <>
          <div className={css['peekHead']}>
            <h2>{t('supervisor.requestNumber', { number: line.number ?? 0 })}</h2>
            <Link href={timelinePath(line.requestId, asOf)} className={css['behind'] ?? ''}>
              {t('supervisor.toTimeline')}
            </Link>
          </div>
          <Table className={css['table'] ?? ''}>
            <Table.Tbody>
              {LEGS.map((leg) => (
                <Table.Tr key={leg}>
                  <Table.Th scope="row" fw={500} title={t(`supervisor.legWhat.${leg}`)}>
                    {t(`supervisor.leg.${leg}`)}
                  </Table.Th>
                  <Table.Td ta="right" className={css['number'] ?? ''}>
                    {span(line.intervals[leg])}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {line.assignments.length > 0 && (
            <ul className={css['errands']}>
              {line.assignments.map(({ assignmentId, n, responderId, end, intervals }) => (
                <li key={assignmentId}>
                  <b>
                    {n}. {nameOf(responderId)}
                  </b>
                  {end === null ? <span className={css['quiet']}>{t('supervisor.goesOn')}</span> : <AssignmentState status={end} />}
                  <span className={css['quiet']}>
                    {t('supervisor.leg.travel')} {span(intervals.travel)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
