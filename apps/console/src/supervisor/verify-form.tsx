import { Button, Group, Radio, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useCommand, usePending } from '../command/use-command.ts';
import { useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useSession } from '../session/session.ts';
import css from './supervisor.module.css';
import { timelinePath } from './timeline-path.ts';
import { useResponderNames } from './use-names.ts';
import type { Waiting } from './waiting.ts';

const ASKED = ['person', 'reporter', 'second-person'] as const;
type Asked = (typeof ASKED)[number];
const RATINGS = ['5', '4', '3', '2', '1'] as const;

/** Whom one asked and what was said; it goes through the queue of commands, and what is refused is said here. */
export function VerifyForm({ one: { request, asks, failedAttempts } }: { readonly one: Waiting }) {
  const t = useText();
  const command = useCommand();
  const pending = usePending(request.id);
  const { subject } = useSession();
  const nameOf = useResponderNames();
  const { all } = useCatalogue();
  const allowed = ASKED.filter((who) => asks.includes(who));
  const [asked, setAsked] = useState<Asked | undefined>(allowed[0]);
  const [rating, setRating] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const { number } = request;
  const needed = all?.thresholds.followUpAttempts ?? 3;
  const own = subject.responderId !== undefined && request.responderIds.includes(subject.responderId);
  const said = note.trim() === '' ? {} : { note: note.trim() };

  const give = (path: string, body: Readonly<Record<string, unknown>>, says: 'supervisor.say.followUp' | 'supervisor.say.close', done: string) => {
    setProblem(undefined);
    command({ path: `/api/intake/requests/${request.id}/${path}`, body, subjects: [request.id], says, values: { number }, inForm: true })
      .settled.then(() => notifications.show({ message: done, closeButtonProps: { 'aria-label': t('close') } }))
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        setProblem(error.body);
      });
  };
  const followUp = (outcome: 'solved' | 'not-solved' | 'not-reached') => {
    if (asked === undefined) return;
    const rated = outcome === 'not-reached' || rating === null ? {} : { rating: Number(rating) };
    give('follow-up', { outcome, asked, channel: 'phone', ...rated, ...said }, 'supervisor.say.followUp', t(`supervisor.done.${outcome}`, { number }));
  };
  const close = () => give('close', said, 'supervisor.say.close', t('supervisor.done.closed', { number }));

  return (
    <Panel
      title={t('supervisor.confirm', { number })}
      aside={
        <Link href={timelinePath(request.id)} className={css['behind'] ?? ''}>
          {t('supervisor.toTimeline')}
        </Link>
      }
    >
      <div className={css['verify']} data-verify={request.id}>
        {request.responderIds.length > 0 && (
          <p>
            {t('supervisor.notBy', { names: request.responderIds.map(nameOf).join(t('supervisor.comma')) })}
            {own && (
              <b className={css['own']}>
                <TriangleAlert size={14} aria-hidden /> {t('supervisor.ownErrand')}
              </b>
            )}
          </p>
        )}
        {allowed.length > 0 ? (
          <div className={css['asked']}>
            <Radio.Group label={t('supervisor.whoSaid')} value={asked ?? ''} onChange={(value) => setAsked(value as Asked)}>
              <Group gap="md" mt={4}>
                {allowed.map((who) => (
                  <Radio key={who} value={who} label={t(`supervisor.ask.${who}`)} />
                ))}
              </Group>
            </Radio.Group>
            <Select
              className={css['narrow'] ?? ''}
              label={t('supervisor.rating')}
              data={RATINGS.map((value) => ({ value, label: t(`supervisor.rating.${value}`) }))}
              value={rating}
              onChange={setRating}
              placeholder={t('supervisor.notRated')}
              clearable
              clearButtonProps={{ 'aria-label': t('supervisor.clear') }}
            />
          </div>
        ) : (
          <p>{t('supervisor.verifiedWhat')}</p>
        )}
        <Textarea
          label={t('supervisor.note')}
          description={t('supervisor.noteWhy')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={1_000}
          autosize={false}
          rows={2}
        />
        <ProblemAlert problem={problem} />
        <Group gap="sm">
          {allowed.length > 0 && (
            <>
              <Button onClick={() => followUp('solved')} loading={pending === 'pending'}>
                {t('supervisor.solved')}
              </Button>
              <Button variant="default" onClick={() => followUp('not-solved')} disabled={pending === 'pending'}>
                {t('supervisor.notSolved')}
              </Button>
              <Button variant="default" onClick={() => followUp('not-reached')} disabled={pending === 'pending'}>
                {t('supervisor.notReached')}
              </Button>
            </>
          )}
          {(allowed.length === 0 || failedAttempts >= needed) && (
            <Button variant={allowed.length === 0 ? 'filled' : 'default'} onClick={close} loading={pending === 'pending'}>
              {t(allowed.length === 0 ? 'supervisor.closeIt' : 'supervisor.closeUnreached', { count: failedAttempts })}
            </Button>
          )}
        </Group>
      </div>
    </Panel>
  );
}
