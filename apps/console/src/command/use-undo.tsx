import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useText } from '../language/use-text.ts';
import { sender } from './browser-world.ts';
import css from './command.module.css';
import { type Given, useCommand, type Wanted } from './use-command.ts';
import type { Reply } from './queue.ts';

/** Milliseconds in which one may think better of it. */
export const UNDO_MILLISECONDS = 10_000;
/** On a phone there is room for the newest only. */
const NARROW = '(max-width: 640px)';
let newest: string | undefined;

/** How to say that something was done, and how to take it back. */
export interface Undoable {
  /** What was done, in the reader's language. */
  readonly done: string;
  /** The command that takes it back (e.g. `retract` with the event's id from the answer). Not needed while the command still waits: then it is simply not sent. */
  readonly undo: (reply: Reply) => Wanted;
  /** It was taken back, or never sent: a form may show its text again. */
  readonly takenBack?: (reply: Reply | undefined) => void;
}

/** `const undoable = useUndo(); undoable(command({...}), { done: t('…'), undo: (reply) => ({...}) })`: says what was done and offers to take it back for ten seconds, by a compensating command. */
export function useUndo(): (given: Given, what: Undoable) => void {
  const command = useCommand();
  const t = useText();
  return useCallback(
    (given, { done, undo, takenBack }) => {
      const id = `undo-${given.key}`;
      const takeBack = async () => {
        notifications.hide(id);
        if (await sender.drop(given.key)) {
          takenBack?.(undefined);
          return;
        }
        const reply = await given.settled;
        const compensated = await command(undo(reply)).settled;
        takenBack?.(compensated);
      };
      if (newest !== undefined && matchMedia(NARROW).matches) notifications.hide(newest);
      newest = id;
      notifications.show({
        id,
        className: css['undo'] ?? '',
        autoClose: UNDO_MILLISECONDS,
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <Group justify="space-between" wrap="nowrap" gap="md">
            <Text size="sm">{done}</Text>
            <Button size="compact-sm" variant="light" data-undo={given.key} onClick={() => void takeBack().catch(() => undefined)}>
              {t('undo')}
            </Button>
            <span className={css['running']} aria-hidden />
          </Group>
        ),
      });
      given.settled.catch(() => notifications.hide(id));
    },
    [command, t],
  );
}
