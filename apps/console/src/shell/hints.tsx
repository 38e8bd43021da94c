import { Suspense, useEffect, useState } from 'react';
import { later } from '../parts/later.ts';

const HintTip = later(async () => (await import('./hint-tip.tsx')).HintTip);

/** Milliseconds that a pointer rests before the hint is shown. */
const REST = 400;

/** Says what a button without a word does, where the pointer rests on it: `<ActionIcon data-hint={…}>`. One for the whole page, so that twenty buttons cost no more than their signs. */
export function Hints() {
  const [over, setOver] = useState<HTMLElement>();
  useEffect(() => {
    let at: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      at = undefined;
      setOver(undefined);
    };
    const enter = ({ target, pointerType }: PointerEvent) => {
      const found = target instanceof Element ? (target.closest<HTMLElement>('[data-hint]') ?? undefined) : undefined;
      if (found === at) return;
      leave();
      if (found === undefined || pointerType === 'touch') return;
      at = found;
      timer = setTimeout(() => {
        if (found.isConnected) setOver(found);
      }, REST);
    };
    const ends = ['pointerdown', 'keydown', 'blur', 'pointercancel'] as const;
    document.addEventListener('pointerover', enter);
    document.documentElement.addEventListener('pointerleave', leave);
    for (const end of ends) addEventListener(end, leave, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', enter);
      document.documentElement.removeEventListener('pointerleave', leave);
      for (const end of ends) removeEventListener(end, leave, true);
    };
  }, []);
  if (over === undefined) return null;
  return (
    <Suspense fallback={null}>
      <HintTip of={over} />
    </Suspense>
  );
}
