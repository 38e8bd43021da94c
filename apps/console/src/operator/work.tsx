import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PhoneCall, PhoneMissed } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { read } from '../api/read.ts';
import type { CallRow, Page, RequestRow, WorkList } from '../api/rows.ts';
import { useCommand } from '../command/use-command.ts';
import { type Say, useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { Panel } from '../parts/page.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Ago, Due } from '../time/times.tsx';
import { Row } from './beside.tsx';
import { CallPhone } from './call-phone.tsx';
import { emptyForm } from './call-form.ts';
import css from './operator.module.css';
import type { Desk } from './use-desk.ts';

const WORK = ['intake', 'work'] as const;
const DRAFTS = ['intake', 'drafts'] as const;
const RINGING = ['intake', 'ringing'] as const;

/** What the desk owes people: who rings, who is to be called back, asked, told, and what somebody began. */
export const Work = memo(function Work({ desk }: { readonly desk: Desk }) {
  const t = useText();
  const work = useQuery({ queryKey: WORK, queryFn: ({ signal }) => read<WorkList>('/api/intake/work', { signal }) });
  const drafts = useQuery({ queryKey: DRAFTS, queryFn: ({ signal }) => read<Page<RequestRow>>('/api/intake/requests?status=draft,returned&limit=50', { signal }) });
  const ringing = useQuery({ queryKey: RINGING, queryFn: ({ signal }) => read<Page<CallRow>>('/api/intake/calls?status=ringing&limit=20', { signal }) });
  useLive('intake', (messages, queries) => {
    if (messages.some(({ type }) => type.startsWith('intake.'))) for (const queryKey of [WORK, DRAFTS, RINGING]) void queries.invalidateQueries({ queryKey });
  });
  if (work.data === undefined) return work.isError ? <Failed error={work.error} again={() => void work.refetch()} /> : <Loading />;
  const { callbacks, followUps, callersToInform } = work.data;
  const own = desk.form.request?.id;
  const calls = (ringing.data?.items ?? []).filter(({ medium }) => medium === 'phone');
  const begun = (drafts.data?.items ?? []).filter(({ id, place, category, guessed }) => id !== own && (place !== undefined || category !== undefined || guessed === true));
  const nothing = callbacks.length + followUps.length + callersToInform.length + calls.length + begun.length === 0;
  return (
    <div className={css['work']} data-work>
      {nothing && (
        <Panel title={t('operator.work')}>
          <Empty title={t('operator.nothing')} what={t('operator.nothingWhat')} icon={PhoneMissed} />
        </Panel>
      )}
      <List title={t('operator.kind.ringing', { count: calls.length })} of={calls} draw={(call) => <Ringing key={call.id} call={call} desk={desk} t={t} />} />
      <List title={t('operator.kind.callbacks', { count: callbacks.length })} of={callbacks} draw={(call) => <Callback key={call.id} call={call} desk={desk} t={t} />} />
      <List title={t('operator.kind.followUps', { count: followUps.length })} of={followUps} draw={(one) => <FollowUp key={one.request.id} one={one} t={t} />} />
      <List title={t('operator.kind.inform', { count: callersToInform.length })} of={callersToInform} draw={(one) => <Inform key={one.request.id} one={one} t={t} />} />
      <List
        title={t('operator.kind.drafts', { count: begun.length })}
        of={begun}
        draw={(row) => (
          <Row key={row.id} row={row} why={<Ago at={row.updatedAt} />}>
            <Button size="compact-sm" variant="default" onClick={() => void desk.openDraft(row.id).catch(() => undefined)}>
              {t('operator.continue')}
            </Button>
          </Row>
        )}
      />
    </div>
  );
});

function List<One>({ title, of, draw }: { readonly title: string; readonly of: readonly One[]; readonly draw: (one: One) => ReactNode }) {
  if (of.length === 0) return null;
  return (
    <Panel title={title} flush>
      <ul className={css['rows']}>{of.map(draw)}</ul>
    </Panel>
  );
}

function CallItem({ call, why, children }: { readonly call: CallRow; readonly why: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={css['item']}>
      <div className={css['itemMain']}>
        <span className={css['itemHead']}>
          <CallPhone call={call} />
          {call.caller?.name !== undefined && <span className={css['cut']}>{call.caller.name}</span>}
          <RowMark subject={call.id} />
        </span>
        <span className={css['itemSub']}>{why}</span>
      </div>
      <div className={css['itemDo']}>{children}</div>
    </li>
  );
}

function Ringing({ call, desk, t }: { readonly call: CallRow; readonly desk: Desk; readonly t: Say }) {
  const command = useCommand();
  const answer = () => {
    command({ path: `/api/intake/calls/${call.id}/answer`, body: { channel: 'phone' }, subjects: [call.id], says: 'operator.say.answer', values: { number: call.number } });
    desk.begin({ ...emptyForm(), call: { id: call.id }, name: call.caller?.name ?? '' });
  };
  return (
    <CallItem call={call} why={<Ago at={call.contactAt} />}>
      <Button size="compact-sm" leftSection={<PhoneCall size={14} aria-hidden />} onClick={answer}>
        {t('operator.answer')}
      </Button>
    </CallItem>
  );
}

function Callback({ call, desk, t }: { readonly call: WorkList['callbacks'][number]; readonly desk: Desk; readonly t: Say }) {
  const command = useCommand();
  const attempts = typeof call.callbackAttempts === 'number' ? call.callbackAttempts : 0;
  const say = (outcome: 'reached' | 'no-answer' | 'wrong-number') => {
    command({
      path: `/api/intake/calls/${call.id}/callback`,
      body: { outcome, channel: 'phone' },
      subjects: [call.id],
      says: 'operator.say.callback',
      values: { number: call.number },
    });
    if (outcome === 'reached') desk.begin({ ...emptyForm(), call: { id: call.id }, name: call.caller?.name ?? '' });
  };
  return (
    <CallItem
      call={call}
      why={
        <>
          <span>
            {t('operator.missed')} <Ago at={call.missedAt ?? call.contactAt} />
            {attempts > 0 && ` · ${t('operator.attempts', { count: attempts })}`}
          </span>
          <Due at={call.dueAt} from={call.missedAt ?? call.contactAt} />
        </>
      }
    >
      <Group gap={4} wrap="nowrap">
        <Button size="compact-sm" onClick={() => say('reached')}>
          {t('operator.reached')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say('no-answer')}>
          {t('operator.noAnswer')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say('wrong-number')}>
          {t('operator.wrongNumber')}
        </Button>
      </Group>
    </CallItem>
  );
}

function FollowUp({ one: { request, dueAt, asks, failedAttempts }, t }: { readonly one: WorkList['followUps'][number]; readonly t: Say }) {
  const command = useCommand();
  const asked = (asks[0] ?? 'reporter') as keyof typeof ASKED;
  const say = (outcome: 'solved' | 'not-solved' | 'not-reached') =>
    command({
      path: `/api/intake/requests/${request.id}/follow-up`,
      body: { outcome, asked, channel: 'phone' },
      subjects: [request.id],
      says: 'operator.say.followUp',
      values: { number: request.number },
    });
  return (
    <Row
      row={request}
      why={
        <>
          {t(ASKED[asked])}
          {failedAttempts > 0 && ` · ${t('operator.attempts', { count: failedAttempts })}`} <Due at={dueAt} />
        </>
      }
    >
      <Group gap={4} wrap="nowrap">
        <RowMark subject={request.id} />
        <Button size="compact-sm" onClick={() => say('solved')}>
          {t('operator.solved')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say('not-solved')}>
          {t('operator.notSolved')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say('not-reached')}>
          {t('operator.notReached')}
        </Button>
      </Group>
    </Row>
  );
}

const ASKED = { person: 'operator.ask.person', reporter: 'operator.ask.reporter', 'second-person': 'operator.ask.second' } as const;

function Inform({ one: { request, callers }, t }: { readonly one: WorkList['callersToInform'][number]; readonly t: Say }) {
  const command = useCommand();
  const [first] = callers;
  if (first === undefined) return null;
  const say = (outcome: 'reached' | 'no-answer') =>
    command({
      path: `/api/intake/requests/${request.id}/inform-caller`,
      body: { personId: first.personId, outcome, channel: 'phone' },
      subjects: [request.id],
      says: 'operator.say.inform',
      values: { number: request.number },
    });
  return (
    <Row row={request} why={t('operator.inform', { count: callers.length })}>
      <Group gap={4} wrap="nowrap">
        <Button size="compact-sm" onClick={() => say('reached')}>
          {t('operator.told')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say('no-answer')}>
          {t('operator.noAnswer')}
        </Button>
      </Group>
    </Row>
  );
}
