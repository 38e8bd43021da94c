/** Lets this browser open the console without a network from now on; over plain http (but for localhost) no browser can. After everything else: nobody waits for it. */
export function keepShell(): void {
  if (!import.meta.env.PROD || navigator.serviceWorker === undefined) return;
  const register = () => {
    // Refused (a certificate nobody vouches for, a private window): then it opens with a network only.
    navigator.serviceWorker.register('/console-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
  };
  if (document.readyState === 'complete') setTimeout(register, LATER);
  else addEventListener('load', () => setTimeout(register, LATER));
}

/** Milliseconds after loading: the page's own first reading comes first. */
const LATER = 2_000;
