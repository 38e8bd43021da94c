import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { instantOf, localField } from './local-time.ts';
import { crossedBy, type LaterStep, type Standing, STEPS } from './progress.ts';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';
import type { Report, Told } from './use-report.ts';

interface LateSheetProps {
  readonly standing: Standing;
  readonly report: (what: Report, told?: Told) => void;
  readonly onClose: () => void;
}

/** A step that was not told when it happened, with the time at which it did. */
export function LateSheet({ standing, report, onClose }: LateSheetProps) {
  const t = useText();
  const open = STEPS.filter((step): step is LaterStep => step !== 'acknowledged' && standing.times[step] === undefined);
  const [step, setStep] = useState<LaterStep | undefined>(open[0]);
  // This phone's clock on purpose: it goes with the report, and the server corrects both by how wrong the phone is.
  const [now] = useState(() => localField(Date.now()));
  const [at, setAt] = useState(now);
  const crossed = step === undefined ? undefined : crossedBy(step, instantOf(at), standing.times);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const occurredAt = instantOf(at);
    if (step === undefined || occurredAt === undefined || crossed !== undefined) return;
    onClose();
    report(step, { occurredAt });
  };
  return (
    <Sheet title={t('responder.late')} onClose={onClose}>
      <form className={css['sheet']} onSubmit={submit}>
        <NativeSelect
          label={t('responder.what')}
          value={step}
          onChange={(event) => setStep(event.currentTarget.value as LaterStep)}
          data={open.map((value) => ({ value, label: t(`assignment.${value}`) }))}
        />
        <TextInput
          type="datetime-local"
          label={t('responder.when')}
          value={at}
          max={now}
          error={crossed === undefined ? undefined : t(crossed.side === 'before' ? 'responder.late.before' : 'responder.late.after', { step: t(`assignment.${crossed.step}`) })}
          onChange={(event) => setAt(event.currentTarget.value)}
          required
        />
        <Button type="submit" className={css['button']} disabled={open.length === 0}>
          {t('responder.tell')}
        </Button>
      </form>
    </Sheet>
  );
}
