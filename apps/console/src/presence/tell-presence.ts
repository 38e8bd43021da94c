import { useEffect } from 'react';
import { v7 } from 'uuid';
import { send } from '../api/read.ts';

const PATH = '/api/dispatch/presence';
/** Seconds until it is said again, unless the server wants it sooner. */
const AGAIN = 20;
/** This page, as long as it is open. */
const page = v7();

async function tell(body: object): Promise<number> {
  // keepalive: it is sent even while the page is being closed.
  const answer = await send(PATH, { method: 'POST', keepalive: true, body: JSON.stringify({ page, ...body }), headers: { 'content-type': 'application/json' } });
  const { seconds } = (await answer.json()) as { readonly seconds?: number };
  return seconds ?? AGAIN;
}

/** As long as this page is seen, says so, and what it shows; says when it no longer is. A dispatcher then knows whom to phone, and who is at the same case. */
export function useTellPresence(looksAt?: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const say = () => {
      clearTimeout(timer);
      if (over || document.hidden) return;
      const next = (seconds: number) => {
        clearTimeout(timer);
        if (!over) timer = setTimeout(say, seconds * 1_000);
      };
      tell(looksAt === undefined ? {} : { looksAt }).then(next, () => next(AGAIN));
    };
    const leave = () => {
      clearTimeout(timer);
      tell({ leaves: true }).catch(() => undefined);
    };
    const turn = () => (document.hidden ? leave() : say());
    say();
    document.addEventListener('visibilitychange', turn);
    addEventListener('online', say);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', say);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
      removeEventListener('online', say);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', say);
    };
  }, [looksAt]);
  // To another screen of this tab: nobody sees this one any more.
  useEffect(
    () => () => {
      tell({ leaves: true }).catch(() => undefined);
    },
    [],
  );
}
