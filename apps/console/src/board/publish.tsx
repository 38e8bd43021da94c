import { Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { post, read, send } from '../api/read.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { currentSession, onSession } from '../session/store.ts';
import css from './board.module.css';
import { inOneLine, Said } from './said.tsx';
import type { Names } from './use-board.ts';

interface CommunityOf {
  readonly id: string;
  readonly name: Names;
  readonly boardPublished: boolean;
}

/** Whether whoever looks may publish boards. */
export function useMayPublish(): boolean {
  const session = useSyncExternalStore(onSession, currentSession);
  return session.phase === 'in' && session.subject.rights.some(({ role }) => role === 'supervisor' || role === 'administrator');
}

/** The supervisor says which boards everybody may see; it is on the record who did. */
export function Publish() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState<string>();
  const communities = useQuery({
    queryKey: ['board', 'communities'],
    queryFn: ({ signal }) => read<{ items: readonly CommunityOf[] }>('/api/intake/communities', { signal }),
    retry: false,
  });
  const items = communities.data?.items ?? [];
  if (items.length === 0) return null;
  const set = async (id: string, published: boolean) => {
    setBusy(id);
    setProblem(undefined);
    try {
      const { version } = await post<{ version: number }>(`/api/intake/communities/${id}/publish-board`, { published }, { 'idempotency-key': v7() });
      queries.setQueryData<{ items: readonly CommunityOf[] }>(['board', 'communities'], (before) =>
        before === undefined ? undefined : { items: before.items.map((one) => (one.id === id ? { ...one, boardPublished: published } : one)) },
      );
      await shownAfter(id, version);
      await queries.invalidateQueries({ queryKey: ['board'], predicate: ({ queryKey }) => queryKey[1] !== 'communities' });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.body);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className={css['publish']} data-print="no" data-publish>
      <h2>
        <Said id="board.publish" />
      </h2>
      <p className={css['none']}>
        <Said id="board.publishWhat" />
      </p>
      {problem !== undefined && <ProblemAlert problem={problem} />}
      {items.map(({ id, name, boardPublished }) => (
        <Switch
          key={id}
          label={name.zh}
          checked={boardPublished}
          disabled={busy === id}
          aria-description={inOneLine('board.publish')}
          onChange={(event) => void set(id, event.currentTarget.checked)}
        />
      ))}
    </section>
  );
}

/** The boards are read from a view: waits until it has the change. */
async function shownAfter(id: string, version: number): Promise<void> {
  await send(`/api/intake/communities/${id}`, { headers: { after: `${id}@${version}` } });
}
