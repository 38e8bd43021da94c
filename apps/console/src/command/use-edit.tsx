import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ProblemError } from '../api/problem.ts';
import { useText } from '../language/use-text.ts';
import css from './command.module.css';
import { useCommand, type Wanted } from './use-command.ts';
import type { Reply } from './queue.ts';

/** The fields of an edit as the reader reads them: name → text. */
export type Readable = Readonly<Record<string, string>>;

/** A content edit and how to show it beside what somebody else has written meanwhile. */
export interface Edit {
  readonly wanted: Wanted & { readonly ifMatch: number };
  /** What this edit says, by the fields' names as shown. */
  readonly mine: Readable;
  /** What is there now. */
  readonly load: () => Promise<{ readonly version: number; readonly values: Readable }>;
}

interface Conflict {
  readonly edit: Edit;
  readonly version: number;
  readonly theirs: Readable;
  readonly resolve: (reply: Reply | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * For amend, set-priority, set-category and merge: sends with If-Match; if somebody was faster, shows both versions and lets the person choose. Render `dialog` somewhere.
 * @returns `send`: resolves with the answer, or undefined when the other version is kept; rejects with a ProblemError for any other refusal
 */
export function useEdit(): { readonly send: (edit: Edit) => Promise<Reply | undefined>; readonly dialog: ReactNode } {
  const command = useCommand();
  const t = useText();
  const [conflict, setConflict] = useState<Conflict>();

  const send = async (edit: Edit): Promise<Reply | undefined> => {
    try {
      return await command({ ...edit.wanted, inForm: true }).settled;
    } catch (error) {
      if ((error as ProblemError).status !== 412) throw error;
      const { version, values } = await edit.load();
      return await new Promise<Reply | undefined>((resolve, reject) => setConflict({ edit, version, theirs: values, resolve, reject }));
    }
  };

  const keepTheirs = () => {
    conflict?.resolve(undefined);
    setConflict(undefined);
  };
  const keepMine = () => {
    if (conflict === undefined) return;
    setConflict(undefined);
    send({ ...conflict.edit, wanted: { ...conflict.edit.wanted, ifMatch: conflict.version } }).then(conflict.resolve, conflict.reject);
  };

  const names = conflict === undefined ? [] : [...new Set([...Object.keys(conflict.edit.mine), ...Object.keys(conflict.theirs)])];
  const dialog = (
    <Modal opened={conflict !== undefined} onClose={keepTheirs} title={t('conflict.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" mb="md">
        {t('conflict.what')}
      </Text>
      <table className={css['compare']}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className={conflict?.edit.mine[name] === conflict?.theirs[name] ? undefined : css['changed']}>
              <th scope="row">{name}</th>
              <td>{conflict?.edit.mine[name] ?? '–'}</td>
              <td>{conflict?.theirs[name] ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={keepTheirs} data-autofocus>
          {t('conflict.keepTheirs')}
        </Button>
        <Button onClick={keepMine}>{t('conflict.keepMine')}</Button>
      </Group>
    </Modal>
  );
  return { send, dialog };
}
