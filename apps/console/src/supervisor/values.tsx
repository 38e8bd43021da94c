import { useIntl } from 'react-intl';
import { useText } from '../language/use-text.ts';
import { Badge } from '../look/badges.tsx';
import { clockText } from '../time/duration.ts';
import css from './supervisor.module.css';

/** Seconds as a clock says them; '–' where there are none. */
export function span(seconds: number | null | undefined): string {
  return seconds == null ? '–' : clockText(Math.round(seconds * 1_000));
}

/** `const percent = usePercent(); percent(0.912)`: "91.2%"; '–' where nothing was counted. */
export function usePercent(): (share: number | null | undefined) => string {
  const intl = useIntl();
  return (share) => (share == null ? '–' : intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }));
}

/** A percentile; grey and said so where too few stand behind it. */
export function Length({ seconds, small }: { readonly seconds: number | null; readonly small: boolean }) {
  const t = useText();
  if (seconds === null || !small) return <span className={css['number']}>{span(seconds)}</span>;
  return (
    <span className={css['few']} title={t('supervisor.few')}>
      {span(seconds)}
      <span className="for-readers-only"> {t('supervisor.few')}</span>
    </span>
  );
}

/** Whether a target was met, in shape and words. */
export function Met({ met }: { readonly met: boolean | null }) {
  const t = useText();
  if (met === null) return <Badge tone="off">{t('supervisor.notJudged')}</Badge>;
  return <Badge tone={met ? 'normal' : 'critical'}>{t(met ? 'supervisor.met' : 'supervisor.missed')}</Badge>;
}

/** Date and time, short; '–' where it is not known. The date is always there: an auditor reads old ones. */
export function DateTime({ at, seconds = false }: { readonly at: string | null; readonly seconds?: boolean }) {
  const intl = useIntl();
  if (at === null) return <>–</>;
  return (
    <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })} className={css['number']}>
      {intl.formatDate(at, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds ? { second: '2-digit' as const } : {}) })}
    </time>
  );
}

/** What an auditor looks at first: reported late, taken back, begun again, unsolved. */
export function Marks({ late, retracted, reopenings, ringKnown }: { readonly late: number; readonly retracted: number; readonly reopenings: number; readonly ringKnown: boolean }) {
  const t = useText();
  const marks = [
    ...(late > 0 ? [t('supervisor.mark.late', { count: late })] : []),
    ...(retracted > 0 ? [t('supervisor.mark.retracted', { count: retracted })] : []),
    ...(reopenings > 0 ? [t('supervisor.mark.reopened', { count: reopenings })] : []),
    ...(ringKnown ? [] : [t('supervisor.mark.ring')]),
  ];
  return (
    <span className={css['marks']}>
      {marks.map((mark) => (
        <span key={mark} className={css['mark']}>
          {mark}
        </span>
      ))}
    </span>
  );
}
