import { Select } from '@mantine/core';
import { ClipboardCheck } from 'lucide-react';
import type { IntervalReport } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Page, Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { BurnPanel } from './burn-panel.tsx';
import { ByGroup } from './by-group.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { queryOf, SCOPE } from './filters.ts';
import { groupOf } from './legs.ts';
import { LegsPanel, Rates, TargetsPanel } from './report-parts.tsx';
import css from './supervisor.module.css';
import { useFigures, useFreshFigures, usePacks } from './use-figures.ts';
import { useFilters } from './use-filters.ts';

/** Response times: rates, every leg, targets and their burn, and one leg by what it is asked by. */
export default function SupervisorPage() {
  const t = useText();
  const both = useBoth();
  const chosen = useFilters();
  const { filters, set } = chosen;
  const packs = usePacks();
  const query = queryOf(filters, [...SCOPE, 'pack']);
  const report = useFigures<IntervalReport>(`/api/audit/reports/intervals?${query}`);
  useFreshFigures(filters.asOf);
  return (
    <Page title={t('supervisor.title')} aside={<ExportMenu file="intervals" query={queryOf(filters, [...SCOPE, 'pack'], { groupBy: groupOf(filters.by), areaDepth: '6' })} />}>
      <FilterBar {...chosen}>
        <Select
          className={css['narrow'] ?? ''}
          label={t('supervisor.pack')}
          data={packs.map(({ key, name }) => ({ value: key, label: both(name) }))}
          value={filters.pack ?? 'emergency'}
          onChange={(pack) => set({ pack: pack ?? undefined })}
          allowDeselect={false}
          data-filter="pack"
        />
      </FilterBar>
      {report.data !== undefined ? (
        <div className={css['report']} aria-busy={report.isPlaceholderData} data-report={report.isPlaceholderData ? 'old' : 'now'}>
          <Rates all={report.data.all} />
          {report.data.all.n === 0 ? (
            <Panel>
              <Empty title={t('supervisor.none')} what={t('supervisor.noneWhat')} icon={ClipboardCheck} />
            </Panel>
          ) : (
            <>
              <div className={css['halves']}>
                <LegsPanel all={report.data.all} filters={filters} />
                <div className={css['column']}>
                  <TargetsPanel report={report.data} filters={filters} />
                  <BurnPanel {...chosen} />
                </div>
              </div>
              <ByGroup {...chosen} />
            </>
          )}
        </div>
      ) : report.isError ? (
        <Failed error={report.error} again={() => void report.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
