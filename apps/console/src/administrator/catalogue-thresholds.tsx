import { useIntl } from 'react-intl';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import css from './administrator.module.css';
import { spanText } from './spans.ts';
import type { WholeCatalogue } from './whole-catalogue.ts';

/** The numbers that rules compare with. */
export function Thresholds({ catalogue: { thresholds } }: { readonly catalogue: WholeCatalogue }) {
  const t = useText();
  const intl = useIntl();
  const both = useBoth();
  const span = (seconds: number) => spanText(intl, seconds);
  const { nightDuty } = thresholds;
  const facts = [
    [t('administrator.threshold.escalation'), thresholds.escalation.map(({ level, factor }) => `${t(`role.${level}`)} × ${factor}`).join(' · ')],
    [t('administrator.threshold.followUps'), String(thresholds.followUpAttempts)],
    [t('administrator.threshold.callback'), span(thresholds.callbackWithinMinutes * 60)],
    [t('administrator.threshold.load'), String(thresholds.loadPerDay)],
    [t('administrator.threshold.rest'), span(thresholds.restHours * 3_600)],
    [t('administrator.threshold.night'), t('administrator.threshold.nightSays', { from: nightDuty.from, to: nightDuty.to, span: span(nightDuty.hours * 3_600) })],
    [t('administrator.threshold.late'), span(thresholds.lateReportSeconds)],
    [t('administrator.threshold.orphaned'), span(thresholds.orphanedReservationSeconds)],
    [t('administrator.threshold.duplicate'), String(thresholds.duplicates.from)],
  ] as const;
  return (
    <div className={css['stack']}>
      <Panel title={t('administrator.priorities')} flush>
        <table className={css['table']} data-thresholds>
          <thead>
            <tr>
              <th scope="col">{t('administrator.priority')}</th>
              <th scope="col" className={css['figure']}>
                {t('administrator.pointsFrom')}
              </th>
              <th scope="col" className={css['figure']}>
                {t('administrator.hotAfter')}
              </th>
              <th scope="col" className={css['figure']}>
                {t('administrator.answerWithin')}
              </th>
              <th scope="col" className={css['figure']}>
                {t('administrator.followUpWithin')}
              </th>
              <th scope="col" className={css['figure']}>
                {t('administrator.sameWithin')}
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(thresholds.priorities).map(([key, rule]) => (
              <tr key={key}>
                <th scope="row">
                  <PriorityBadge priority={key} /> {both(rule.name)}
                </th>
                <td className={css['figure']}>{rule.scoreFrom <= -1_000 ? t('administrator.anyPoints') : rule.scoreFrom}</td>
                <td className={css['figure']}>{span(rule.hotAfterSeconds)}</td>
                <td className={css['figure']}>{span(rule.answerOfferWithinSeconds)}</td>
                <td className={css['figure']}>{span(rule.followUpWithinHours * 3_600)}</td>
                <td className={css['figure']}>{span((thresholds.duplicates.windowHours[key] ?? 0) * 3_600)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('administrator.otherThresholds')} flush>
        <table className={css['table']}>
          <tbody>
            {facts.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}
