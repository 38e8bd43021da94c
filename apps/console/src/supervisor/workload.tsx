import { Table } from '@mantine/core';
import { Footprints } from 'lucide-react';
import type { WorkloadReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Behind } from './behind.tsx';
import { type Filters, queryOf, SCOPE } from './filters.ts';
import css from './supervisor.module.css';
import { useFigures } from './use-figures.ts';
import { useResponderNames } from './use-names.ts';
import { span } from './values.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Who had how much in hand in which hour of the day: a strip for each, by name and not by load: it shows who needs relief, not who is best. */
export function Workload({ filters }: { readonly filters: Filters }) {
  const t = useText();
  const nameOf = useResponderNames();
  const load = useFigures<WorkloadReport>(`/api/audit/reports/workload?${queryOf(filters, SCOPE)}`);
  if (load.data === undefined)
    return <Panel title={t('supervisor.workload')}>{load.isError ? <Failed error={load.error} again={() => void load.refetch()} /> : <Loading />}</Panel>;
  const rows = load.data.rows.map((row) => ({ ...row, name: nameOf(row.responderId) })).toSorted((left, right) => left.name.localeCompare(right.name, 'zh-CN'));
  const highest = Math.max(1, ...rows.flatMap(({ hours }) => hours));
  return (
    <Panel title={t('supervisor.workload')} aside={<span className={css['quiet']}>{t('supervisor.workloadWhat')}</span>} flush>
      {rows.length === 0 ? (
        <Empty title={t('supervisor.noErrands')} what={t('supervisor.noErrandsWhat')} icon={Footprints} />
      ) : (
        <div className={css['strips']} tabIndex={0} role="region" aria-label={t('supervisor.workload')}>
          <Table className={css['table'] ?? ''} stickyHeader data-workload>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('supervisor.responder')}</Table.Th>
                {HOURS.map((hour) => (
                  <Table.Th key={hour} scope="col" className={css['hour'] ?? ''}>
                    {hour}
                  </Table.Th>
                ))}
                <Table.Th scope="col" ta="right">
                  {t('supervisor.inHand')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ responderId, name, hours, offered, taken, seconds }) => (
                <Table.Tr key={responderId} data-responder={responderId}>
                  <Table.Th scope="row" fw={500} className={css['who'] ?? ''}>
                    <Behind filters={filters} of={{ responder: responderId }} label={t('supervisor.behindResponder', { name })}>
                      {name}
                    </Behind>
                    <span className={css['quiet']}>{t('supervisor.taken', { taken, offered })}</span>
                  </Table.Th>
                  {HOURS.map((hour) => {
                    const n = hours[hour] ?? 0;
                    return (
                      <Table.Td key={hour} className={css['hour'] ?? ''} data-load={n} style={n === 0 ? undefined : { '--share': `${20 + (n / highest) * 55}%` }}>
                        {n === 0 ? <span className={css['nought']}>·</span> : n}
                      </Table.Td>
                    );
                  })}
                  <Table.Td ta="right" className={css['number'] ?? ''}>
                    {span(seconds)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Panel>
  );
}
