import { Button, Group, Modal, Text } from '@mantine/core';
import { useText } from '../language/use-text.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { type Give, useAsk } from './use-ask.ts';

/** Asks once more before something that cannot simply be taken back; what the server refuses is said here. */
export function Confirm({
  opened,
  title,
  what,
  does,
  danger = true,
  onClose,
  run,
  onDone,
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly what: string;
  readonly does: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly run: (give: Give) => Promise<unknown>;
  readonly onDone?: () => void;
}) {
  const t = useText();
  const ask = useAsk();
  const close = () => {
    ask.forget();
    onClose();
  };
  const go = async () => {
    const done = await ask.run(async (give) => {
      await run(give);
    });
    if (!done) return;
    onClose();
    onDone?.();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" mb="md">
        {what}
      </Text>
      <ProblemAlert problem={ask.problem} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {t('cancel')}
        </Button>
        <Button {...(danger ? { color: 'red.9' } : {})} loading={ask.busy} onClick={() => void go()} data-confirm>
          {does}
        </Button>
      </Group>
    </Modal>
  );
}
