let wanted = false;
const listeners = new Set<() => void>();

/** Opens the palette; its code is loaded the first time. */
export function showPalette(): void {
  if (wanted) for (const open of openers) open();
  wanted = true;
  for (const listener of listeners) listener();
}

const openers = new Set<() => void>();

/** The palette, once loaded, is opened through this. */
export function onShowPalette(open: () => void): () => void {
  openers.add(open);
  return () => openers.delete(open);
}

/** For React: whether anybody has asked for it yet. */
export function paletteWanted(): boolean {
  return wanted;
}

/** For React. */
export function onPalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
