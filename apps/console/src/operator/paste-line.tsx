import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '../keys/composing.ts';
import { useText } from '../language/use-text.ts';

/** Whether the window for a chat line is open; what the clipboard gives without asking is taken at once. */
export function usePasteLine() {
  const [opened, setOpened] = useState(false);
  return { opened, open: () => setOpened(true), close: () => setOpened(false) };
}

/** A line of a chat: paste it, and it is a draft with building and category guessed. Pasting alone is enough; Enter sends what was typed. */
export function PasteLine({ onLine, onClose }: { readonly onLine: (line: string) => void; readonly onClose: () => void }) {
  const t = useText();
  const [line, setLine] = useState('');
  const take = (text: string) => {
    if (text.trim() === '') return;
    onClose();
    onLine(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    take(line);
  };
  return (
    <Modal opened onClose={onClose} title={t('operator.paste')} returnFocus={false} closeButtonProps={{ 'aria-label': t('close') }}>
      <Textarea
        label={t('operator.paste.line')}
        description={t('operator.paste.what')}
        name="line"
        autosize
        minRows={3}
        maxRows={8}
        maxLength={4_000}
        value={line}
        data-autofocus
        onChange={(event) => setLine(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (line.trim() !== '' || text.trim() === '') return;
          event.preventDefault();
          take(text);
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={() => take(line)} disabled={line.trim() === ''}>
          {t('operator.paste.go')}
        </Button>
      </Group>
    </Modal>
  );
}
