import { SegmentedControl, Select, Table } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { HeatReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Behind, behindPath } from './behind.tsx';
import { Figure } from './figure.tsx';
import type { Ink } from './ink.ts';
import { queryOf, SCOPE } from './filters.ts';
import { type Leg, legOf, LEGS } from './legs.ts';
import css from './supervisor.module.css';
import { useFigures } from './use-figures.ts';
import type { ChosenFilters } from './use-filters.ts';
import { useAreaNames } from './use-names.ts';
import { span } from './values.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
type Measure = 'n' | 'p90';
type Row = HeatReport['rows'][number];

const valueOf = (row: Row, hour: number, measure: Measure): number | null => {
  const cell = row.hours.find((one) => one.hour === hour);
  return cell === undefined ? null : measure === 'n' ? cell.n : cell.leg.p90;
};

/** Where and when requests come: building × hour, by number or by how slow one leg is there. */
export function HeatMap({ filters, set }: ChosenFilters) {
  const t = useText();
  const leg = legOf(filters.leg);
  const [measure, setMeasure] = useState<Measure>('n');
  const heat = useFigures<HeatReport>(`/api/audit/reports/heat?${queryOf(filters, SCOPE, { leg })}`);
  return (
    <Panel
      title={t('supervisor.heat')}
      aside={
        <>
          <SegmentedControl
            size="xs"
            data={[
              { value: 'n', label: t('supervisor.byCount') },
              { value: 'p90', label: t('supervisor.bySlow') },
            ]}
            value={measure}
            onChange={(next) => setMeasure(next)}
            aria-label={t('supervisor.measure')}
          />
          {measure === 'p90' && (
            <Select
              className={css['narrow'] ?? ''}
              data={LEGS.map((value) => ({ value, label: t(`supervisor.leg.${value}`) }))}
              value={leg}
              onChange={(next) => set({ leg: next ?? undefined })}
              allowDeselect={false}
              aria-label={t('supervisor.leg')}
            />
          )}
        </>
      }
    >
      {heat.data !== undefined ? (
        <HeatChart heat={heat.data} measure={measure} leg={leg} filters={filters} />
      ) : heat.isError ? (
        <Failed error={heat.error} again={() => void heat.refetch()} />
      ) : (
        <Loading />
      )}
    </Panel>
  );
}

function HeatChart({ heat, measure, leg, filters }: { readonly heat: HeatReport; readonly measure: Measure; readonly leg: Leg; readonly filters: ChosenFilters['filters'] }) {
  const t = useText();
  const [, go] = useLocation();
  const areas = useMemo(() => heat.rows.map(({ area }) => area), [heat]);
  const nameOf = useAreaNames(areas);
  const names = areas.map(nameOf).join('\n');
  const cells = useMemo(
    () =>
      heat.rows.flatMap((row, y) => HOURS.flatMap((hour) => (valueOf(row, hour, measure) === null ? [] : [[hour, y, valueOf(row, hour, measure)] as [number, number, number]]))),
    [heat, measure],
  );
  const option = useCallback((ink: Ink) => heatOption(names.split('\n'), cells, measure, ink), [names, cells, measure]);
  if (heat.rows.length === 0) return <Empty title={t('supervisor.none')} what={t('supervisor.noneHere')} />;
  const say = (value: number | null) => (value === null ? '' : measure === 'n' ? String(value) : span(value));
  return (
    <>
      <Figure
        what={t(measure === 'n' ? 'supervisor.heatChart' : 'supervisor.heatChartSlow', { leg: t(`supervisor.leg.${leg}`) })}
        option={option}
        height={64 + areas.length * 24}
        onPick={(index) => {
          const [hour, y] = cells[index] ?? [];
          if (hour !== undefined && y !== undefined) go(behindPath(filters, { area: areas[y], hour: String(hour), ...(measure === 'n' ? {} : { leg }) }));
        }}
        table={
          <div className={css['wide']} tabIndex={0} role="region" aria-label={t('supervisor.heat')}>
            <Table className={css['table'] ?? ''} data-heat>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('supervisor.by.area')}</Table.Th>
                  {HOURS.map((hour) => (
                    <Table.Th key={hour} scope="col" ta="right">
                      {hour}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {heat.rows.map((row) => (
                  <Table.Tr key={row.area} data-area={row.area}>
                    <Table.Th scope="row" fw={500}>
                      {nameOf(row.area)}
                    </Table.Th>
                    {HOURS.map((hour) => {
                      const value = valueOf(row, hour, measure);
                      return (
                        <Table.Td key={hour} ta="right" data-hour={hour}>
                          {value !== null && (
                            <Behind
                              filters={filters}
                              of={{ area: row.area, hour: String(hour), ...(measure === 'n' ? {} : { leg }) }}
                              label={t('supervisor.behindCell', { area: nameOf(row.area), hour, value: say(value) })}
                            >
                              {say(value)}
                            </Behind>
                          )}
                        </Table.Td>
                      );
                    })}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        }
      />
      {heat.left.areas > 0 && <p className={css['quiet']}>{t('supervisor.leftOut', { areas: heat.left.areas, n: heat.left.n })}</p>}
    </>
  );
}

function heatOption(names: readonly string[], cells: readonly (readonly [number, number, number])[], measure: Measure, ink: Ink): EChartsCoreOption {
  const highest = Math.max(1, ...cells.map(([, , value]) => value));
  const say = (value: number) => (measure === 'n' ? String(value) : span(value));
  return {
    grid: { left: 8, right: 12, top: 4, bottom: 40, containLabel: true },
    xAxis: {
      type: 'category',
      data: HOURS.map((hour) => `${hour}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.quiet, interval: 0 },
      splitArea: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: ink.ink, width: 190, overflow: 'truncate' },
    },
    visualMap: {
      min: 0,
      max: highest,
      calculable: false,
      orient: 'horizontal',
      left: 'right',
      bottom: 0,
      itemHeight: 110,
      itemWidth: 10,
      text: [say(highest), say(0)],
      textStyle: { color: ink.quiet },
      inRange: { color: [ink.soft, ink.accent] },
    },
    series: [
      {
        type: 'heatmap',
        // Dark on light and light on dark, in both themes: the scale runs from soft to accent.
        data: cells.map((cell) => ({ value: [...cell], label: { color: cell[2] > highest / 2 ? ink.surface : ink.ink } })),
        itemStyle: { borderColor: ink.surface, borderWidth: 2, borderRadius: 3 },
        label: {
          show: true,
          fontSize: 11,
          formatter: ({ value }: { value: readonly [number, number, number] }) => say(value[2]),
        },
      },
    ],
  };
}
