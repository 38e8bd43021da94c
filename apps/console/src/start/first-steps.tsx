import { Button, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Circle, CircleCheck, PartyPopper } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { LinkDialog, type MadeLink } from '../administrator/link-dialog.tsx';
import { NewAccount } from '../administrator/new-account.tsx';
import { useAreas } from '../administrator/use-areas.ts';
import { useAsk } from '../administrator/use-ask.ts';
import { type Say, useText } from '../language/use-text.ts';
import { Panel } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { SetPassword } from '../session/set-password.tsx';
import { loadSample } from './load-sample.ts';
import { PageOf } from './page-of.tsx';
import css from './start.module.css';
import { accountOf, doneSteps, type Facts, STEPS, type StepId, type Worker, WORKERS } from './steps.ts';
import { FACTS, useFacts } from './use-facts.ts';

/** The way from an empty system to a first closed request: every tick is a fact of the servers. */
export function FirstSteps({ onPutAway }: { readonly onPutAway: () => void }) {
  const t = useText();
  const [complete, setComplete] = useState(false);
  const facts = useFacts(!complete);
  if (facts.data === undefined) return facts.isError ? <Failed error={facts.error} again={() => void facts.refetch()} /> : <Loading />;
  const done = doneSteps(facts.data);
  if (done.size === STEPS.length && !complete) setComplete(true);
  return (
    <Panel
      title={t('start.title')}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={onPutAway} data-put-away>
          {t('start.putAway')}
        </Button>
      }
    >
      <div className={css['progress']}>
        <Progress value={(100 * done.size) / STEPS.length} aria-label={t('start.progress')} flex={1} />
        <span role="status" data-done={done.size}>
          {t('start.done', { done: done.size, all: STEPS.length })}
        </span>
      </div>
      {done.size === STEPS.length ? (
        <div className={css['finished']} data-finished>
          <PartyPopper size={28} strokeWidth={1.5} aria-hidden />
          <div>
            <Text fw={600}>{t('start.finished')}</Text>
            <Text size="sm" c="dimmed">
              {t('start.finishedWhat')}
            </Text>
          </div>
        </div>
      ) : (
        <Text size="sm" c="dimmed" mb="xs">
          {t('start.what')}
        </Text>
      )}
      <Steps facts={facts.data} done={done} />
    </Panel>
  );
}

function Steps({ facts, done }: { readonly facts: Facts; readonly done: ReadonlySet<StepId> }) {
  const t = useText();
  const areas = useAreas();
  const queries = useQueryClient();
  const [setting, setSetting] = useState(false);
  const [making, setMaking] = useState<Worker>();
  const [link, setLink] = useState<MadeLink>();
  const next = STEPS.find((step) => !done.has(step));
  const refresh = () => void queries.invalidateQueries({ queryKey: FACTS });
  const step = (id: StepId, children: ReactNode, what?: string) => (
    <Step id={id} done={done.has(id)} next={next === id} what={what ?? t(`start.${id}.what`)}>
      {children}
    </Step>
  );
  const nameOf = (role: Worker) => accountOf(facts, role)?.displayName ?? t(`role.${role}`);
  return (
    <>
      <h3 className={css['part']}>{t('start.part.ready')}</h3>
      <ol className={css['steps']}>
        {step(
          'password',
          <Button size="compact-md" variant={next === 'password' ? 'filled' : 'default'} onClick={() => setSetting(true)}>
            {t('start.password.do')}
          </Button>,
        )}
        {step('community', <LoadSample next={next === 'community'} onDone={refresh} />)}
      </ol>
      <h3 className={css['part']}>{t('start.part.people')}</h3>
      <ol className={css['steps']} start={3}>
        {WORKERS.map((role) => (
          <WorkerStep key={role} {...{ role, facts, next, t }} done={done.has(role)} onMake={() => setMaking(role)} onLink={setLink} />
        ))}
      </ol>
      <h3 className={css['part']}>{t('start.part.request')}</h3>
      <ol className={css['steps']} start={6}>
        {step('log', <PageOf path="/operator" page="screen.operator" role="operator" who={nameOf('operator')} />)}
        {step('assign', <PageOf path="/dispatcher" page="screen.dispatcher" role="dispatcher" who={nameOf('dispatcher')} />, t('start.assign.what', { name: nameOf('responder') }))}
        {step('help', <PageOf path="/tasks" page="screen.responder" role="responder" who={nameOf('responder')} />)}
        {step('close', <PageOf path="/operator" page="screen.operator" role="operator" who={nameOf('operator')} />)}
      </ol>
      <SetPassword
        opened={setting}
        first
        onClose={() => {
          setSetting(false);
          refresh();
        }}
      />
      <NewAccount
        key={making ?? 'none'}
        opened={making !== undefined}
        areas={areas}
        {...(making === undefined ? {} : { role: making })}
        onClose={() => {
          setMaking(undefined);
          refresh();
        }}
        onLink={setLink}
      />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </>
  );
}

