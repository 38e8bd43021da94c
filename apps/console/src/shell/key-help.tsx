import { Kbd, Modal } from '@mantine/core';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useText } from '../language/use-text.ts';
import { useAllShortcuts, useShortcuts } from '../keys/use-shortcuts.ts';
import css from './key-help.module.css';
import { onPalette, paletteWanted, showPalette } from './palette-switch.ts';

const Palette = lazy(() => import('./palette.tsx'));

let opened = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  opened = value;
  for (const listener of listeners) listener();
}

/** Shows what every key does here. */
export function showKeyHelp(): void {
  set(true);
}

/** `?` and Ctrl+K, on every page. */
export function KeyHelp() {
  const t = useText();
  const shown = useSyncExternalStore(subscribe, () => opened);
  const palette = useSyncExternalStore(onPalette, paletteWanted);
  const all = useAllShortcuts();
  useShortcuts([
    { keys: '?', does: t('keys.show'), run: showKeyHelp },
    { keys: 'Ctrl+k', does: t('palette.open'), run: showPalette },
  ]);
  return (
    <>
      <Modal opened={shown} onClose={() => set(false)} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
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
      {palette && (
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      )}
    </>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
