import { Button } from '@mantine/core';
import { CloudOff, CloudUpload } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { sender } from '../command/browser-world.ts';
import { onRefused } from '../command/refused.ts';
import { useQueue } from '../command/use-command.ts';
import type { TextId } from '../language/catalogue.ts';
import { useText } from '../language/use-text.ts';
import { later } from '../parts/later.ts';
import { useSession } from '../session/session.ts';
import css from './shell.module.css';
import { useTellProblem } from './tell-problem.tsx';

const WaitingList = later(async () => (await import('./waiting-list.tsx')).WaitingList);

/** Milliseconds for which a command is nobody's business yet: most are answered long before. */
const QUIET = 1_500;

/** "3 waiting to be sent", "1 was refused": with the list and what can be done. Nothing while all is told. */
export function QueueBar() {
  const t = useText();
  const { subject } = useSession();
  const { commands } = useQueue();
  const [open, setOpen] = useState(false);
  const [listed, setListed] = useState(false);
  const now = useTick(commands.length > 0);
  useRefusalsTold();

  const refused = commands.filter(({ state }) => state === 'refused');
  const waiting = commands.filter(({ state, occurredAt, tries }) => state === 'waiting' && (tries > 0 || now - Date.parse(occurredAt) > QUIET));
  const foreign = waiting.filter(({ accountId }) => accountId !== subject.accountId);
  if (refused.length + waiting.length === 0) return null;
  return (
    <div className={css['queue']} data-failed={refused.length > 0} data-print="no">
      <span role="status" className={css['said']}>
        {refused.length > 0 ? <CloudOff size={16} aria-hidden /> : <CloudUpload size={16} aria-hidden />}
        {waiting.length > 0 && <span>{t('queue.waiting', { count: waiting.length })}</span>}
        {refused.length > 0 && <strong>{t('queue.refused', { count: refused.length })}</strong>}
        {foreign.length > 0 && <span>{t('queue.foreign', { count: foreign.length })}</span>}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setListed(true);
          setOpen(true);
        }}
      >
        {t('queue.show')}
      </Button>
      {waiting.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => void sender.hurry()}>
          {t('queue.hurry')}
        </Button>
      )}
      {listed && (
        <Suspense fallback={null}>
          <WaitingList commands={commands} opened={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function useRefusalsTold(): void {
  const t = useText();
  const tell = useTellProblem();
  useEffect(() => onRefused(({ says }, problem) => tell(problem, t('queue.refusedOne', { what: t(says.id as TextId, says.values) }))), [t, tell]);
}

function useTick(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