function Step({ id, done, next, what, children }: { readonly id: StepId; readonly done: boolean; readonly next: boolean; readonly what: string; readonly children?: ReactNode }) {
  const t = useText();
  return (
    <li className={css['step']} data-step={id} data-done={done} data-next={next} aria-current={next ? 'step' : undefined}>
      {done ? <CircleCheck className={css['tick']} size={20} aria-hidden /> : <Circle className={css['tick']} size={20} aria-hidden />}
      <div className={css['stepText']}>
        <span className={css['stepTitle']}>
          {t(`start.${id}`)}
          <span className="for-readers-only">{t(done ? 'start.isDone' : 'start.isOpen')}</span>
        </span>
        {!done && <span className={css['what']}>{what}</span>}
      </div>
      {!done && <div className={css['stepDo']}>{children}</div>}
    </li>
  );
}

function WorkerStep({
  role,
  facts,
  done,
  next,
  t,
  onMake,
  onLink,
}: {
  readonly role: Worker;
  readonly facts: Facts;
  readonly done: boolean;
  readonly next: StepId | undefined;
  readonly t: Say;
  readonly onMake: () => void;
  readonly onLink: (link: MadeLink) => void;
}) {
  const ask = useAsk();
  const account = accountOf(facts, role);
  const again = () =>
    void ask.run(async (give) => {
      if (account === undefined) return;
      const { token, expiresAt } = await give<{ token: string; expiresAt: string }>(`/api/access/accounts/${account.id}/issue-link`);
      onLink({ name: account.displayName, token, expiresAt });
    });
  return (
    <Step id={role} done={done} next={next === role} what={account === undefined ? t(`start.${role}.what`) : t('start.waits', { name: account.displayName })}>
      {account === undefined ? (
        <Button size="compact-md" variant={next === role ? 'filled' : 'default'} onClick={onMake}>
          {t('start.make')}
        </Button>
      ) : (
        <Button size="compact-md" variant="default" loading={ask.busy} onClick={again}>
          {t('administrator.newLink')}
        </Button>
      )}
      <ProblemAlert problem={ask.problem} />
    </Step>
  );
}

function LoadSample({ next, onDone }: { readonly next: boolean; readonly onDone: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const ask = useAsk();
  const [part, setPart] = useState<'places' | 'people'>();
  const load = () =>
    void ask
      .run(() => loadSample(setPart))
      .then(async () => {
        setPart(undefined);
        await Promise.all(['intake', 'dispatch'].map((service) => queries.invalidateQueries({ queryKey: [service] })));
        onDone();
      });
  return (
    <>
      <Button size="compact-md" variant={next ? 'filled' : 'default'} loading={ask.busy} onClick={load}>
        {t('start.sample')}
      </Button>
      <Link href="/administrator/places" className={css['link'] ?? ''}>
        {t('start.own')}
      </Link>
      <span className={css['what']} role="status">
        {part !== undefined && t(`start.loading.${part}`)}
      </span>
      <ProblemAlert problem={ask.problem} />
    </>
  );
}
