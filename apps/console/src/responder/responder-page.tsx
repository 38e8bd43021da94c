import { useQuery } from '@tanstack/react-query';
import { Footprints } from 'lucide-react';
import { useEffect } from 'react';
import { ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';
import type { OwnTasks } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { forget, kept } from '../offline/pictures.ts';
import { Page } from '../parts/page.tsx';
import { useTellPresence } from '../presence/tell-presence.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Duty } from './duty.tsx';
import css from './responder.module.css';
import { TaskCard } from './task-card.tsx';
import { OWN } from './use-report.ts';

/** What somebody with a phone in the hand has to do now. */
export default function ResponderPage() {
  const t = useText();
  const own = useQuery({ queryKey: OWN, queryFn: kept((context) => read<OwnTasks>('/api/dispatch/responders/me', context)) });
  const keep = own.data?.assignments.map(({ case: { requestId } }) => `dispatch case ${requestId}`).join();
  // Of an errand that is over nothing stays on the phone.
  useEffect(() => {
    if (keep !== undefined) void forget((name) => name.startsWith('dispatch case ') && !keep.split(',').includes(name));
  }, [keep]);
  useTellPresence();
  // A responder hears only of his own cases: few messages, each worth a look at the whole.
  useLive('dispatch', (_messages, queries) => void queries.invalidateQueries({ queryKey: ['dispatch'] }));
  if (own.isPending) return <Loading />;
  if (own.error instanceof ProblemError && own.error.code === 'not-a-responder') return <Empty title={t('responder.notOne')} what={t('responder.notOneWhat')} icon={Footprints} />;
  // Without a network the last picture stays: it is what he works from.
  if (own.data === undefined) return <Failed error={own.error} again={() => void own.refetch()} />;
  const { assignments, responder } = own.data;
  const offersFirst = assignments.toSorted((a, b) => Number(b.status === 'offered') - Number(a.status === 'offered') || a.offeredAt.localeCompare(b.offeredAt));
  return (
    <Page title={t('responder.tasks')}>
      <div className={css['page']}>
        {assignments.length === 0 && <Empty title={t('responder.none')} what={t('responder.noneWhat')} icon={Footprints} />}
        {offersFirst.map((assignment) => (
          <TaskCard key={assignment.assignmentId} assignment={assignment} />
        ))}
        <Duty responder={responder} />
      </div>
    </Page>
  );
}
