import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { read } from '../api/read.ts';
import type { Disclosures } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Page } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { Chip, PeriodFilter } from './filter-bar.tsx';
import { only, queryOf } from './filters.ts';
import css from './supervisor.module.css';
import { timelinePath } from './timeline-path.ts';
import { useFreshFigures } from './use-figures.ts';
import { useFilters } from './use-filters.ts';
import { DateTime } from './values.tsx';

type Line = Disclosures['items'][number];
type Narrow = { readonly name: 'account' | 'person'; readonly id: string; readonly text: string };
const idOf = (line: Line) => line.id;
const KNOWN = new Set(['name', 'phone', 'room', 'health', 'notes', 'reporter']);

/** Who was shown which personal fields, of whom, for which request, and why; newest first. */
export default function DisclosuresPage() {
  const t = useText();
  const chosen = useFilters();
  const [narrow, setNarrow] = useState<Narrow>();
  const query = `${queryOf(only(chosen.filters, ['period', 'from', 'to']), [])}${narrow === undefined ? '' : `&${narrow.name}=${narrow.id}`}`;
  const list = useInfiniteQuery({
    queryKey: ['audit', 'disclosures', query],
    queryFn: ({ signal, pageParam }) =>
      read<Disclosures>(`/api/audit/disclosures?limit=100&${query}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  useFreshFigures(undefined);
  const lines = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const columns = useColumns(setNarrow);
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (
    <div className={css['tallPage']}>
      <Page title={t('supervisor.disclosures')}>
        <section className={css['filters']} aria-label={t('supervisor.filters')}>
          <PeriodFilter {...chosen} />
          {narrow !== undefined && <Chip text={t(`supervisor.onlyOf.${narrow.name}`, { text: narrow.text })} onTake={() => setNarrow(undefined)} />}
        </section>
        {list.data === undefined ? (
          list.isError ? (
            <Failed error={list.error} again={() => void list.refetch()} />
          ) : (
            <Loading />
          )
        ) : (
          <section className={css['list']} data-lines={lines.length}>
            <VirtualTable
              label={t('supervisor.disclosures')}
              rows={lines}
              columns={columns}
              idOf={idOf}
              rowHeight={44}
              onEnd={more}
              empty={<Empty title={t('supervisor.noDisclosures')} what={t('supervisor.noDisclosuresWhat')} icon={Eye} />}
            />
            <p className={css['listFoot']} role="status">
              {t(hasNextPage ? 'supervisor.countMore' : 'supervisor.count', { count: lines.length })}
            </p>
          </section>
        )}
      </Page>
    </div>
  );
}

function useColumns(narrowTo: (narrow: Narrow) => void): readonly Column<Line>[] {
  const t = useText();
  return useMemo(() => {
    const fieldOf = (field: string) => (KNOWN.has(field) ? t(`supervisor.field.${field as 'name'}`) : field);
    return [
      { key: 'at', head: t('supervisor.at'), width: '124px', cell: (line) => <DateTime at={line.at} seconds /> },
      {
        key: 'who',
        head: t('supervisor.who'),
        width: 'minmax(130px, 1fr)',
        cell: (line) => {
          const name = line.accountName ?? `…${line.accountId.slice(-6)}`;
          return (
            <span className={css['two']}>
              <Button size="compact-sm" variant="transparent" className={css['plain'] ?? ''} onClick={() => narrowTo({ name: 'account', id: line.accountId, text: name })}>
                {name}
              </Button>
              <span className={css['quiet']}>{t(`role.${line.role as 'operator'}`)}</span>
            </span>
          );
        },
      },
      { key: 'fields', head: t('supervisor.fields'), width: 'minmax(110px, 0.7fr)', cell: (line) => <b>{line.fields.map(fieldOf).join(t('supervisor.comma'))}</b> },
      {
        key: 'whose',
        head: t('supervisor.whose'),
        width: '110px',
        cell: (line) => {
          const id = line.personId;
          if (id === undefined) return <span className={css['quiet']}>{t('supervisor.field.notes')}</span>;
          return (
            <Button size="compact-sm" variant="transparent" className={css['plain'] ?? ''} onClick={() => narrowTo({ name: 'person', id, text: `…${id.slice(-6)}` })}>
              …{id.slice(-6)}
            </Button>
          );
        },
      },
      {
        key: 'request',
        head: t('supervisor.number'),
        width: '90px',
        cell: (line) =>
          line.requestId === undefined ? (
            '–'
          ) : (
            <Link href={timelinePath(line.requestId)} className={css['behind'] ?? ''} aria-label={t('supervisor.openTimeline', { number: line.requestNumber ?? 0 })}>
              {line.requestNumber ?? '–'}
            </Link>
          ),
      },
      {
        key: 'why',
        head: t('supervisor.why'),
        width: 'minmax(160px, 2fr)',
        cell: (line) => (line.reason === null ? <span className={css['quiet']}>{t('supervisor.erased')}</span> : <span title={line.reason}>{line.reason}</span>),
      },
    ];
  }, [t, narrowTo]);
}
