import { Button, Drawer, Group, Text } from '@mantine/core';
import { v7 } from 'uuid';
import { sender } from '../command/browser-world.ts';
import command from '../command/command.module.css';
import type { Queued } from '../command/queue.ts';
import type { TextId } from '../language/catalogue.ts';
import { useText } from '../language/use-text.ts';
import { useProblemText } from '../parts/problem-alert.tsx';
import { Ago } from '../time/times.tsx';

/** What waits to be sent or was refused, with what can be done about it. */
export function WaitingList({ commands, opened, onClose }: { readonly commands: readonly Queued[]; readonly opened: boolean; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={t('queue.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <ul className={command['waiting']}>
        {commands.map((one) => (
          <Waiting key={one.key} queued={one} />
        ))}
      </ul>
    </Drawer>
  );
}

function Waiting({ queued }: { readonly queued: Queued }) {
  const t = useText();
  const textOf = useProblemText();
  const { state, key, says, occurredAt, problem } = queued;
  return (
    <li data-state={state}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={600}>
          {t(says.id as TextId, says.values)}
        </Text>
        <Text size="xs" c="dimmed">
          <Ago at={occurredAt} />
        </Text>
      </Group>
      {problem !== undefined && <Text size="sm">{problem.status === 412 ? t('queue.changedMeanwhile') : textOf(problem)}</Text>}
      <Group gap="xs">
        {state === 'refused' && problem?.status !== 412 && (
          <Button size="compact-sm" variant="default" onClick={() => void sender.again(key, v7())}>
            {t('again')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => void sender.drop(key)}>
          {state === 'refused' ? t('queue.putAway') : t('queue.takeBack')}
        </Button>
      </Group>
    </li>
  );
}
