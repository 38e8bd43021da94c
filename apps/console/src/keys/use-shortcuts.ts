import { useEffect, useRef, useSyncExternalStore } from 'react';
import { addShortcuts, onShortcuts, type Shortcut, shortcuts } from './shortcuts.ts';

/** `useShortcuts([{ keys: 'n', does: t('…'), run }])`: works while the component is there, stands in the help (`?`) and in the palette (Ctrl+K). Never fires while an input method composes. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const signature = list.map(({ keys, does, whileTyping }) => `${keys}\n${does}\n${whileTyping}`).join('\n');
  useEffect(
    () => addShortcuts(latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }))),
    // The keys and their words decide; what they do is always the latest.
    [signature],
  );
}

/** Everything that works now. */
export function useAllShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(onShortcuts, shortcuts);
}
