import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing, TriangleAlert } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { read } from '../api/read.ts';
import type { CaseRow, Page as PageOf } from '../api/rows.ts';
import { useCommand } from '../command/use-command.ts';
import { type Say, useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { PlaceName } from '../parts/place-name.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Since } from '../time/times.tsx';
import css from './supervisor.module.css';
import { timelinePath } from './timeline-path.ts';
import { useCategoryNames } from './use-names.ts';

const CASES = ['dispatch', 'cases', 'notices'] as const;
const PAGES = 10;

/** Why a case is on the supervisor's table; empty = it is not. */
function reasonsOf(t: Say, { escalated, overdue, alarms, blocked }: CaseRow): readonly string[] {
  return [
    ...(escalated === 'supervisor' || escalated === 'administrator' ? [t(`supervisor.escalated.${escalated}`)] : []),
    ...(overdue === true ? [t('supervisor.overdue')] : []),
    ...alarms.map(({ kind }) => t(`supervisor.alarm.${kind}`)),
    ...(blocked ? [t('supervisor.blocked')] : []),
  ];
}

type Act = { readonly row: CaseRow; readonly kind: 'urge' | 'escalate' };

/** Open cases that were escalated to the supervisor, are overdue, blocked, or stand under an alarm; a word to those who work on them is a note on the request, on record. */
export function Notices() {
  const t = useText();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act>();
  const cases = useQuery({
    queryKey: CASES,
    queryFn: async ({ signal }) => {
      const rows: CaseRow[] = [];
      let next: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const part = await read<PageOf<CaseRow>>(`/api/dispatch/cases?limit=200${next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`}`, { signal });
        rows.push(...part.items);
        next = part.next;
        if (next === undefined) break;
      }
      return rows;
    },
  });
  useLive('dispatch', (messages) => {
    if (messages.some(({ stream }) => stream.startsWith('case-'))) void queries.invalidateQueries({ queryKey: CASES });
  });
  const rows = useMemo(() => (cases.data ?? []).map((row) => ({ row, reasons: reasonsOf(t, row) })).filter(({ reasons }) => reasons.length > 0), [cases.data, t]);
  return (
    <Panel title={t('supervisor.notices', { count: rows.length })} flush>
      {cases.data === undefined ? (
        cases.isError ? (
          <Failed error={cases.error} again={() => void cases.refetch()} />
        ) : (
          <Loading />
        )
      ) : rows.length === 0 ? (
        <Empty title={t('supervisor.noNotices')} what={t('supervisor.noNoticesWhat')} icon={BellRing} />
      ) : (
        <ul className={css['notices']} data-notices={rows.length}>
          {rows.map(({ row, reasons }) => (
            <Notice key={row.requestId} row={row} reasons={reasons} onAct={setAct} />
          ))}
        </ul>
      )}
      <ActDialog act={act} onClose={() => setAct(undefined)} />
    </Panel>
  );
}

function Notice({ row, reasons, onAct }: { readonly row: CaseRow; readonly reasons: readonly string[]; readonly onAct: (act: Act) => void }) {
  const t = useText();
  const categoryOf = useCategoryNames();
  return (
    <li className={css['notice']} data-notice={row.requestId}>
      <div className={css['noticeHead']}>
        <Link href={timelinePath(row.requestId)} className={css['behind'] ?? ''} aria-label={t('supervisor.openTimeline', { number: row.number ?? 0 })}>
          {row.number ?? '–'}
        </Link>
        <PriorityBadge priority={row.priority} />
        <span className={css['two']}>
          <b>{categoryOf(row.category)}</b>
          <span className={css['quiet']}>
            <PlaceName place={row.place} area={row.area} />
          </span>
        </span>
        <RowMark subject={row.requestId} />
        <span className={css['quiet']}>
          {t('supervisor.since')} <Since at={row.queuedAt} />
        </span>
      </div>
      <p className={css['reasons']}>
        {reasons.map((reason) => (
          <span key={reason}>
            <TriangleAlert size={13} aria-hidden /> {reason}
          </span>
        ))}
      </p>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => onAct({ row, kind: 'urge' })}>
          {t('supervisor.urge')}
        </Button>
        {row.escalated !== 'administrator' && (
          <Button size="compact-sm" variant="default" onClick={() => onAct({ row, kind: 'escalate' })}>
            {t('supervisor.escalate')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function ActDialog({ act, onClose }: { readonly act: Act | undefined; readonly onClose: () => void }) {
  const t = useText();
  const title = act === undefined ? '' : t(act.kind === 'urge' ? 'supervisor.urgeTitle' : 'supervisor.escalateTitle', { number: act.row.number ?? 0 });
  return (
    <Modal opened={act !== undefined} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      {act !== undefined && <ActForm act={act} onClose={onClose} />}
    </Modal>
  );
}

function ActForm({ act: { row, kind }, onClose }: { readonly act: Act; readonly onClose: () => void }) {
  const t = useText();
  const command = useCommand();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const values = { number: row.number ?? 0 };
    const said = text.trim();
    if (kind === 'urge') {
      command({
        path: `/api/intake/requests/${row.requestId}/add-note`,
        body: { note: t('supervisor.urgeNote', { text: said }) },
        subjects: [row.requestId],
        says: 'supervisor.say.urge',
        values,
      });
      return;
    }
    command({
      path: `/api/dispatch/cases/${row.requestId}/escalate`,
      body: { level: 'administrator', reason: said },
      subjects: [row.requestId],
      says: 'supervisor.say.escalate',
      values,
    });
  };
  return (
    <form onSubmit={submit}>
      <Text size="sm" mb="sm">
        {t(kind === 'urge' ? 'supervisor.urgeWhy' : 'supervisor.escalateWhy')}
      </Text>
      <Textarea label={t('supervisor.words')} value={text} onChange={(event) => setText(event.currentTarget.value)} required maxLength={500} rows={3} data-autofocus />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={text.trim() === ''}>
          {t(kind === 'urge' ? 'supervisor.urge' : 'supervisor.escalate')}
        </Button>
      </Group>
    </form>
  );
}
