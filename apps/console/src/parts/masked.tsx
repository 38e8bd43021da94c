import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { Eye } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { post } from '../api/read.ts';
import { useText } from '../language/use-text.ts';
import css from './parts.module.css';
import { ProblemAlert } from './problem-alert.tsx';

/** Milliseconds after which what was opened is covered again. */
const OPEN_FOR = 60_000;

/** What may be opened, and how. */
export interface MaskedProps {
  /** As the list gives it: 138****1234, 王*. */
  readonly masked: string | undefined;
  /** What it is, for the button and the dialog: "Phone". */
  readonly label: string;
  /** `POST …/reveal`. */
  readonly path: string;
  /** Body besides the reason: which fields are wanted. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Picks the value out of the answer. */
  readonly pick: (answer: Readonly<Record<string, unknown>>) => string | undefined;
  /** How the opened value is shown; as text by default. */
  readonly show?: (value: string) => ReactNode;
}

/** A personal datum, covered. Opening it asks for a reason, which is on record before the value comes; after a minute it is covered again. */
export function Masked({ masked, label, path, body, pick, show }: MaskedProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  useEffect(() => {
    if (value === undefined) return undefined;
    const timer = setTimeout(() => setValue(undefined), OPEN_FOR);
    return () => clearTimeout(timer);
  }, [value]);

  if (value !== undefined) return <span data-revealed>{show === undefined ? value : show(value)}</span>;
  return (
    <span className={css['masked']}>
      {masked ?? '–'}
      <ActionIcon variant="subtle" size="sm" aria-label={t('reveal.open', { what: label })} onClick={() => setAsking(true)} data-hint={t('reveal.open', { what: label })}>
        <Eye size={14} aria-hidden />
      </ActionIcon>
      {asking && <Reason {...{ label, path, body, pick }} onClose={() => setAsking(false)} onValue={setValue} />}
    </span>
  );
}

type ReasonProps = Pick<MaskedProps, 'label' | 'path' | 'body' | 'pick'> & { readonly onClose: () => void; readonly onValue: (value: string) => void };

function Reason({ label, path, body, pick, onClose, onValue }: ReasonProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    post<Readonly<Record<string, unknown>>>(path, { ...body, reason }, { 'idempotency-key': v7() })
      .then((answer) => {
        onValue(pick(answer) ?? t('reveal.none'));
        onClose();
      })
      .catch((error: unknown) => {
        if (error instanceof ProblemError) setProblem(error.body);
        else throw error;
      })
      .finally(() => setBusy(false));
  };
  return (
    <Modal opened onClose={onClose} title={t('reveal.title', { what: label })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <TextInput
          label={t('reveal.reason')}
          description={t('reveal.why')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          minLength={2}
          maxLength={200}
          data-autofocus
        />
        <ProblemAlert problem={problem} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('reveal.go')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
