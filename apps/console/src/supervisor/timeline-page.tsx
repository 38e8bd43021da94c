import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useParams } from 'wouter';
import { read } from '../api/read.ts';
import type { Timeline } from '../api/rows.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useText } from '../language/use-text.ts';
import { Badge, PriorityBadge, RequestState } from '../look/badges.tsx';
import { Page, Panel } from '../parts/page.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { Events } from './events.tsx';
import { Moment, Narrowed } from './filter-bar.tsx';
import { People } from './people.tsx';
import css from './supervisor.module.css';
import { TimelinePaper } from './timeline-paper.tsx';
import { Errands, Lengths } from './timeline-times.tsx';
import { useFreshFigures } from './use-figures.ts';
import { useFilters } from './use-filters.ts';
import { useAreaNames, useCategoryNames } from './use-names.ts';
import { Marks } from './values.tsx';

/** Everything that happened to one request, as of now or as of a past moment; Ctrl+P prints it on A4. */
export default function TimelinePage() {
  const t = useText();
  const { requestId } = useParams<{ requestId: string }>();
  const chosen = useFilters();
  const { asOf } = chosen.filters;
  const query = asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;
  const found = useQuery({
    queryKey: ['audit', 'timeline', requestId, asOf ?? ''],
    queryFn: ({ signal }) => read<Timeline>(`/api/audit/timelines/${requestId}${query}`, { signal }),
    placeholderData: (before) => (before?.requestId === requestId ? before : undefined),
    retry: false,
  });
  useFreshFigures(asOf);
  useShortcuts([{ keys: 'Alt+p', does: t('supervisor.print'), run: () => print() }]);
  const timeline = found.data;
  return (
    <Page
      title={timeline === undefined ? t('supervisor.timeline') : t('supervisor.requestNumber', { number: timeline.number ?? 0 })}
      aside={
        <div className={css['aside']} data-print="no">
          <Button variant="default" leftSection={<ArrowLeft size={15} aria-hidden />} onClick={() => history.back()}>
            {t('supervisor.back')}
          </Button>
          <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={() => print()} disabled={timeline === undefined}>
            {t('supervisor.print')}
          </Button>
        </div>
      }
    >
      <section className={css['filters']} aria-label={t('supervisor.asOf')} data-print="no">
        <Moment name="asOf" label={t('supervisor.asOf')} value={asOf} onPick={(next) => chosen.set({ asOf: next })} past />
        {timeline !== undefined && <Head timeline={timeline} />}
        <Narrowed {...chosen} />
      </section>
      {timeline === undefined ? (
        found.isError ? (
          <Failed error={found.error} again={() => void found.refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <div className={css['timelinePage']} aria-busy={found.isPlaceholderData} data-report={found.isPlaceholderData ? 'old' : 'now'}>
            <Panel title={t('supervisor.events', { count: timeline.entries.length })}>
              <Events timeline={timeline} />
            </Panel>
            <div className={css['beside']}>
              <People timeline={timeline} />
              <Lengths timeline={timeline} />
              <Errands timeline={timeline} />
            </div>
          </div>
          <TimelinePaper timeline={timeline} asOf={asOf} />
        </>
      )}
    </Page>
  );
}

function Head({ timeline }: { readonly timeline: Timeline }) {
  const t = useText();
  const categoryOf = useCategoryNames();
  const { area } = timeline;
  const areaOf = useAreaNames(useMemo(() => [area], [area]));
  return (
    <div className={css['timelineHead']} data-standing={timeline.state}>
      <RequestState status={timeline.state ?? ''} />
      <PriorityBadge priority={timeline.priority ?? undefined} withWord />
      <b>{categoryOf(timeline.category)}</b>
      <span className={css['quiet']}>{areaOf(area)}</span>
      {timeline.confidential && <Badge tone="caution">{t('supervisor.confidential')}</Badge>}
      <Marks {...timeline} />
    </div>
  );
}
