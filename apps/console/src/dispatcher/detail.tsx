import { ActionIcon, Alert, Button, Group, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DoorOpen, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';
import type { AssignmentRow, CaseDetail, CaseRow, RequestDetail } from '../api/rows.ts';
import { useEdit } from '../command/use-edit.tsx';
import { useBoth, useText } from '../language/use-text.ts';
import { CaseState, PriorityBadge } from '../look/badges.tsx';
import { Masked } from '../parts/masked.tsx';
import { PlaceName } from '../parts/place-name.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useTellProblem } from '../shell/tell-problem.tsx';
import { Assignments } from './assignments.tsx';
import css from './dispatcher.module.css';
import { CaseTimeline } from './case-timeline.tsx';
import { Lookers } from './lookers.tsx';
import { CategoryName, Clock, Marks } from './queue.tsx';
import { Recommended } from './recommended.tsx';
import type { Dispatch } from './use-dispatch.tsx';

interface DetailProps {
  readonly requestId: string;
  readonly row: CaseRow | undefined;
  readonly own: string;
  /** Names of others who look at this case now. */
  readonly others: readonly string[];
  readonly nameOf: (one: AssignmentRow) => string;
  readonly dispatch: Dispatch;
  readonly onPaper: () => void;
  readonly onClose: () => void;
}

/** One case beside the queue: what is known, who is on it, who could go, and everything that has happened. */
export function Detail(props: DetailProps) {
  const { requestId, row } = props;
  const found = useQuery({ queryKey: ['dispatch', 'case', requestId, 'whole'], queryFn: ({ signal }) => read<CaseDetail>(`/api/dispatch/cases/${requestId}`, { signal }) });
  if (found.data === undefined) return found.isError ? <Failed error={found.error} again={() => void found.refetch()} /> : <Loading />;
  const { assignments, ...rest } = found.data;
  // The row of the queue is live; what only the whole case says stays.
  const newest = row !== undefined && (row.version ?? 0) > found.data.version ? { ...rest, ...row } : rest;
  return <Known {...props} found={found.data} row={{ ...newest, assignments: row !== undefined && (row.version ?? 0) > found.data.version ? row.assignments : assignments }} />;
}

function Known({ requestId, row, found, own, others, nameOf, dispatch, onPaper, onClose }: Omit<DetailProps, 'row'> & { readonly row: CaseRow; readonly found: CaseDetail }) {
  const t = useText();
  const both = useBoth();
  const [reassigning, setReassigning] = useState<AssignmentRow>();
  const number = row.number ?? 0;
  const note = both(found.building?.accessNote);
  return (
    <div className={css['detail']} data-case={number}>
      <div className={css['detailHead']}>
        <h2>
          #{number} <CategoryName category={row.category} />
        </h2>
        <RowMark subject={requestId} />
        <ActionIcon variant="subtle" aria-label={t('dispatcher.closeDetail')} onClick={onClose} ml="auto">
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
      <Lookers names={others} />
      <div className={css['facts']}>
        <Priority row={row} />
        <CaseState status={row.status} />
        <Clock row={row} />
        <Marks row={row} own={own} />
      </div>
      <p className={css['where']}>
        <PlaceName place={row.place} area={row.area} />
        {found.building !== undefined && (
          <span className={css['quiet']}>
            {t('dispatcher.floors', { floors: found.building.floors })} · {t(found.building.lift ? 'dispatcher.lift' : 'dispatcher.noLift')}
          </span>
        )}
      </p>
      {note !== '' && (
        <p className={css['access']} data-access-note>
          <DoorOpen size={16} aria-hidden />
          {note}
        </p>
      )}
      {row.person !== undefined && row.person.erased !== true && (
        <p className={css['person']}>
          <span>{row.person.name ?? t('dispatcher.somebody')}</span>
          {row.person.phone !== undefined && (
            <Masked
              masked={row.person.phone}
              label={t('dispatcher.phone')}
              path={`/api/dispatch/cases/${requestId}/reveal`}
              body={{ fields: ['phone'] }}
              pick={(answer) => answer['phone'] as string | undefined}
            />
          )}
        </p>
      )}
      {found.notes.map(({ noteId, text }) => text !== undefined && text !== '' && <blockquote key={noteId}>{text}</blockquote>)}
      {row.alarms.map(({ alarm, kind, raisedAt }) => (
        <Alert key={`${alarm}${raisedAt}`} color="red" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={t(`dispatcher.alarm.${kind}`)}>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => dispatch.settleAlarm(row, alarm, 'finish')}>
              {t('dispatcher.alarm.finish')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => dispatch.settleAlarm(row, alarm, 'stand-down')}>
              {t('dispatcher.alarm.standDown')}
            </Button>
          </Group>
        </Alert>
      ))}
      <Group gap="xs">
        {row.takenBy !== own && (
          <Button size="compact-sm" variant="default" onClick={() => dispatch.take(row)}>
            {t('dispatcher.take')}
          </Button>
        )}
        {row.escalated !== 'administrator' && (
          <Button size="compact-sm" variant="default" onClick={() => dispatch.escalate(row)}>
            {t(row.escalated === 'supervisor' ? 'dispatcher.escalate.administrator' : 'dispatcher.escalate.supervisor')}
          </Button>
        )}
        {row.short && !row.minimumOverridden && (
          <Button size="compact-sm" variant="default" onClick={() => dispatch.overrideMinimum(row)}>
            {t('dispatcher.overrideMinimum')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onPaper}>
          {t('dispatcher.fromPaper')}
        </Button>
        <Button size="compact-sm" variant="default" color="red" onClick={() => dispatch.standDown(row)}>
          {t('dispatcher.standDown')}
        </Button>
      </Group>
      <Assignments row={row} detail={found} nameOf={nameOf} dispatch={dispatch} onReassign={setReassigning} />
      <Recommended key={reassigning?.assignmentId ?? 'offer'} row={row} reassigning={reassigning} onDone={() => setReassigning(undefined)} dispatch={dispatch} />
      <CaseTimeline requestId={requestId} />
    </div>
  );
}

const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** The priority, and another one: a content edit, so two people changing it at once are both shown. */
function Priority({ row }: { readonly row: CaseRow }) {
  const t = useText();
  const tell = useTellProblem();
  const { send, dialog } = useEdit();
  const path = `/api/intake/requests/${row.requestId}`;
  const request = useQuery({ queryKey: ['dispatch', 'case', row.requestId, 'request'], queryFn: ({ signal }) => read<RequestDetail>(path, { signal }), retry: false });
  const version = request.data?.version;
  const field = t('dispatcher.column.priority');
  const set = (priority: string) => {
    if (version === undefined) return;
    send({
      wanted: {
        path: `${path}/set-priority`,
        body: { priority, priorityReason: t('dispatcher.priority.reason') },
        subjects: [row.requestId],
        ifMatch: version,
        says: 'dispatcher.say.priority',
        values: { number: row.number ?? 0, priority },
      },
      mine: { [field]: priority },
      load: async () => {
        const now = await read<RequestDetail>(path);
        return { version: now.version, values: { [field]: now.priority ?? '' } };
      },
    }).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      tell(error.body, t('dispatcher.say.priority', { number: row.number ?? 0, priority }));
    });
  };
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={css['priority']} disabled={version === undefined}>
            <PriorityBadge priority={row.priority} withWord />
            <span className="for-readers-only">{t('dispatcher.priority.change')}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRIORITIES.filter((one) => one !== row.priority).map((one) => (
            <Menu.Item key={one} onClick={() => set(one)}>
              <PriorityBadge priority={one} withWord />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  );
}
