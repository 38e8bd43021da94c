import { SegmentedControl, Select, Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { EChartsCoreOption } from 'echarts/core';
import type { IntervalReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { bars } from './bars.ts';
import { Behind, behindPath } from './behind.tsx';
import { Figure } from './figure.tsx';
import type { Ink } from './ink.ts';
import { type FilterChanges, queryOf, SCOPE } from './filters.ts';
import { ERRAND_LEGS, type Group, groupOf, GROUPS, type Leg, legOf, LEGS, type ReportRow } from './legs.ts';
import css from './supervisor.module.css';
import { useFigures } from './use-figures.ts';
import type { ChosenFilters } from './use-filters.ts';
import { useAreaNames, useCategoryNames, useResponderNames } from './use-names.ts';
import { Length, Met, usePercent } from './values.tsx';

/** Groups in one picture at most; the table has them all. */
const DRAWN = 40;

/** What the row of a group is narrowed by. */
function filterOf(by: Group, key: string): FilterChanges {
  if (by === 'hour') return { hour: key === '' ? undefined : String(Number(key)) };
  if (by === 'responder') return { responder: key, per: 'assignment' };
  return { [by]: key === '' ? undefined : key };
}

/** One leg by category, priority, place, hour, day or responder: a picture, and the table with the requests behind every figure. */
export function ByGroup({ filters, set }: ChosenFilters) {
  const t = useText();
  const by = groupOf(filters.by);
  const wanted = legOf(filters.leg);
  const leg = by === 'responder' && !ERRAND_LEGS.includes(wanted) ? 'travel' : wanted;
  const report = useFigures<IntervalReport>(`/api/audit/reports/intervals?${queryOf(filters, [...SCOPE, 'pack'], { groupBy: by, areaDepth: '6' })}`);
  const legs = by === 'responder' ? ERRAND_LEGS : LEGS;
  return (
    <Panel
      title={t('supervisor.byGroup')}
      aside={
        <>
          <SegmentedControl
            size="xs"
            data={GROUPS.map((value) => ({ value, label: t(`supervisor.by.${value}`) }))}
            value={by}
            onChange={(next) => set({ by: next })}
            aria-label={t('supervisor.groupBy')}
          />
          <Select
            className={css['narrow'] ?? ''}
            data={legs.map((value) => ({ value, label: t(`supervisor.leg.${value}`) }))}
            value={leg}
            onChange={(next) => set({ leg: next ?? undefined })}
            allowDeselect={false}
            aria-label={t('supervisor.leg')}
            data-filter="leg"
          />
        </>
      }
    >
      {report.data !== undefined ? (
        <Groups report={report.data} by={groupOf(report.data.groupBy ?? undefined)} leg={leg} filters={filters} />
      ) : report.isError ? (
        <Failed error={report.error} again={() => void report.refetch()} />
      ) : (
        <Loading />
      )}
    </Panel>
  );
}

function useKeyNames(by: Group, rows: readonly ReportRow[]): (key: string) => string {
  const t = useText();
  const categoryOf = useCategoryNames();
  const responderOf = useResponderNames();
  const areas = useMemo(() => (by === 'area' ? rows.map(({ key }) => key) : []), [by, rows]);
  const areaOf = useAreaNames(areas);
  return (key) => {
    if (by === 'category') return categoryOf(key);
    if (by === 'responder') return responderOf(key);
    if (by === 'area') return areaOf(key);
    if (key === '') return t('supervisor.unknown');
    if (by === 'hour') return `${key}:00`;
    return key;
  };
}

function Groups({ report, by, leg, filters }: { readonly report: IntervalReport; readonly by: Group; readonly leg: Leg; readonly filters: ChosenFilters['filters'] }) {
  const t = useText();
  const [, go] = useLocation();
  const nameOf = useKeyNames(by, report.rows);
  const drawn = report.rows.filter((row) => row.legs[leg].n > 0).slice(0, DRAWN);
  const names = drawn.map(({ key }) => nameOf(key)).join('\n');
  const lengths = JSON.stringify(drawn.map((row) => [row.legs[leg].p50, row.legs[leg].p90]));
  const goal = report.all.legs[leg].targets[0];
  const within = goal?.withinSeconds;
  const words = { median: t('supervisor.p50'), slow: t('supervisor.p90'), target: t('supervisor.target') };
  const { median, slow, target } = words;
  const option = useCallback(
    (ink: Ink): EChartsCoreOption => bars(names.split('\n'), JSON.parse(lengths) as [number, number][], within, { median, slow, target }, ink),
    [names, lengths, within, median, slow, target],
  );
  if (report.rows.length === 0) return <Empty title={t('supervisor.none')} what={t('supervisor.noneHere')} />;
  const table = <GroupTable rows={report.rows} by={by} leg={leg} filters={filters} nameOf={nameOf} />;
  if (drawn.length === 0) return table;
  return (
    <Figure
      what={t('supervisor.chartBy', { leg: t(`supervisor.leg.${leg}`), by: t(`supervisor.by.${by}`) })}
      option={option}
      height={220}
      onPick={(index) => go(behindPath(filters, { ...filterOf(by, drawn[index]?.key ?? ''), leg }))}
      table={table}
      tableOpen
    />
  );
}

interface GroupTableProps {
  readonly rows: readonly ReportRow[];
  readonly by: Group;
  readonly leg: Leg;
  readonly filters: ChosenFilters['filters'];
  readonly nameOf: (key: string) => string;
}

function GroupTable({ rows, by, leg, filters, nameOf }: GroupTableProps) {
  const t = useText();
  const percent = usePercent();
  return (
    <div className={css['tall']} tabIndex={0} role="region" aria-label={t('supervisor.byGroup')}>
      <Table highlightOnHover stickyHeader className={css['table'] ?? ''} data-groups={by}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`supervisor.by.${by}`)}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t(by === 'responder' ? 'supervisor.errands' : 'supervisor.requests')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('supervisor.n')}
            </Table.Th>
            {(['p50', 'p90', 'p95'] as const).map((head) => (
              <Table.Th key={head} scope="col" ta="right">
                {head}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('supervisor.compliance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const { n, p50, p90, p95, small, targets } = row.legs[leg];
            const [target] = targets;
            const of = filterOf(by, row.key);
            const name = nameOf(row.key);
            return (
              <Table.Tr key={row.key} data-key={row.key}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                <Table.Td ta="right" data-value={row.n}>
                  {row.n}
                </Table.Td>
                <Table.Td ta="right" data-value={n}>
                  {n === 0 || row.key === '' ? (
                    n
                  ) : (
                    <Behind filters={filters} of={{ ...of, leg }} label={t('supervisor.behindGroup', { group: name, n })}>
                      {n}
                    </Behind>
                  )}
                </Table.Td>
                {[p50, p90, p95].map((length, index) => (
                  <Table.Td key={['p50', 'p90', 'p95'][index]} ta="right" data-value={length}>
                    <Length seconds={length} small={small} />
                  </Table.Td>
                ))}
                <Table.Td>
                  {target === undefined || target.n === 0 ? (
                    <span className={css['quiet']}>–</span>
                  ) : (
                    <span className={css['compliance']}>
                      {percent(target.compliance)}
                      <Met met={target.met} />
                      {target.within < target.n && row.key !== '' && (
                        <Behind filters={filters} of={{ ...of, target: target.id, met: 'false' }} label={t('supervisor.behindMissedIn', { group: name })}>
                          {t('supervisor.missedCount', { count: target.n - target.within })}
                        </Behind>
                      )}
                    </span>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
