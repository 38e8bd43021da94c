import { Button, TextInput } from '@mantine/core';
import { Phone, PhoneCall } from 'lucide-react';
import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { post } from '../api/read.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import css from './responder.module.css';
import { Sheet } from './sheet.tsx';

/** Milliseconds after which the number is covered again. */
const OPEN_FOR = 5 * 60_000;
const REASONS = ['way', 'door', 'ask'] as const;

/** Calls the person: who looked up the number, and why, is on record before the number is shown. */
export function CallLink({ requestId }: { readonly requestId: string }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [phone, setPhone] = useState<string>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (phone === undefined) return undefined;
    const timer = setTimeout(() => setPhone(undefined), OPEN_FOR);
    return () => clearTimeout(timer);
  }, [phone]);
  const ask = (why: string) => {
    setBusy(true);
    setProblem(undefined);
    post<Readonly<Record<string, unknown>>>(`/api/dispatch/cases/${requestId}/reveal`, { fields: ['phone'], reason: why }, { 'idempotency-key': v7() })
      .then(({ phone: number }) => {
        setPhone(typeof number === 'string' ? number : '');
        setAsking(false);
      })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        setProblem(error.body);
      })
      .finally(() => setBusy(false));
  };
  if (phone === '') return <p className={css['quiet']}>{t('responder.noPhone')}</p>;
  if (phone !== undefined) {
    return (
      <Button component="a" href={`tel:${phone}`} className={css['button']} variant="light" leftSection={<PhoneCall size={20} aria-hidden />} data-call>
        {t('responder.callNumber', { phone: phone.replace(/^\+86/, '') })}
      </Button>
    );
  }
  return (
    <>
      <Button className={css['button']} variant="default" leftSection={<Phone size={20} aria-hidden />} onClick={() => setAsking(true)}>
        {t('responder.call')}
      </Button>
      {asking && (
        <Sheet title={t('responder.callWhy')} onClose={() => setAsking(false)}>
          <p className={css['quiet']}>{t('reveal.why')}</p>
          {REASONS.map((one) => (
            <Button key={one} className={css['button']} variant="default" disabled={busy} onClick={() => ask(t(`responder.callWhy.${one}`))}>
              {t(`responder.callWhy.${one}`)}
            </Button>
          ))}
          <form
            className={css['sheet']}
            onSubmit={(event) => {
              event.preventDefault();
              ask(reason);
            }}
          >
            <TextInput label={t('responder.otherReason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required minLength={2} maxLength={200} />
            <ProblemAlert problem={problem} />
            <Button type="submit" className={css['button']} loading={busy}>
              {t('responder.callGo')}
            </Button>
          </form>
        </Sheet>
      )}
    </>
  );
}
