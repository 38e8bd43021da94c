import { ActionIcon, Button } from '@mantine/core';
import { BellRing, BookUser, Printer, Users, Volume2, VolumeX } from 'lucide-react';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { useText } from '../language/use-text.ts';
import { later } from '../parts/later.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { useTellPresence } from '../presence/tell-presence.ts';
import { usePresence } from '../presence/use-presence.ts';
import { useSession } from '../session/session.ts';
import { useTellProblem } from '../shell/tell-problem.tsx';
import { Once } from '../parts/once.tsx';
import { Behind } from './behind.tsx';
import { CommandBar } from './command-bar.tsx';
import css from './dispatcher.module.css';
import { alive } from './heat.ts';
import { lookers } from './lookers.tsx';
import { MOST_OPENED, type Opened, openForPaper } from './open-for-paper.ts';
import { Paper } from './paper.tsx';
import type { Parsed } from './parse-command.ts';
import { Queue } from './queue.tsx';
import type { AskedReason } from './reason-dialog.tsx';
import { byReadiness, Responders } from './responders.tsx';
import { useAlarms } from './use-alarms.ts';
import { useDispatch } from './use-dispatch.tsx';
import { useDrafts, useQueue, useResponders } from './use-queue.ts';
import { Waiting } from './waiting.tsx';

/** The queue stands first; the case beside it is on its way by then, before anybody has chosen one. */
const Detail = later(async () => (await import('./detail.tsx')).Detail);
const ReasonDialog = later(async () => (await import('./reason-dialog.tsx')).ReasonDialog);
const RefusalDialog = later(async () => (await import('./refusal-dialog.tsx')).RefusalDialog);
const FromPaper = later(async () => (await import('./from-paper.tsx')).FromPaper);

