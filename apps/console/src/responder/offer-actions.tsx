import { Button, TextInput } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../language/use-text.ts';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';
import type { Report, Told } from './use-report.ts';

const REASONS = ['busy', 'unwell', 'far', 'cannot'] as const;

/** Yes as one big button; no with its reason, which the dispatcher reads. */
export function OfferActions({ report }: { readonly report: (what: Report, told?: Told) => void }) {
  const t = useText();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const decline = (why: string) => {
    setDeclining(false);
    report('decline', { body: { reason: why } });
  };
  return (
    <>
      <Button className={`${css['button']} ${css['big']}`} leftSection={<Check size={26} aria-hidden />} onClick={() => report('acknowledged')} data-step="acknowledged">
        {t('responder.accept')}
      </Button>
      <Button className={css['button']} variant="default" leftSection={<X size={20} aria-hidden />} onClick={() => setDeclining(true)} data-step="decline">
        {t('responder.decline')}
      </Button>
      {declining && (
        <Sheet title={t('responder.declineWhy')} onClose={() => setDeclining(false)}>
          {REASONS.map((one) => (
            <Button key={one} className={css['button']} variant="default" onClick={() => decline(t(`responder.declineWhy.${one}`))} data-reason={one}>
              {t(`responder.declineWhy.${one}`)}
            </Button>
          ))}
          <form
            className={css['sheet']}
            onSubmit={(event) => {
              event.preventDefault();
              decline(reason.trim());
            }}
          >
            <TextInput label={t('responder.otherReason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required pattern=".*\S.*" maxLength={500} />
            <Button type="submit" className={css['button']}>
              {t('responder.decline')}
            </Button>
          </form>
        </Sheet>
      )}
    </>
  );
}
