import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.ts';
import css from './responder.module.css';

/** A form that comes up from the bottom edge, where the thumb is. */
export function Sheet({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const t = useText();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      zIndex={500}
      size="auto"
      title={title}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
      classNames={{ content: css['sheetContent'] ?? '' }}
    >
      <div className={css['sheet']}>{children}</div>
    </Drawer>
  );
}
