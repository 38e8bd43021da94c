import { Select, Table } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { IntervalReport } from '../api/rows.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { Behind, behindPath } from './behind.tsx';
import { burnByDay, targetsOf } from './burn.ts';
import { Figure } from './figure.tsx';
import type { Ink } from './ink.ts';
import { queryOf, SCOPE } from './filters.ts';
import css from './supervisor.module.css';
import { useFigures } from './use-figures.ts';
import type { ChosenFilters } from './use-filters.ts';
import { usePercent } from './values.tsx';

/** How fast the period's allowance of one target is used up, day by day; nothing where no target has anything to judge. */
export function BurnPanel({ filters, set }: ChosenFilters) {
  const t = useText();
  const both = useBoth();
  const report = useFigures<IntervalReport>(`/api/audit/reports/intervals?${queryOf(filters, [...SCOPE, 'pack'], { groupBy: 'day' })}`).data;
  const judged = report === undefined ? [] : targetsOf(report.all).filter(({ n }) => n > 0);
  const target = judged.find(({ id }) => id === filters.target) ?? judged.find(({ n, within }) => within < n) ?? judged[0];
  if (report === undefined || report.groupBy !== 'day' || target === undefined) return null;
  return (
    <Panel
      title={t('supervisor.burnOver')}
      aside={
        <Select
          className={css['target1'] ?? ''}
          data={judged.map(({ id, name }) => ({ value: id, label: both(name) }))}
          value={target.id}
          onChange={(id) => set({ target: id ?? undefined })}
          allowDeselect={false}
          aria-label={t('supervisor.target')}
          data-filter="target"
        />
      }
    >
      <Days report={report} targetId={target.id} name={both(target.name)} filters={filters} />
    </Panel>
  );
}

interface DaysProps {
  readonly report: IntervalReport;
  readonly targetId: string;
  readonly name: string;
  readonly filters: ChosenFilters['filters'];
}

function Days({ report, targetId, name, filters }: DaysProps) {
  const t = useText();
  const [, go] = useLocation();
  const percent = usePercent();
  const points = burnByDay(report, targetId);
  const drawn = points.map(({ day, used }) => `${day} ${Math.min(used, 9.99)}`).join('\n');
  const word = t('supervisor.burnUsed');
  const option = useCallback(
    (ink: Ink) =>
      rising(
        drawn.split('\n').map((point) => point.split(' ') as [string, string]),
        word,
        ink,
      ),
    [drawn, word],
  );
  const share = (used: number) => (Number.isFinite(used) ? percent(used) : '∞');
  return (
    <Figure
      what={t('supervisor.burnChart', { target: name })}
      option={option}
      height={150}
      onPick={(index) => go(behindPath(filters, { day: points[index]?.day, target: targetId, met: 'false' }))}
      table={
        <div className={css['tall']} tabIndex={0} role="region" aria-label={t('supervisor.burnOver')}>
          <Table className={css['table'] ?? ''} data-burn-days>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('supervisor.day')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('supervisor.missed')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('supervisor.usedUp')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {points.map(({ day, missed, used }) => (
                <Table.Tr key={day} data-day={day}>
                  <Table.Th scope="row" fw={500}>
                    <Behind filters={filters} of={{ day, target: targetId, met: 'false' }} label={t('supervisor.behindDay', { day })}>
                      {day}
                    </Behind>
                  </Table.Th>
                  <Table.Td ta="right">{missed}</Table.Td>
                  <Table.Td ta="right">{share(used)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      }
    />
  );
}

/** Bars that add up; at the dashed line the allowance is gone. */
function rising(points: readonly (readonly [string, string])[], word: string, ink: Ink): EChartsCoreOption {
  const say = (value: number) => `${Math.round(value * 100)}%`;
  return {
    grid: { left: 4, right: 16, top: 12, bottom: 0, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '–') },
    xAxis: {
      type: 'category',
      data: points.map(([day]) => day),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      max: ({ max }: { max: number }) => Math.max(1.1, max),
      axisLabel: { color: ink.quiet, formatter: say, hideOverlap: true },
      splitLine: { lineStyle: { color: ink.line } },
    },
    series: [
      {
        name: word,
        type: 'bar',
        barMaxWidth: 44,
        itemStyle: { color: ink.soft, borderColor: ink.accent, borderWidth: 1 },
        data: points.map(([, used]) => Number(used)),
        markLine: { symbol: 'none', silent: true, lineStyle: { color: ink.critical, type: 'dashed' }, label: { show: false }, data: [{ yAxis: 1 }] },
      },
    ],
  };
}
