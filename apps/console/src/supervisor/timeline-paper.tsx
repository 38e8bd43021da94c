import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useIntl } from 'react-intl';
import type { Timeline } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { serverNow } from '../time/server-clock.ts';
import { actorOf, delayOf } from './events.tsx';
import { LEGS } from './legs.ts';
import css from './paper.module.css';
import { stepsOf } from './timeline-times.tsx';
import { useAreaNames, useCategoryNames, useResponderNames } from './use-names.ts';
import { DateTime, span } from './values.tsx';

/** The timeline as it is printed: always there, seen on paper only, without personal fields. */
export function TimelinePaper({ timeline, asOf }: { readonly timeline: Timeline; readonly asOf: string | undefined }) {
  const t = useText();
  const intl = useIntl();
  const both = useBoth();
  const nameOf = useResponderNames();
  const categoryOf = useCategoryNames();
  const { area } = timeline;
  const areaOf = useAreaNames(useMemo(() => [area], [area]));
  const numbers = new Map(timeline.entries.map(({ id }, index) => [id, index + 1]));
  const lengths = LEGS.filter((leg) => timeline.intervals[leg] !== null);
  return createPortal(
    <div className={css['paper']} data-paper>
      <h1>
        {t('supervisor.requestNumber', { number: timeline.number ?? 0 })} · {categoryOf(timeline.category)}
      </h1>
      <p>
        {[timeline.priority, timeline.state === null ? undefined : t(`request.${timeline.state}`), areaOf(area)].filter((part) => part != null).join(' · ')}
        <br />
        {t('supervisor.paperAs', { at: intl.formatDate(asOf ?? new Date(serverNow()), { dateStyle: 'long', timeStyle: 'medium' }) })}
      </p>
      {lengths.length > 0 && (
        <table className={css['lengths']}>
          <tbody>
            <tr>
              {lengths.map((leg) => (
                <th key={leg} scope="col">
                  {t(`supervisor.leg.${leg}`)}
                </th>
              ))}
            </tr>
            <tr>
              {lengths.map((leg) => (
                <td key={leg}>{span(timeline.intervals[leg])}</td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('supervisor.paper.n')}</th>
            <th scope="col">{t('supervisor.paper.happened')}</th>
            <th scope="col">{t('supervisor.paper.recorded')}</th>
            <th scope="col">{t('supervisor.paper.what')}</th>
            <th scope="col">{t('supervisor.paper.who')}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.entries.map((entry, index) => (
            <tr key={entry.id} data-paper-event={entry.type}>
              <td>{index + 1}</td>
              <td>
                <DateTime at={entry.occurredAt} seconds />
              </td>
              <td>
                <DateTime at={entry.recordedAt} seconds />
                {entry.late && <b> {delayOf(t, entry)}</b>}
              </td>
              <td>
                {entry.retractedBy === undefined ? both(entry.text) : <s>{both(entry.text)}</s>}
                {entry.retractedBy !== undefined && ` ${t('supervisor.paper.takenBackBy', { n: numbers.get(entry.retractedBy) ?? 0 })}`}
                {(entry.retracts ?? []).map((id) => ` ${t('supervisor.paper.takesBack', { n: numbers.get(id) ?? 0 })}`).join('')}
              </td>
              <td>
                {actorOf(t, entry)}
                {entry.channel !== 'system' && ` · ${t(`supervisor.channel.${entry.channel}`)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {timeline.assignments.map((errand) => (
        <p key={errand.assignmentId} className={css['errand']}>
          <b>
            {errand.n}. {nameOf(errand.responderId)}
            {errand.end !== null && ` (${t(`assignment.${errand.end as 'cleared'}`)})`}
          </b>{' '}
          {stepsOf(errand)
            .map(
              ({ name, at, after }) =>
                `${t(`supervisor.step.${name}`)} ${intl.formatDate(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}${after === null ? '' : ` (+${span(after)})`}`,
            )
            .join(' · ')}
        </p>
      ))}
      <p className={css['foot']}>{t('supervisor.paper.foot')}</p>
    </div>,
    document.body,
  );
}
