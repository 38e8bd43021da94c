import { Button, Group, Modal, NativeSelect, Select, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import type { CaseRow, ResponderRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { serverNow } from '../time/server-clock.ts';
import css from './dispatcher.module.css';
import { alive } from './heat.ts';
import { PAPER_STEPS, type PaperStep, timesOf } from './paper-times.ts';
import type { Dispatch } from './use-dispatch.tsx';

interface FromPaperProps {
  readonly row: CaseRow | undefined;
  readonly responders: readonly ResponderRow[];
  readonly dispatch: Dispatch;
  readonly onClose: () => void;
}

/** What was written on paper while the machines were down: who went, and when what happened. By keyboard from the first field to the last. */
export function FromPaper({ row, responders, dispatch, onClose }: FromPaperProps) {
  const t = useText();
  return (
    <Modal opened={row !== undefined} onClose={onClose} title={t('dispatcher.fromPaper.title', { number: row?.number ?? 0 })} closeButtonProps={{ 'aria-label': t('close') }}>
      {row !== undefined && <Form key={row.requestId} row={row} responders={responders} dispatch={dispatch} onClose={onClose} />}
    </Modal>
  );
}

const two = (part: number) => String(part).padStart(2, '0');

function Form({ row, responders, dispatch, onClose }: Omit<FromPaperProps, 'row'> & { readonly row: CaseRow }) {
  const t = useText();
  const [on] = alive(row);
  const [who, setWho] = useState<string | null>(on?.responderId ?? null);
  const [date, setDate] = useState(() => {
    const now = new Date(serverNow());
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });
  const [times, setTimes] = useState<Readonly<Partial<Record<PaperStep, string>>>>({});
  const [outcome, setOutcome] = useState<'done' | 'not-possible'>('done');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<ProblemBody>();
  const [busy, setBusy] = useState(false);
  const standing = alive(row).find(({ responderId }) => responderId === who);
  const known = (step: PaperStep) => (step === 'cleared' ? undefined : standing?.times[step]);
  const { at, wrong } = timesOf(date, times, serverNow());
  const wrongText =
    wrong === undefined
      ? undefined
      : wrong.why === 'future'
        ? t('dispatcher.fromPaper.future')
        : t('dispatcher.fromPaper.order', { before: t(`assignment.${wrong.before ?? 'acknowledged'}`) });
  const some = Object.keys(at).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (who === null || wrong !== undefined || !some) return;
    const responder = responders.find(({ responderId }) => responderId === who);
    setBusy(true);
    setProblem(undefined);
    dispatch
      .fromPaper(row, { responderId: who, name: responder?.name ?? responder?.nameEn ?? t('dispatcher.somebody') }, standing, at, { outcome, reason: reason.trim() })
      .then(onClose, (error: unknown) => {
        setBusy(false);
        if (!(error instanceof ProblemError)) throw error;
        setProblem(error.body);
      });
  };
  return (
    <form onSubmit={submit} className={css['fromPaper']} data-from-paper>
      <Text size="sm" c="dimmed">
        {t('dispatcher.fromPaper.what')}
      </Text>
      <Select
        label={t('dispatcher.fromPaper.who')}
        data={responders.map(({ responderId, name, nameEn }) => ({ value: responderId, label: name ?? nameEn ?? t('dispatcher.somebody') }))}
        value={who}
        onChange={setWho}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput type="date" name="date" label={t('dispatcher.fromPaper.date')} value={date} onChange={(event) => setDate(event.currentTarget.value)} required />
      <div className={css['paperTimes']}>
        {PAPER_STEPS.map((step) => (
          <TextInput
            key={step}
            type="time"
            name={step}
            label={t(`assignment.${step}`)}
            value={times[step] ?? ''}
            disabled={known(step) !== undefined}
            error={wrong?.step === step ? wrongText : undefined}
            onChange={(event) => setTimes({ ...times, [step]: event.currentTarget.value })}
          />
        ))}
      </div>
      {at.cleared !== undefined && (
        <NativeSelect
          name="outcome"
          label={t('dispatcher.fromPaper.outcome')}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value === 'done' ? 'done' : 'not-possible')}
          data={[
            { value: 'done', label: t('dispatcher.report.done') },
            { value: 'not-possible', label: t('dispatcher.report.not-possible') },
          ]}
        />
      )}
      {at.cleared !== undefined && outcome === 'not-possible' && (
        <TextInput
          label={t('dispatcher.reason')}
          name="reason"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          maxLength={500}
          autoComplete="off"
        />
      )}
      <ProblemAlert problem={problem} fields={false} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={who === null || wrong !== undefined || !some}>
          {t('dispatcher.fromPaper.enter')}
        </Button>
      </Group>
    </form>
  );
}
