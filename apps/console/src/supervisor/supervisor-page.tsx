import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { read } from '../api/read.ts';
import type { IntervalReport } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { Page, Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { clockText } from '../time/duration.ts';

const LEGS = ['answer', 'processing', 'acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service', 'response', 'cycle', 'verification', 'closure'] as const;

/** Every leg with n and percentiles. */
export default function SupervisorPage() {
  const t = useText();
  const report = useQuery({ queryKey: ['audit', 'intervals'], queryFn: ({ signal }) => read<IntervalReport>('/api/audit/reports/intervals', { signal }) });
  useLive('audit');
  if (report.isPending) return <Loading />;
  if (report.isError) return <Failed error={report.error} again={() => void report.refetch()} />;
  const { all } = report.data;
  if (all.n === 0) return <Empty title={t('supervisor.none')} what={t('supervisor.noneWhat')} icon={ClipboardCheck} />;
  return (
    <Page title={t('supervisor.intervals')}>
      <Panel flush>
        <Table striped highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('supervisor.leg')}</Table.Th>
              <Table.Th ta="right">{t('supervisor.n')}</Table.Th>
              <Table.Th ta="right">p50</Table.Th>
              <Table.Th ta="right">p90</Table.Th>
              <Table.Th ta="right">p95</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {LEGS.map((leg) => {
              const cell = all.legs[leg];
              const span = (seconds: number | null | undefined) => (seconds == null ? '–' : clockText(seconds * 1_000));
              return (
                <Table.Tr key={leg}>
                  <Table.Td>{t(`supervisor.leg.${leg}`)}</Table.Td>
                  <Table.Td ta="right">{cell.n}</Table.Td>
                  <Table.Td ta="right">{span(cell.p50)}</Table.Td>
                  <Table.Td ta="right">{span(cell.p90)}</Table.Td>
                  <Table.Td ta="right">{span(cell.p95)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Panel>
    </Page>
  );
}
