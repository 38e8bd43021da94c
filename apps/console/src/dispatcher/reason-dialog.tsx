import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';

/** A command that has to say why. */
export interface AskedReason {
  /** What will be done. */
  readonly title: string;
  /** Why a reason is wanted. */
  readonly why: string;
  readonly go: (reason: string) => void;
}

/** Asks for the reason of what is about to be done; it goes on record, sealed. */
export function ReasonDialog({ asked, onClose }: { readonly asked: AskedReason | undefined; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal opened={asked !== undefined} onClose={onClose} title={asked?.title} closeButtonProps={{ 'aria-label': t('close') }}>
      {asked !== undefined && <Form asked={asked} onClose={onClose} />}
    </Modal>
  );
}

function Form({ asked, onClose }: { readonly asked: AskedReason; readonly onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    asked.go(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Text size="sm" mb="sm">
        {asked.why}
      </Text>
      <TextInput
        label={t('dispatcher.reason')}
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={500}
        data-autofocus
        autoComplete="off"
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={reason.trim() === ''}>
          {t('dispatcher.go')}
        </Button>
      </Group>
    </form>
  );
}
