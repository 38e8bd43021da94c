import { Kbd, Modal } from '@mantine/core';
import { useText } from '../language/use-text.ts';
import { useAllShortcuts } from '../keys/use-shortcuts.ts';
import css from './key-help.module.css';

/** What every key does here. */
export function KeyList({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useText();
  const all = useAllShortcuts();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={css['keys']}>
        {all.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(/(?<=.)\+/).map((part) => (
                <Kbd key={part}>{part.length === 1 ? part.toUpperCase() : part}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
