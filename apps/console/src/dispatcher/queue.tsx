import { Radio, TriangleAlert, UserRoundCheck } from 'lucide-react';
import { useMemo } from 'react';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { usePlaceNames } from '../parts/place-name.tsx';
import { Empty } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { At, Due, Since } from '../time/times.tsx';
import css from './dispatcher.module.css';
import { QUEUE_RULES, timerOf } from './heat.ts';
import { Legs } from './legs.tsx';

/** What kind of help, by the catalogue. */
export function CategoryName({ category }: { readonly category: string }) {
  const both = useBoth();
  return <>{both(useCatalogue().category(category)?.name) || category}</>;
}

/** The clock of a row, by the server's time. */
export function Clock({ row }: { readonly row: CaseRow }) {
  const t = useText();
  const timer = timerOf(row);
  if (timer === undefined) return <span className={css['quiet']}>{t('case.Suspended')}</span>;
  if (timer.kind === 'due') return <Due at={timer.at} from={timer.from} />;
  return (
    <span className={css['quiet']}>
      {timer.kind === 'until' ? t('dispatcher.until') : t('dispatcher.since')} {timer.kind === 'until' ? <At at={timer.at} /> : <Since at={timer.at} />}
    </span>
  );
}

/** What makes a case more than its priority says: each as a word. */
export function Marks({ row, own }: { readonly row: CaseRow; readonly own: string }) {
  const t = useText();
  const words = [
    ...(row.alarms.length > 0 ? [t('dispatcher.mark.alarm')] : []),
    ...(row.escalated === undefined || row.escalated === 'dispatcher' ? [] : [t(`dispatcher.escalated.${row.escalated === 'administrator' ? 'administrator' : 'supervisor'}`)]),
    ...(row.short && !row.minimumOverridden ? [t('dispatcher.mark.short')] : []),
    ...(row.placeToAcknowledge.length > 0 ? [t('dispatcher.mark.place')] : []),
    ...(row.overdue === true ? [t('dispatcher.mark.overdue')] : []),
  ];
  return (
    <span className={css['marks']}>
      {words.map((word) => (
        <span key={word} className={css['mark']}>
          <TriangleAlert size={12} aria-hidden />
          {word}
        </span>
      ))}
      {row.takenBy !== undefined && (
        <span className={css['taken']} data-taken={row.takenBy === own ? 'me' : 'other'}>
          <UserRoundCheck size={12} aria-hidden />
          {t(row.takenBy === own ? 'dispatcher.taken.me' : 'dispatcher.taken.other')}
        </span>
      )}
    </span>
  );
}

interface QueueProps {
  readonly rows: readonly CaseRow[];
  readonly own: string;
  readonly nameOf: (one: AssignmentRow) => string;
  readonly chosen: string | undefined;
  readonly onChoose: (row: CaseRow) => void;
  readonly onOpen: () => void;
}

/** The queue by heat. */
export function Queue({ rows, own, nameOf, chosen, onChoose, onOpen }: QueueProps) {
  const t = useText();
  const both = useBoth();
  // Asked for once, not by each of thousands of rows.
  const categories = useCatalogue();
  const placeOf = usePlaceNames(rows);
  const columns = useMemo<readonly Column<CaseRow>[]>(
    () => [
      { key: 'number', head: t('dispatcher.column.number'), width: '48px', cell: (row) => <span className={css['number']}>{row.number}</span> },
      { key: 'priority', head: t('dispatcher.column.priority'), width: '52px', cell: (row) => <PriorityBadge priority={row.priority} /> },
      { key: 'clock', head: t('dispatcher.column.clock'), width: '112px', cell: (row) => <Clock row={row} /> },
      {
        key: 'what',
        head: t('dispatcher.column.what'),
        width: 'minmax(150px, 1.25fr)',
        cell: (row) => (
          <span className={css['what']}>
            <span className={css['category']}>{both(categories.category(row.category)?.name) || row.category}</span>
            <span className={css['place']}>{placeOf(row.place, row.area)}</span>
          </span>
        ),
      },
      {
        key: 'legs',
        head: t('dispatcher.column.legs'),
        width: 'minmax(170px, 1.6fr)',
        cell: (row) => (
          <span className={css['what']}>
            <Legs row={row} nameOf={nameOf} />
            <Marks row={row} own={own} />
          </span>
        ),
      },
    ],
    [t, both, categories, placeOf, nameOf, own],
  );
  return (
    <VirtualTable
      label={t('dispatcher.queue')}
      rows={rows}
      columns={columns}
      idOf={QUEUE_RULES.idOf}
      rowHeight={46}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={onOpen}
      empty={<Empty title={t('dispatcher.empty')} what={t('dispatcher.emptyWhat')} icon={Radio} />}
    />
  );
}
