import { type ComponentType, lazy, type LazyExoticComponent, useSyncExternalStore } from 'react';

/** Milliseconds after which even a busy page goes on with what was put off. */
const PATIENCE = 2_000;
const waiting: (() => void)[] = [];
const listeners = new Set<() => void>();
let standing = false;

function idle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run, PATIENCE / 4);
}

/** The first page stands: what was put off for it is loaded now, one after the other, before a network may go. */
export function firstPageStands(): void {
  idle(() => {
    standing = true;
    for (const run of waiting.splice(0)) idle(run);
    for (const listener of listeners) listener();
  });
}

/** `const Menu = later(async () => (await import('./menu.tsx')).Menu)`: a part that nobody needs for the first look; its code comes when the first page stands, or when it is drawn, whichever is first. */
export function later<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  let loaded: Promise<{ readonly default: ComponentType<Props> }> | undefined;
  const once = () =>
    (loaded ??= load().then(
      (component) => ({ default: component }),
      (error: unknown) => {
        loaded = undefined;
        throw error;
      },
    ));
  const ahead = () => void once().catch(() => undefined);
  if (standing) idle(ahead);
  else waiting.push(ahead);
  return lazy(once);
}

/** Whether the first page stands, for what draws itself only then. */
export function useFirstPageStands(): boolean {
  return useSyncExternalStore(subscribe, () => standing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
