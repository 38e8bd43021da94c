import { AlarmClock, Clock } from 'lucide-react';
import { memo } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../language/use-text.ts';
import { clockText, spokenUnit } from './duration.ts';
import css from './times.module.css';
import { useServerNow } from './use-server-now.ts';

/** "3 minutes ago", "in 2 hours"; the instant itself as a tooltip. */
export const Ago = memo(function Ago({ at }: { readonly at: string }) {
  const intl = useIntl();
  const now = useServerNow();
  const { value, unit } = spokenUnit(Date.parse(at) - now);
  return (
    <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}>
      {intl.formatRelativeTime(value, unit, { numeric: 'auto', style: 'short' })}
    </time>
  );
});

/** 14:03 today, with the date on other days. */
export function At({ at, seconds = false }: { readonly at: string; readonly seconds?: boolean }) {
  const intl = useIntl();
  const today = new Date().toDateString() === new Date(at).toDateString();
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds ? { second: '2-digit' as const } : {}) } as const;
  return (
    <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}>
      {intl.formatDate(at, today ? time : { month: 'numeric', day: 'numeric', ...time })}
    </time>
  );
}

/** Since when something lasts, counting up: 4:05. */
export const Since = memo(function Since({ at }: { readonly at: string }) {
  const now = useServerNow();
  return <span className={css['figure']}>{clockText(now - Date.parse(at))}</span>;
});

/**
 * Time left until `at`; from then on the time that it is over. A due one changes number, shape and words, not only colour.
 * @param from where the countdown began; in its last quarter it is shown as soon
 */
export const Due = memo(function Due({ at, from }: { readonly at: string; readonly from?: string | undefined }) {
  const t = useText();
  const now = useServerNow();
  const due = Date.parse(at);
  const left = due - now;
  if (left <= 0) {
    return (
      <span className={css['over']} data-due="over">
        <AlarmClock size={14} aria-hidden />
        <span className={css['figure']}>+{clockText(-left)}</span>
        <span className={css['word']}>{t('time.over')}</span>
      </span>
    );
  }
  const soon = from === undefined ? left < 60_000 : left < (due - Date.parse(from)) / 4;
  return (
    <span className={soon ? css['soon'] : css['calm']} data-due={soon ? 'soon' : 'calm'}>
      <Clock size={14} aria-hidden />
      <span className={css['figure']}>{clockText(left)}</span>
    </span>
  );
});
