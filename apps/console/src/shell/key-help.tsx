import { Suspense, useSyncExternalStore } from 'react';
import { useText } from '../language/use-text.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { later } from '../parts/later.ts';
import { onPalette, paletteWanted, showPalette } from './palette-switch.ts';

const Palette = later(async () => (await import('./palette.tsx')).default);
const KeyList = later(async () => (await import('./key-list.tsx')).KeyList);

let opened = false;
/** Whether anybody has asked for it yet. */
let everOpened = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  opened = value;
  everOpened ||= value;
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
  const wanted = useSyncExternalStore(subscribe, () => everOpened);
  const palette = useSyncExternalStore(onPalette, paletteWanted);
  useShortcuts([
    { keys: '?', does: t('keys.show'), run: showKeyHelp },
    { keys: 'Ctrl+k', does: t('palette.open'), run: showPalette },
  ]);
  return (
    <>
      {wanted && (
        <Suspense fallback={null}>
          <KeyList opened={shown} onClose={() => set(false)} />
        </Suspense>
      )}
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
