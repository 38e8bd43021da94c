import { Activity } from 'lucide-react';
import type { FlowReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Page, Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { FilterBar } from './filter-bar.tsx';
import { queryOf, SCOPE } from './filters.ts';
import { Funnel, Leaks } from './funnel.tsx';
import { HeatMap } from './heat-map.tsx';
import css from './supervisor.module.css';
import { useFigures, useFreshFigures } from './use-figures.ts';
import { useFilters } from './use-filters.ts';
import { Workload } from './workload.tsx';

/** How requests flow: funnel with time in each state, leaks, where and when they come, and who carries them. */
export default function FlowPage() {
  const t = useText();
  const chosen = useFilters();
  const { filters } = chosen;
  const flow = useFigures<FlowReport>(`/api/audit/reports/flow?${queryOf(filters, SCOPE)}`);
  useFreshFigures(filters.asOf);
  return (
    <Page title={t('supervisor.flowTitle')}>
      <FilterBar {...chosen} />
      {flow.data === undefined ? (
        flow.isError ? (
          <Failed error={flow.error} again={() => void flow.refetch()} />
        ) : (
          <Loading />
        )
      ) : flow.data.n === 0 ? (
        <Panel>
          <Empty title={t('supervisor.none')} what={t('supervisor.noneWhat')} icon={Activity} />
        </Panel>
      ) : (
        <div className={css['report']} aria-busy={flow.isPlaceholderData} data-report={flow.isPlaceholderData ? 'old' : 'now'}>
          <div className={css['flow']}>
            <Funnel flow={flow.data} filters={filters} />
            <Leaks flow={flow.data} filters={filters} />
          </div>
          <HeatMap {...chosen} />
          <Workload filters={filters} />
        </div>
      )}
    </Page>
  );
}
