import { useQuery } from '@tanstack/react-query';
import { read } from '../api/read.ts';
import type { Timeline } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { At } from '../time/times.tsx';
import css from './dispatcher.module.css';

/** Everything that has happened to a request, newest first, with who did it and how it reached us. */
export function CaseTimeline({ requestId }: { readonly requestId: string }) {
  const t = useText();
  const both = useBoth();
  const timeline = useQuery({
    queryKey: ['dispatch', 'case', requestId, 'timeline'],
    queryFn: ({ signal }) => read<Timeline>(`/api/audit/timelines/${requestId}`, { signal }),
    retry: false,
  });
  if (timeline.data === undefined) return null;
  return (
    <section className={css['part']} data-timeline>
      <h3>{t('dispatcher.timeline')}</h3>
      <ol className={css['timeline']}>
        {timeline.data.entries.toReversed().map((entry) => (
          <li key={entry.id} data-retracted={entry.retractedBy !== undefined}>
            <At at={entry.occurredAt} seconds />
            <span>
              {both(entry.text)}
              <span className={css['quiet']}>
                {' '}
                {entry.actor.name ?? t('dispatcher.system')}
                {isHeard(entry.channel) && entry.subject !== undefined && ` · ${t('dispatcher.by', { channel: t(`dispatcher.channel.${entry.channel}`) })}`}
                {entry.late && (
                  <>
                    {' · '}
                    <strong className={css['late']} data-late>
                      {t('dispatcher.late')} <At at={entry.recordedAt} seconds />
                    </strong>
                  </>
                )}
                {entry.retractedBy !== undefined && ` · ${t('dispatcher.retracted')}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const HEARD = ['phone', 'radio', 'chat', 'visit', 'paper'] as const;

function isHeard(channel: string): channel is (typeof HEARD)[number] {
  return (HEARD as readonly string[]).includes(channel);
}
