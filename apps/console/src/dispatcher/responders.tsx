import { SegmentedControl } from '@mantine/core';
import { UserRoundX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ResponderRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { ResponderState } from '../look/badges.tsx';
import { Shape } from '../look/shape.tsx';
import type { Present, Presences } from '../presence/use-presence.ts';
import { Empty } from '../parts/states.tsx';
import { type Column, VirtualTable } from '../parts/virtual-table.tsx';
import { Ago, At } from '../time/times.tsx';
import css from './dispatcher.module.css';

const ORDER = ['Available', 'Committed', 'Resting', 'Suspended', 'Off'];

/** Those who can go first, the least tired before the others. */
export function byReadiness(left: ResponderRow, right: ResponderRow): number {
  return ORDER.indexOf(left.status) - ORDER.indexOf(right.status) || left.loadToday - right.loadToday || left.responderId.localeCompare(right.responderId);
}

function Skills({ skills }: { readonly skills: readonly string[] }) {
  const both = useBoth();
  const catalogue = useCatalogue();
  return <span className={css['quiet']}>{skills.map((skill) => both(catalogue.skill(skill)) || skill).join(' · ')}</span>;
}

/** Whether an offer would be seen: his page is open; or since when it is not; or he has none. */
function Seen({ row: { accountId, lastSeen }, present }: { readonly row: ResponderRow; readonly present: Present | undefined }) {
  const t = useText();
  if (accountId === undefined) return <span className={css['quiet']}>{t('dispatcher.noPage')}</span>;
  if (present?.open === true) {
    return (
      <span className={css['open']} data-page="open">
        <Shape tone="normal" size={10} />
        {t('dispatcher.pageOpen')}
      </span>
    );
  }
  // His last report is a sign of him, too.
  const at = [present?.seenAt, lastSeen?.at].reduce((latest, one) => (one !== undefined && (latest === undefined || one > latest) ? one : latest), undefined);
  return (
    <span className={css['quiet']} data-page="closed">
      {at === undefined ? '–' : <Ago at={at} />}
    </span>
  );
}

/** Everybody: whether he can go, how much he has done today, how long he rests, when he was last seen. */
export function Responders({
  responders,
  presences,
  limit,
}: {
  readonly responders: readonly ResponderRow[];
  readonly presences: Presences | undefined;
  readonly limit: number | undefined;
}) {
  const t = useText();
  const [which, setWhich] = useState<'on' | 'all'>('on');
  const rows = useMemo(() => responders.filter(({ status }) => which === 'all' || (status !== 'Off' && status !== 'Suspended')).toSorted(byReadiness), [responders, which]);
  const columns = useMemo<readonly Column<ResponderRow>[]>(
    () => [
      {
        key: 'name',
        head: t('dispatcher.responder'),
        width: 'minmax(110px, 1.3fr)',
        cell: ({ name, nameEn, skills }) => (
          <span className={css['what']}>
            <strong>{name ?? nameEn ?? t('dispatcher.somebody')}</strong>
            <Skills skills={skills} />
          </span>
        ),
      },
      {
        key: 'status',
        head: t('dispatcher.column.state'),
        width: '118px',
        cell: ({ status, restsUntil }) => (
          <span className={css['what']}>
            <ResponderState status={status} />
            {restsUntil !== undefined && (
              <span className={css['quiet']}>
                {t('dispatcher.until')} <At at={restsUntil} />
              </span>
            )}
          </span>
        ),
      },
      {
        key: 'load',
        head: t('dispatcher.column.load'),
        width: '72px',
        cell: ({ loadToday, reservations }) => (
          <span className={css['what']}>
            <span data-full={limit !== undefined && loadToday >= limit} className={css['load']}>
              {limit === undefined ? loadToday : `${loadToday} / ${limit}`}
            </span>
            {reservations.length > 0 && <span className={css['quiet']}>{t('dispatcher.onNow', { count: reservations.length })}</span>}
          </span>
        ),
      },
      {
        key: 'seen',
        head: t('dispatcher.column.seen'),
        width: '104px',
        cell: (row) => <Seen row={row} present={row.accountId === undefined ? undefined : presences?.get(row.accountId)} />,
      },
    ],
    [t, limit, presences],
  );
  return (
    <div className={css['fill']}>
      <div className={css['tools']}>
        <SegmentedControl
          size="xs"
          aria-label={t('dispatcher.which')}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'on', label: t('dispatcher.onDuty') },
            { value: 'all', label: t('dispatcher.everybody') },
          ]}
        />
      </div>
      <VirtualTable
        label={t('dispatcher.responders')}
        rows={rows}
        columns={columns}
        idOf={({ responderId }) => responderId}
        rowHeight={46}
        empty={<Empty title={t('dispatcher.noResponders')} what={t('dispatcher.noRespondersWhat')} icon={UserRoundX} />}
      />
    </div>
  );
}
