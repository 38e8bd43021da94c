import { Button, Textarea, TextInput } from '@mantine/core';
import { CalendarClock, CircleCheck, CircleX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { serverNow } from '../time/server-clock.ts';
import { instantOf, localField } from './local-time.ts';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';
import type { Report, Told } from './use-report.ts';

const DAY = 86_400_000;

/** How it ended: done, to be visited again, or not possible. */
export function FinishSheet({ report, onClose }: { readonly report: (what: Report, told?: Told) => void; readonly onClose: () => void }) {
  const t = useText();
  const [outcome, setOutcome] = useState<'visit-again' | 'not-possible'>();
  const [again, setAgain] = useState(() => localField(serverNow() + DAY));
  const [reason, setReason] = useState('');
  const clear = (body: Readonly<Record<string, unknown>>) => {
    onClose();
    report('clear', { body });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = reason.trim() === '' ? {} : { reason: reason.trim() };
    if (outcome === 'not-possible') clear({ outcome, ...said });
    const at = instantOf(again);
    if (outcome === 'visit-again' && at !== undefined) clear({ outcome, again: at, ...said });
  };
  return (
    <Sheet title={t('responder.finish')} onClose={onClose}>
      {outcome === undefined ? (
        <>
          <Button className={`${css['button']} ${css['big']}`} leftSection={<CircleCheck size={26} aria-hidden />} onClick={() => clear({ outcome: 'done' })} data-outcome="done">
            {t('responder.outcome.done')}
          </Button>
          <Button
            className={css['button']}
            variant="default"
            leftSection={<CalendarClock size={20} aria-hidden />}
            onClick={() => setOutcome('visit-again')}
            data-outcome="visit-again"
          >
            {t('responder.outcome.visit-again')}
          </Button>
          <Button
            className={css['button']}
            variant="default"
            leftSection={<CircleX size={20} aria-hidden />}
            onClick={() => setOutcome('not-possible')}
            data-outcome="not-possible"
          >
            {t('responder.outcome.not-possible')}
          </Button>
        </>
      ) : (
        <form className={css['sheet']} onSubmit={submit}>
          {outcome === 'visit-again' && (
            <TextInput
              type="datetime-local"
              label={t('responder.again')}
              value={again}
              min={localField(serverNow())}
              onChange={(event) => setAgain(event.currentTarget.value)}
              required
            />
          )}
          <Textarea
            label={t(outcome === 'not-possible' ? 'responder.whyNot' : 'responder.remark')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required={outcome === 'not-possible'}
            maxLength={500}
            autosize
            minRows={2}
          />
          <div className={css['pair']}>
            <Button className={css['button']} variant="default" onClick={() => setOutcome(undefined)}>
              {t('responder.back')}
            </Button>
            <Button type="submit" className={css['button']} disabled={outcome === 'not-possible' && reason.trim() === ''}>
              {t(`responder.outcome.${outcome}`)}
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  );
}
