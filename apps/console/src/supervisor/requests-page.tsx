import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileSearch, Search } from 'lucide-react';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';
import type { AuditedRequests, Page as PageOf, RequestRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { PriorityBadge, RequestState } from '../look/badges.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { BehindChips, FilterBar } from './filter-bar.tsx';
import { BEHIND, queryOf } from './filters.ts';
import { Peek } from './peek.tsx';
import css from './supervisor.module.css';
import { type Line, timelinePath } from './timeline-path.ts';
import { useFreshFigures } from './use-figures.ts';
import { useFilters } from './use-filters.ts';
import { useAreaNames, useCategoryNames } from './use-names.ts';
import { DateTime, Marks, span } from './values.tsx';

const idOf = (line: Line) => line.requestId;

/** The requests that the figures count, newest first; one is found by its number. */
export default function RequestsPage() {
  const t = useText();
  const [, go] = useLocation();
  const chosen = useFilters();
  const { filters } = chosen;
  const [picked, setPicked] = useState<string>();
  const query = queryOf(filters, BEHIND);
  const list = useInfiniteQuery({
    queryKey: ['audit', 'requests', query],
    queryFn: ({ signal, pageParam }) =>
      read<AuditedRequests>(`/api/audit/requests?order=descending&limit=100&${query}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  useFreshFigures(filters.asOf);
  const lines = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const open = useCallback((line: Line) => go(timelinePath(line.requestId, filters.asOf)), [go, filters.asOf]);
  const columns = useColumns(lines, filters.asOf);
  const line = lines.find(({ requestId }) => requestId === picked);
  return (
    <div className={css['tallPage']}>
      <Page
        title={t('supervisor.requestsTitle')}
        aside={
          <div className={css['aside']}>
            <FindByNumber />
            <ExportMenu file="requests" query={query} />
          </div>
        }
      >
        <FilterBar {...chosen}>
          <BehindChips {...chosen} />
        </FilterBar>
        {list.data === undefined ? (
          list.isError ? (
            <Failed error={list.error} again={() => void list.refetch()} />
          ) : (
            <Loading />
          )
        ) : (
          <div className={css['masterDetail']}>
            <section className={css['list']} aria-busy={list.isPlaceholderData} data-report={list.isPlaceholderData ? 'old' : 'now'} data-lines={lines.length}>
              <VirtualTable
                label={t('supervisor.requestsTitle')}
                rows={lines}
                columns={columns}
                idOf={idOf}
                rowHeight={44}
                chosen={picked}
                onChoose={(one) => setPicked(one.requestId)}
                onOpen={open}
                onEnd={more}
                empty={<Empty title={t('supervisor.noRequests')} what={t('supervisor.noRequestsWhat')} icon={FileSearch} />}
              />
              <p className={css['listFoot']} role="status">
                {t(hasNextPage ? 'supervisor.countMore' : 'supervisor.count', { count: lines.length })}
                {hasNextPage && (
                  <Button size="compact-sm" variant="subtle" onClick={more} loading={list.isFetchingNextPage}>
                    {t('supervisor.more')}
                  </Button>
                )}
              </p>
            </section>
            <Peek line={line} asOf={filters.asOf} />
          </div>
        )}
      </Page>
    </div>
  );
}

function useColumns(lines: readonly Line[], asOf: string | undefined): readonly Column<Line>[] {
  const t = useText();
  const categoryOf = useCategoryNames();
  const areas = useMemo(() => [...new Set(lines.map(({ area }) => area))], [lines]);
  const areaOf = useAreaNames(areas);
  return useMemo(
    () => [
      {
        key: 'number',
        head: t('supervisor.number'),
        width: '64px',
        cell: (line) => (
          <Link href={timelinePath(line.requestId, asOf)} className={css['behind'] ?? ''} aria-label={t('supervisor.openTimeline', { number: line.number ?? 0 })}>
            {line.number ?? '–'}
          </Link>
        ),
      },
      { key: 'priority', head: t('supervisor.priority'), width: '58px', cell: (line) => <PriorityBadge priority={line.priority ?? undefined} /> },
      { key: 'state', head: t('supervisor.state'), width: '104px', cell: (line) => <RequestState status={line.state ?? ''} /> },
      { key: 'contact', head: t('supervisor.contact'), width: '108px', cell: (line) => <DateTime at={line.times.contact} /> },
      {
        key: 'what',
        head: t('supervisor.what'),
        width: 'minmax(150px, 1fr)',
        cell: (line) => (
          <span className={css['two']}>
            <b>{categoryOf(line.category)}</b>
            <span className={css['quiet']}>{areaOf(line.area)}</span>
          </span>
        ),
      },
      { key: 'response', head: t('supervisor.leg.response'), width: '74px', cell: (line) => <span className={css['number']}>{span(line.intervals.response)}</span> },
      { key: 'cycle', head: t('supervisor.leg.cycle'), width: '74px', cell: (line) => <span className={css['number']}>{span(line.intervals.cycle)}</span> },
      { key: 'marks', head: t('supervisor.marks'), width: 'minmax(96px, 0.5fr)', cell: (line) => <Marks {...line} /> },
    ],
    [t, categoryOf, areaOf, asOf],
  );
}

/** People say a number on the phone; this finds it, whatever the filters say. */
function FindByNumber() {
  const t = useText();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [missing, setMissing] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    const number = typed.trim().replace(/^#/, '');
    setProblem(undefined);
    setMissing('');
    if (!/^\d{1,15}$/.test(number)) {
      setMissing(t('supervisor.numberWanted'));
      return;
    }
    read<PageOf<RequestRow>>(`/api/intake/requests?number=${number}`)
      .then(({ items: [found] }) => {
        if (found === undefined) setMissing(t('supervisor.numberMissing', { number }));
        else go(timelinePath(found.id));
      })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        setProblem(error.body);
      });
  };
  return (
    <form onSubmit={find} className={css['find']} role="search">
      <TextInput
        name="number"
        aria-label={t('supervisor.findNumber')}
        placeholder={t('supervisor.findNumber')}
        inputMode="numeric"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setMissing('');
        }}
        error={missing === '' ? undefined : missing}
        leftSection={<Search size={15} aria-hidden />}
        autoComplete="off"
      />
      <Button type="submit" variant="default">
        {t('supervisor.find')}
      </Button>
      <ProblemAlert problem={problem} />
    </form>
  );
}
