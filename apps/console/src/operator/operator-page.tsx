import { useQuery } from '@tanstack/react-query';
import { PhoneMissed } from 'lucide-react';
import { read } from '../api/read.ts';
import type { WorkList } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { useLive } from '../live/use-live.ts';
import { RequestState } from '../look/badges.tsx';
import { Page, Panel } from '../parts/page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { Ago, Due } from '../time/times.tsx';

/** What the desk still owes people. */
export default function OperatorPage() {
  const t = useText();
  const work = useQuery({ queryKey: ['intake', 'work'], queryFn: ({ signal }) => read<WorkList>('/api/intake/work', { signal }) });
  useLive('intake', (_messages, queries) => void queries.invalidateQueries({ queryKey: ['intake', 'work'] }));
  if (work.isPending) return <Loading />;
  if (work.isError) return <Failed error={work.error} again={() => void work.refetch()} />;
  const { callbacks, followUps } = work.data;
  return (
    <Page title={t('operator.work')}>
      {callbacks.length + followUps.length === 0 && <Empty title={t('operator.nothing')} what={t('operator.nothingWhat')} icon={PhoneMissed} />}
      {callbacks.length > 0 && (
        <Panel title={t('operator.kind.callbacks')}>
          {callbacks.map((call) => (
            <p key={call.id}>
              {call.caller?.phone} <Ago at={call.contactAt} /> <Due at={call.dueAt} from={call.contactAt} />
            </p>
          ))}
        </Panel>
      )}
      {followUps.length > 0 && (
        <Panel title={t('operator.kind.followUps')}>
          {followUps.map(({ request, dueAt }) => (
            <p key={request.id}>
              {request.number} <RequestState status={request.status} /> <Due at={dueAt} />
            </p>
          ))}
        </Panel>
      )}
    </Page>
  );
}
