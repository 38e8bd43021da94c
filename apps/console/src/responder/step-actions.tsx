import { Button, TextInput } from '@mantine/core';
import { Ban, Clock, Flag, Footprints, HandHeart, Hospital, MapPin, PackageCheck, Play, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../language/use-text.ts';
import { FinishSheet } from './finish-sheet.tsx';
import { LateSheet } from './late-sheet.tsx';
import { type LaterStep, nextStep, type Standing } from './progress.ts';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';
import type { Report, Told } from './use-report.ts';

const ICONS = {
  'en-route': Footprints,
  'on-scene': MapPin,
  'with-person': UserCheck,
  transporting: HandHeart,
  'at-facility': Hospital,
  'handed-over': PackageCheck,
  clear: Flag,
} as const;

interface StepActionsProps {
  readonly standing: Standing;
  readonly steps: readonly LaterStep[];
  readonly report: (what: Report, told?: Told) => void;
}

/** The next step as one big button, and what else may be told under it. */
export function StepActions({ standing, steps, report }: StepActionsProps) {
  const t = useText();
  const [sheet, setSheet] = useState<'finish' | 'late' | 'block'>();
  const [reason, setReason] = useState('');
  const next = nextStep(standing, steps);
  const Icon = ICONS[next];
  const close = () => setSheet(undefined);
  return (
    <>
      <Button
        className={`${css['button']} ${css['big']}`}
        leftSection={<Icon size={26} aria-hidden />}
        onClick={() => (next === 'clear' ? setSheet('finish') : report(next))}
        data-step={next}
      >
        {t(`responder.go.${next}`)}
      </Button>
      <div className={css['pair']}>
        {next !== 'clear' && (
          <Button className={css['button']} variant="default" leftSection={<Flag size={18} aria-hidden />} onClick={() => setSheet('finish')}>
            {t('responder.finish')}
          </Button>
        )}
        <Button className={css['button']} variant="default" leftSection={<Clock size={18} aria-hidden />} onClick={() => setSheet('late')}>
          {t('responder.late')}
        </Button>
        {standing.blocked ? (
          <Button className={css['button']} variant="default" leftSection={<Play size={18} aria-hidden />} onClick={() => report('unblock')}>
            {t('responder.unblock')}
          </Button>
        ) : (
          <Button className={css['button']} variant="default" leftSection={<Ban size={18} aria-hidden />} onClick={() => setSheet('block')}>
            {t('responder.block')}
          </Button>
        )}
      </div>
      {sheet === 'finish' && <FinishSheet report={report} onClose={close} />}
      {sheet === 'late' && <LateSheet standing={standing} report={report} onClose={close} />}
      {sheet === 'block' && (
        <Sheet title={t('responder.block')} onClose={close}>
          <form
            className={css['sheet']}
            onSubmit={(event) => {
              event.preventDefault();
              close();
              report('block', { body: { reason: reason.trim() } });
              setReason('');
            }}
          >
            <TextInput label={t('responder.blockWhy')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required pattern=".*\S.*" maxLength={500} />
            <Button type="submit" className={css['button']}>
              {t('responder.tell')}
            </Button>
          </form>
        </Sheet>
      )}
    </>
  );
}