/** The dispatcher's one screen: the queue by heat, beside it the case that is looked at, or everybody who may be sent. */
export default function DispatcherPage() {
  const t = useText();
  const { subject } = useSession();
  const catalogue = useCatalogue();
  const alarms = useAlarms();
  const queue = useQueue(alarms.hear);
  const responders = useResponders();
  const drafts = useDrafts();
  const dispatch = useDispatch();
  const presences = usePresence();
  const [chosen, setChosen] = useState<string>();
  const [beside, setBeside] = useState<'case' | 'responders'>('responders');
  const [printing, setPrinting] = useState<'masked' | ReadonlyMap<string, Opened>>();
  const [asked, setAsked] = useState<AskedReason>();
  const tell = useTellProblem();
  const [papered, setPapered] = useState<string>();
  useTellPresence(beside === 'case' ? chosen : undefined);
  const field = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLElement>(null);
  const list = useRef<HTMLElement>(null);

  const rows = useMemo(() => queue.data ?? [], [queue.data]);
  const people = useMemo(() => (responders.data ?? []).toSorted(byReadiness), [responders.data]);
  const byId = useMemo(() => new Map(people.map((one) => [one.responderId, one])), [people]);
  const nameOf = useCallback(
    (one: Pick<AssignmentRow, 'responderId' | 'responderName'>) =>
      one.responderName ?? byId.get(one.responderId)?.name ?? byId.get(one.responderId)?.nameEn ?? t('dispatcher.somebody'),
    [byId, t],
  );

  const show = useCallback((requestId: string) => {
    setChosen(requestId);
    setBeside('case');
  }, []);
  const choose = useCallback((row: CaseRow) => show(row.requestId), [show]);
  const toQueue = () => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const step = (by: number) => {
    const at = rows.findIndex(({ requestId }) => requestId === chosen);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))];
    if (next === undefined) return;
    show(next.requestId);
    toQueue();
  };
  const open = () => {
    if (chosen !== undefined) side.current?.focus();
  };
  const run = (parsed: Exclude<Parsed, { readonly kind: 'wrong' }>) => {
    const { row } = parsed;
    show(row.requestId);
    if (parsed.kind === 'show') {
      toQueue();
      return;
    }
    const { verb, responder, reason } = parsed;
    if (verb === 'take') dispatch.take(row);
    else if (verb === 'escalate') dispatch.escalate(row, reason);
    else if (verb === 'stand-down') dispatch.standDown(row, reason);
    else if (responder !== undefined) {
      const name = responder.name ?? responder.nameEn ?? t('dispatcher.somebody');
      const going = alive(row);
      const candidate = { responderId: responder.responderId, name, needsReason: false };
      const [first] = going;
      if (verb === 'offer') dispatch.offer(row, candidate);
      else if (verb === 'reassign') {
        if (first !== undefined) dispatch.reassign(row, first, candidate);
        else dispatch.offer(row, candidate);
      } else {
        const one = going.find(({ responderId }) => responderId === responder.responderId);
        if (one !== undefined) dispatch.report(row, one, name, verb, 'phone');
      }
    }
  };
  const printed = useCallback(() => setPrinting(undefined), []);
  const printOpened = () =>
    setAsked({
      title: t('dispatcher.printOpened'),
      why: t('dispatcher.why.printOpened', { count: Math.min(rows.length, MOST_OPENED) }),
      go: (reason) => {
        openForPaper(rows, reason).then(setPrinting, (error: unknown) => {
          if (!(error instanceof ProblemError)) throw error;
          tell(error.body, t('dispatcher.printOpened'));
        });
      },
    });

  useShortcuts([
    { keys: '/', does: t('dispatcher.key.bar'), run: () => field.current?.focus() },
    { keys: 'j', does: t('dispatcher.key.down'), run: () => step(1) },
    { keys: 'k', does: t('dispatcher.key.up'), run: () => step(-1) },
    { keys: 'p', does: t('dispatcher.key.people'), run: () => setBeside('responders') },
    { keys: 'Alt+a', does: t('dispatcher.key.seen'), run: alarms.acknowledge },
    { keys: 'Alt+p', does: t('dispatcher.print'), run: () => setPrinting('masked') },
    { keys: 'Alt+t', does: t('dispatcher.fromPaper'), run: () => setPapered(chosen) },
  ]);

  // A picture that could not be read anew stays: how old it is stands in the bar.
  if (queue.data === undefined) return queue.isError ? <Failed error={queue.error} again={() => void queue.refetch()} /> : <Loading />;
  const row = rows.find(({ requestId }) => requestId === chosen);
  return (
    <div className={css['page']}>
      <div className={css['head']}>
        <h1>{t('dispatcher.queue')}</h1>
        <span className={css['quiet']} data-count={rows.length}>
          {t('dispatcher.count', { count: rows.length })}
        </span>
        <CommandBar known={{ rows, responders: people }} field={field} run={run} leave={toQueue} />
        <Button
          size="compact-md"
          variant={beside === 'responders' ? 'light' : 'default'}
          leftSection={<Users size={15} aria-hidden />}
          aria-pressed={beside === 'responders'}
          onClick={() => setBeside('responders')}
        >
          {t('dispatcher.responders')}
        </Button>
        <ActionIcon
          variant="default"
          size="lg"
          aria-pressed={alarms.muted}
          aria-label={t('dispatcher.mute')}
          onClick={() => alarms.mute(!alarms.muted)}
          data-hint={t(alarms.muted ? 'dispatcher.unmute' : 'dispatcher.mute')}
        >
          {alarms.muted ? <VolumeX size={17} aria-hidden /> : <Volume2 size={17} aria-hidden />}
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('dispatcher.print')} onClick={() => setPrinting('masked')} data-hint={t('dispatcher.print')}>
          <Printer size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t('dispatcher.printOpened')} onClick={printOpened} data-hint={t('dispatcher.printOpened')}>
          <BookUser size={17} aria-hidden />
        </ActionIcon>
      </div>
      <Behind />
      <div role="alert">
        {alarms.alarms.length > 0 && (
          <div className={css['alarms']} data-alarms={alarms.alarms.length}>
            <BellRing size={16} aria-hidden />
            {alarms.alarms.slice(-4).map(({ id, kind, number, requestId }) => (
              <button key={id} type="button" className={css['alarm']} data-alarm={kind} onClick={() => show(requestId)}>
                {t(`dispatcher.sound.${kind}`, { number: number ?? 0 })}
              </button>
            ))}
            {alarms.alarms.length > 4 && <span>{t('dispatcher.more', { count: alarms.alarms.length - 4 })}</span>}
            <Button size="compact-sm" ml="auto" variant="default" onClick={alarms.acknowledge}>
              {t('dispatcher.seen')}
            </Button>
          </div>
        )}
      </div>
      <div className={css['columns']}>
        <section className={css['queue']} ref={list} aria-label={t('dispatcher.queue')}>
          <Queue rows={rows} own={subject.accountId} nameOf={nameOf} chosen={chosen} onChoose={choose} onOpen={open} />
          <Waiting
            rows={rows}
            responders={byId}
            presences={presences}
            nameOf={nameOf}
            drafts={drafts.data?.items ?? []}
            onShow={show}
            onYes={({ row: of, one }) => dispatch.report(of, one, nameOf(one), 'acknowledge', 'phone')}
          />
        </section>
        <section
          className={css['side']}
          ref={side}
          tabIndex={-1}
          aria-label={t(beside === 'case' ? 'dispatcher.case' : 'dispatcher.responders')}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) toQueue();
          }}
        >
          {beside === 'case' && chosen !== undefined ? (
            <Suspense fallback={<Loading />}>
              <Detail
                key={chosen}
                requestId={chosen}
                row={row}
                own={subject.accountId}
                others={lookers(presences, chosen, subject.accountId)}
                nameOf={nameOf}
                dispatch={dispatch}
                onPaper={() => setPapered(chosen)}
                onClose={() => setBeside('responders')}
              />
            </Suspense>
          ) : responders.data !== undefined ? (
            <Responders responders={people} presences={presences} limit={catalogue.all?.thresholds.loadPerDay} />
          ) : responders.isError ? (
            <Failed error={responders.error} again={() => void responders.refetch()} />
          ) : (
            <Loading />
          )}
        </section>
      </div>
      <Once when={dispatch.asked !== undefined}>
        <ReasonDialog asked={dispatch.asked} onClose={dispatch.putAside} />
      </Once>
      <Once when={dispatch.refused !== undefined}>
        <RefusalDialog nameOf={nameOf} refused={dispatch.refused} now={rows.find(({ requestId }) => requestId === dispatch.refused?.row.requestId)} onClose={dispatch.seen} />
      </Once>
      {papered !== undefined && (
        <Suspense fallback={null}>
          <FromPaper row={rows.find(({ requestId }) => requestId === papered)} responders={people} dispatch={dispatch} onClose={() => setPapered(undefined)} />
        </Suspense>
      )}
      <Once when={asked !== undefined}>
        <ReasonDialog asked={asked} onClose={() => setAsked(undefined)} />
      </Once>
      {printing !== undefined && <Paper rows={rows} opened={printing === 'masked' ? undefined : printing} nameOf={nameOf} onDone={printed} />}
    </div>
  );
}
