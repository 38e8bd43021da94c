import { Button, Group, Menu, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentRow, CaseDetail, CaseRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { AssignmentState } from '../look/badges.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { At, Due } from '../time/times.tsx';
import css from './dispatcher.module.css';
import { type Dispatch, HEARD_BY, type HeardBy, type Report, REPORTS } from './use-dispatch.tsx';

const STEPS = ['offered', 'acknowledged', 'en-route', 'on-scene', 'with-person', 'transporting', 'at-facility', 'handed-over', 'cleared'] as const;

interface AssignmentsProps {
  readonly row: CaseRow;
  readonly detail: CaseDetail;
  readonly nameOf: (one: AssignmentRow) => string;
  readonly dispatch: Dispatch;
  readonly onReassign: (one: AssignmentRow) => void;
}

/** Who was offered it, how far each is, and what the dispatcher can do for or about him. */
export function Assignments({ row, detail, nameOf, dispatch, onReassign }: AssignmentsProps) {
  const t = useText();
  if (row.assignments.length === 0) return null;
  return (
    <section className={css['part']}>
      <h3>{t('dispatcher.assignments')}</h3>
      <ul className={css['plain']}>
        {row.assignments.toReversed().map((one) => (
          <One key={one.assignmentId} {...{ row, one, dispatch, onReassign }} name={nameOf(one)} />
        ))}
      </ul>
      {detail.stages !== undefined && detail.stages.length > 0 && (
        <ol className={css['stages']} aria-label={t('dispatcher.stages')}>
          {detail.stages.map(({ stage, kind, place, startedAt, completedAt }) => (
            <li key={stage} data-done={completedAt !== undefined}>
              {kind}
              {place !== undefined && ` · ${place}`}{' '}
              <span className={css['quiet']}>
                {completedAt !== undefined ? <At at={completedAt} /> : startedAt !== undefined ? <At at={startedAt} /> : t('dispatcher.stage.waits')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function One({ row, one, name, dispatch, onReassign }: Omit<AssignmentsProps, 'detail' | 'nameOf'> & { readonly one: AssignmentRow; readonly name: string }) {
  const t = useText();
  const [channel, setChannel] = useState<HeardBy>('phone');
  const times = STEPS.flatMap((step) => {
    const at = step === 'offered' ? one.offeredAt : one.times[step];
    return at === undefined ? [] : [{ step, at }];
  });
  return (
    <li className={css['assignment']} data-assignment={one.n} data-status={one.status} data-ended={one.ended}>
      <Group gap="sm">
        <strong>{name}</strong>
        <AssignmentState status={one.status} />
        {one.respondBy !== undefined && <Due at={one.respondBy} from={one.offeredAt} />}
        {one.blockedSince !== undefined && <strong className={css['alert']}>{t('dispatcher.blocked')}</strong>}
        <RowMark subject={one.assignmentId} />
      </Group>
      <ol className={css['steps']} aria-label={t('dispatcher.steps', { name })}>
        {times.map(({ step, at }) => (
          <li key={step}>
            {t(`assignment.${step}`)} <At at={at} seconds />
          </li>
        ))}
      </ol>
      {(!one.ended || one.status === 'timed-out') && (
        <Group gap={6}>
          <Menu position="bottom-start" shadow="md">
            <Menu.Target>
              <Button size="compact-xs" variant="light">
                {t('dispatcher.report')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('dispatcher.reportFor', { name, channel: t(`dispatcher.channel.${channel}`) })}</Menu.Label>
              {possible(one).map((what) => (
                <Menu.Item key={what} onClick={() => dispatch.report(row, one, name, what, channel)}>
                  {t(`dispatcher.report.${what}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <NativeSelect
            size="xs"
            className={css['channel'] ?? ''}
            aria-label={t('dispatcher.channel', { name })}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value as HeardBy)}
            data={HEARD_BY.map((value) => ({ value, label: t(`dispatcher.channel.${value}`) }))}
          />
          {!one.ended && (
            <>
              <Button size="compact-xs" variant="default" onClick={() => onReassign(one)}>
                {t('dispatcher.reassign')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => dispatch.standDownOne(row, one, name)}>
                {t('dispatcher.standDownOne')}
              </Button>
            </>
          )}
        </Group>
      )}
    </li>
  );
}

/** What can be told of him now; a milestone that was passed over may be told later. */
function possible(one: AssignmentRow): readonly Report[] {
  if (one.status === 'timed-out') return ['acknowledge'];
  if (one.status === 'offered') return ['acknowledge', 'decline'];
  const told: Readonly<Partial<Record<Report, string>>> = {
    acknowledge: 'acknowledged',
    'en-route': 'en-route',
    'on-scene': 'on-scene',
    'with-person': 'with-person',
    transporting: 'transporting',
    'at-facility': 'at-facility',
    'hand-over': 'handed-over',
  };
  const blocked = one.blockedSince !== undefined;
  return REPORTS.filter((what) => {
    if (what === 'block') return !blocked;
    if (what === 'unblock') return blocked;
    const milestone = told[what];
    return milestone === undefined || one.times[milestone] === undefined;
  });
}
