import { Table } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { Waypoints } from 'lucide-react';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { FlowReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { RequestState } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { Ago } from '../time/times.tsx';
import { Behind, behindPath } from './behind.tsx';
import { Figure } from './figure.tsx';
import type { Ink } from './ink.ts';
import type { Filters } from './filters.ts';
import css from './supervisor.module.css';
import { DateTime, Length, usePercent } from './values.tsx';

/** The straight way, in its order. */
const WAY = ['logged', 'triaged', 'dispatched', 'in-progress', 'resolved', 'verified', 'closed'] as const;

/** Nobody waits any more there. */
const ENDED: ReadonlySet<string> = new Set(['closed', 'cancelled', 'unfounded', 'transferred']);

interface FlowProps {
  readonly flow: FlowReport;
  readonly filters: Filters;
}

/** How many come how far, how many stand where, and how long it takes to get on. */
export function Funnel({ flow, filters }: FlowProps) {
  const t = useText();
  const [, go] = useLocation();
  const percent = usePercent();
  const steps = WAY.flatMap((name) => flow.states.find(({ state }) => state === name) ?? []);
  const names = WAY.map((name) => t(`request.${name}`)).join('\n');
  const counts = steps.map(({ reached, now }) => `${reached} ${now}`).join('\n');
  const stood = t('supervisor.standing');
  const gone = t('supervisor.gone');
  const option = useCallback(
    (ink: Ink) =>
      funnel(
        names.split('\n'),
        counts.split('\n').map((pair) => pair.split(' ').map(Number) as [number, number]),
        { stood, gone },
        ink,
      ),
    [names, counts, stood, gone],
  );
  const rows = flow.states.filter(({ reached }) => reached > 0);
  return (
    <Panel title={t('supervisor.funnel')}>
      <Figure
        what={t('supervisor.funnelChart')}
        option={option}
        height={236}
        onPick={(index) => go(behindPath(filters, { reached: WAY[index] }))}
        tableOpen
        table={
          <div className={css['wide']} tabIndex={0} role="region" aria-label={t('supervisor.funnel')}>
            <Table className={css['table'] ?? ''} highlightOnHover data-states>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('supervisor.state')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('supervisor.reached')}
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('supervisor.standing')}
                  </Table.Th>
                  <Table.Th scope="col">{t('supervisor.oldest')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('supervisor.stay')}
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    p90
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    p95
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ state, reached, now, oldest, p50, p90, p95, small }) => (
                  <Table.Tr key={state} data-state-row={state}>
                    <Table.Th scope="row" fw={500}>
                      <RequestState status={state} />
                    </Table.Th>
                    <Table.Td ta="right" data-value={reached}>
                      <Behind filters={filters} of={{ reached: state }} label={t('supervisor.behindReached', { state: t(`request.${state}`), n: reached })}>
                        {reached}
                      </Behind>{' '}
                      <span className={css['quiet']}>{percent(reached / flow.n)}</span>
                    </Table.Td>
                    <Table.Td ta="right">
                      {now === 0 ? (
                        0
                      ) : (
                        <Behind filters={filters} of={{ state }} label={t('supervisor.behindState', { state: t(`request.${state}`), n: now })}>
                          {now}
                        </Behind>
                      )}
                    </Table.Td>
                    <Table.Td>{oldest === null || ENDED.has(state) ? '–' : filters.asOf === undefined ? <Ago at={oldest} /> : <DateTime at={oldest} />}</Table.Td>
                    {[p50, p90, p95].map((length, index) => (
                      <Table.Td key={['p50', 'p90', 'p95'][index]} ta="right">
                        <Length seconds={length} small={small} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        }
      />
    </Panel>
  );
}

/** Bars of those who came so far; the dark part is who still stands there. */
function funnel(names: readonly string[], counts: readonly (readonly [number, number])[], words: Record<'stood' | 'gone', string>, ink: Ink): EChartsCoreOption {
  return {
    grid: { left: 8, right: 44, top: 30, bottom: 2, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: ink.ink } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { lineStyle: { color: ink.line } } },
    yAxis: { type: 'category', inverse: true, data: [...names], axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.ink } },
    series: [
      { name: words.stood, type: 'bar', stack: 'all', barWidth: 18, itemStyle: { color: ink.accent }, data: counts.map(([, now]) => now) },
      {
        name: words.gone,
        type: 'bar',
        stack: 'all',
        barWidth: 18,
        itemStyle: { color: ink.soft, borderColor: ink.accent, borderWidth: 1 },
        label: { show: true, position: 'right', color: ink.ink, formatter: ({ dataIndex }: { dataIndex: number }) => String(counts[dataIndex]?.[0] ?? '') },
        data: counts.map(([reached, now]) => reached - now),
      },
    ],
  };
}

/** Where requests leave the straight way. */
export function Leaks({ flow, filters }: FlowProps) {
  const t = useText();
  const leaks = flow.leaks.filter(({ n }) => n > 0);
  return (
    <Panel title={t('supervisor.leaks')} flush>
      {leaks.length === 0 ? (
        <Empty title={t('supervisor.noLeaks')} what={t('supervisor.noLeaksWhat')} icon={Waypoints} />
      ) : (
        <ul className={css['leaks']}>
          {leaks.map(({ leak, n, requests, from }) => (
            <li key={leak} data-leak={leak}>
              <span className={css['leakHead']}>
                <b>{t(`supervisor.leak.${leak}`)}</b>
                <Behind filters={filters} of={{ leak }} label={t('supervisor.behindLeak', { leak: t(`supervisor.leak.${leak}`), n: requests })}>
                  {t('supervisor.times', { n, requests })}
                </Behind>
              </span>
              <span className={css['quiet']}>{from.map(({ state, n: count }) => `${state === null ? t('supervisor.unknown') : t(`request.${state}`)} ${count}`).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
