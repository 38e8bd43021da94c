import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { read } from '../api/read.ts';
import type { Page as PageOf, RequestRow, WorkList } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { PriorityBadge } from '../look/badges.tsx';
import { Page, Panel } from '../parts/page.tsx';
import { PlaceName } from '../parts/place-name.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Ago, Due } from '../time/times.tsx';
import { Notices } from './notices.tsx';
import css from './supervisor.module.css';
import { useCategoryNames } from './use-names.ts';
import { VerifyForm } from './verify-form.tsx';
import type { Waiting } from './waiting.ts';

const WORK = ['intake', 'work'] as const;
const VERIFIED = ['intake', 'requests', 'verified'] as const;

/** Resolved is what the responder says; verified is what somebody else says. Beside it the notices: what has gone up to the supervisor. */
export default function VerifyPage() {
  const t = useText();
  const queries = useQueryClient();
  const [picked, setPicked] = useState<string>();
  const work = useQuery({ queryKey: WORK, queryFn: ({ signal }) => read<WorkList>('/api/intake/work', { signal }) });
  const verified = useQuery({ queryKey: VERIFIED, queryFn: ({ signal }) => read<PageOf<RequestRow>>('/api/intake/requests?status=verified&limit=200', { signal }) });
  useLive('intake', (messages) => {
    if (messages.some(({ stream }) => stream.startsWith('request-'))) for (const queryKey of [WORK, VERIFIED]) void queries.invalidateQueries({ queryKey });
  });
  const waiting = useMemo<readonly Waiting[]>(
    () => [
      ...(work.data?.followUps ?? []).map(({ request, asks, failedAttempts, dueAt }) => ({ request, asks, failedAttempts, dueAt })),
      ...(verified.data?.items ?? []).map((request) => ({ request, asks: [], failedAttempts: 0 })),
    ],
    [work.data, verified.data],
  );
  if (work.data === undefined) return work.isError ? <Failed error={work.error} again={() => void work.refetch()} /> : <Loading />;
  const chosen = waiting.find(({ request }) => request.id === picked) ?? waiting[0];
  return (
    <Page title={t('supervisor.verifyTitle')}>
      <div className={css['verifyPage']}>
        <div className={css['column']}>
          <Panel title={t('supervisor.waiting', { count: waiting.length })} flush>
            {waiting.length === 0 ? (
              <Empty title={t('supervisor.nothingWaits')} what={t('supervisor.nothingWaitsWhat')} icon={BadgeCheck} />
            ) : (
              <ul className={css['cards']} data-waiting={waiting.length}>
                {waiting.map((one) => (
                  <Card key={one.request.id} one={one} chosen={one === chosen} onPick={() => setPicked(one.request.id)} />
                ))}
              </ul>
            )}
          </Panel>
          {chosen !== undefined && <VerifyForm key={chosen.request.id} one={chosen} />}
        </div>
        <Notices />
      </div>
    </Page>
  );
}

function Card({ one: { request, asks, dueAt, failedAttempts }, chosen, onPick }: { readonly one: Waiting; readonly chosen: boolean; readonly onPick: () => void }) {
  const t = useText();
  const categoryOf = useCategoryNames();
  return (
    <li>
      <button type="button" className={css['card']} aria-pressed={chosen} onClick={onPick} data-request={request.id}>
        <span className={css['number']}>{request.number}</span>
        <PriorityBadge priority={request.priority} />
        <span className={css['two']}>
          <b>{categoryOf(request.category)}</b>
          <span className={css['quiet']}>
            <PlaceName place={request.place} area={request.area} />
            {asks.length === 0 ? ` · ${t('supervisor.onlyClose')}` : failedAttempts > 0 ? ` · ${t('supervisor.attempts', { count: failedAttempts })}` : ''}
          </span>
        </span>
        <RowMark subject={request.id} />
        {dueAt === undefined ? <Ago at={request.updatedAt} /> : <Due at={dueAt} />}
      </button>
    </li>
  );
}
