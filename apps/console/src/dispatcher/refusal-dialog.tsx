import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProblemBody } from '../api/problem.ts';
import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import css from './dispatcher.module.css';
import { Legs } from './legs.tsx';

/** The server said no: what was wanted, why not, and how to send it again. */
export interface Refused {
  readonly row: CaseRow;
  readonly what: string;
  readonly problem: ProblemBody;
  readonly again: (reason?: string) => void;
}

/** A no that a reason turns into a yes. */
const REASON_HELPS: ReadonlySet<string> = new Set(['load-limit', 'seat-needs']);

type NameOf = (one: Pick<AssignmentRow, 'responderId' | 'responderName'>) => string;

/** Somebody else was faster, or the rules say no: what you wanted and what is there now, side by side; nothing that was typed is lost. */
export function RefusalDialog({
  refused,
  now,
  nameOf,
  onClose,
}: {
  readonly refused: Refused | undefined;
  readonly now: CaseRow | undefined;
  readonly nameOf: NameOf;
  readonly onClose: () => void;
}) {
  const t = useText();
  const conflict = refused?.problem.status === 409;
  return (
    <Modal
      opened={refused !== undefined}
      onClose={onClose}
      size="lg"
      title={t(conflict ? 'dispatcher.conflict' : 'dispatcher.refused')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {refused !== undefined && <Body refused={refused} now={now ?? refused.row} nameOf={nameOf} onClose={onClose} />}
    </Modal>
  );
}

function Body({ refused, now, nameOf, onClose }: { readonly refused: Refused; readonly now: CaseRow; readonly nameOf: NameOf; readonly onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const { problem, what, again } = refused;
  const helps = REASON_HELPS.has(problem.code);
  return (
    <div data-conflict={problem.code}>
      <ProblemAlert problem={problem} fields={false} />
      <dl className={css['sideBySide']}>
        <div>
          <dt>{t('dispatcher.conflict.wanted')}</dt>
          <dd>{what}</dd>
        </div>
        <div>
          <dt>{t('dispatcher.conflict.now', { number: now.number ?? 0 })}</dt>
          <dd>
            <Legs row={now} nameOf={nameOf} wrap />
          </dd>
        </div>
      </dl>
      {helps && <TextInput label={t('dispatcher.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} data-autofocus />}
      <Text size="sm" c="dimmed" mt="sm">
        {t('dispatcher.conflict.kept')}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          disabled={helps && reason.trim() === ''}
          onClick={() => {
            onClose();
            again(helps ? reason.trim() : undefined);
          }}
        >
          {t('again')}
        </Button>
        <Button onClick={onClose} data-autofocus={!helps}>
          {t('dispatcher.conflict.keep')}
        </Button>
      </Group>
    </div>
  );
}
