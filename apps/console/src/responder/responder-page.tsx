import { useQuery } from '@tanstack/react-query';
import { Footprints } from 'lucide-react';
import { ProblemError } from '../api/problem.ts';
import { read } from '../api/read.ts';
import type { OwnTasks } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { AssignmentState, PriorityBadge } from '../look/badges.tsx';
import { Page, Panel } from '../parts/page.tsx';
import { placeText } from '../parts/place-text.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';

/** What somebody with a phone in the hand has to do now. */
export default function ResponderPage() {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const own = useQuery({ queryKey: ['dispatch', 'me'], queryFn: ({ signal }) => read<OwnTasks>('/api/dispatch/responders/me', { signal }) });
  useLive('dispatch', (_messages, queries) => void queries.invalidateQueries({ queryKey: ['dispatch', 'me'] }));
  if (own.isPending) return <Loading />;
  if (own.error instanceof ProblemError && own.error.code === 'not-a-responder') return <Empty title={t('responder.notOne')} what={t('responder.notOneWhat')} icon={Footprints} />;
  if (own.isError) return <Failed error={own.error} again={() => void own.refetch()} />;
  const { assignments } = own.data;
  return (
    <Page title={t('responder.tasks')}>
      {assignments.length === 0 && <Empty title={t('responder.none')} what={t('responder.noneWhat')} icon={Footprints} />}
      {assignments.map((assignment) => (
        <Panel key={assignment.assignmentId} title={both(catalogue.category(assignment.case.category)?.name)} aside={<PriorityBadge priority={assignment.case.priority} />}>
          <p>{placeText(assignment.case.place, assignment.case.area)}</p>
          <AssignmentState status={assignment.status} />
        </Panel>
      ))}
    </Page>
  );
}
