import { useQuery } from '@tanstack/react-query';
import { Radio } from 'lucide-react';
import { useMemo, useState } from 'react';
import { read } from '../api/read.ts';
import type { CaseRow, Page as PageOf } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { type Say, useBoth, useText } from '../language/use-text.ts';
import { mergeRows } from '../live/merge-rows.ts';
import { useLive } from '../live/use-live.ts';
import { CaseState, PriorityBadge } from '../look/badges.tsx';
import { placeText } from '../parts/place-text.ts';
import { Page } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { Due } from '../time/times.tsx';

const KEY = ['dispatch', 'cases', 'queue'] as const;
const rules = {
  idOf: (row: CaseRow) => row.requestId,
  compare: (left: CaseRow, right: CaseRow) => (left.hotAt ?? '~').localeCompare(right.hotAt ?? '~') || left.requestId.localeCompare(right.requestId),
  belongs: (row: CaseRow) => ['Open', 'Crewed', 'UnderWay', 'Suspended'].includes(row.status),
};

/** The queue by heat. */
export default function DispatcherPage() {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const [chosen, setChosen] = useState<string>();
  const queue = useQuery({ queryKey: KEY, queryFn: ({ signal }) => read<PageOf<CaseRow>>('/api/dispatch/cases?limit=200', { signal }) });
  useLive('dispatch', (messages, queries) => {
    const rows = messages.flatMap(({ row, stream }) => (row !== undefined && stream.startsWith('case-') ? [row as unknown as CaseRow] : []));
    let fresh: readonly string[] = [];
    queries.setQueryData<PageOf<CaseRow>>(KEY, (page) => {
      if (page === undefined) return undefined;
      const merged = mergeRows(page.items, rows, rules);
      fresh = merged.fresh;
      return merged.rows === page.items ? page : { ...page, items: merged.rows };
    });
    if (fresh.length > 0) void queries.invalidateQueries({ queryKey: KEY });
  });
  const columns = useMemo(() => columnsOf(t, (key) => both(catalogue.category(key)?.name) || key), [t, both, catalogue]);
  if (queue.isPending) return <Loading />;
  if (queue.isError) return <Failed error={queue.error} again={() => void queue.refetch()} />;
  return (
    <Page title={t('dispatcher.queue')}>
      <VirtualTable
        label={t('dispatcher.queue')}
        rows={queue.data.items}
        columns={columns}
        idOf={rules.idOf}
        chosen={chosen}
        onChoose={(row) => setChosen(row.requestId)}
        empty={<Empty title={t('dispatcher.empty')} what={t('dispatcher.emptyWhat')} icon={Radio} />}
      />
    </Page>
  );
}

function columnsOf(t: Say, category: (key: string) => string): readonly Column<CaseRow>[] {
  return [
    { key: 'number', head: t('dispatcher.column.number'), width: '64px', cell: (row) => row.number },
    { key: 'priority', head: t('dispatcher.column.priority'), width: '64px', cell: (row) => <PriorityBadge priority={row.priority} /> },
    { key: 'category', head: t('dispatcher.column.category'), width: 'minmax(110px, 1fr)', cell: (row) => category(row.category) },
    { key: 'place', head: t('dispatcher.column.place'), width: 'minmax(120px, 1.2fr)', cell: (row) => placeText(row.place, row.area) },
    { key: 'status', head: t('dispatcher.column.status'), width: '110px', cell: (row) => <CaseState status={row.status} /> },
    {
      key: 'crew',
      head: t('dispatcher.column.crew'),
      width: 'minmax(80px, 0.8fr)',
      cell: (row) =>
        row.assignments
          .filter(({ ended }) => !ended)
          .map(({ responderName }) => responderName)
          .join('、'),
    },
    { key: 'waiting', head: t('dispatcher.column.waiting'), width: '130px', cell: (row) => (row.hotAt == null ? null : <Due at={row.hotAt} from={row.queuedAt} />) },
  ];
}
