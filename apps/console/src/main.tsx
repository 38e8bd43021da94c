import '@mantine/core/styles.layer.css';
import './look/tokens.css';
import { createRoot } from 'react-dom/client';
import { App, queries } from './app.tsx';
import { sender } from './command/browser-world.ts';
import { needTexts } from './language/texts.ts';
import { liveState, onLiveState, wakeLive } from './live/live.ts';
import { SERVICES } from './live/message.ts';
import { keepShell } from './offline/keep-shell.ts';
import { forget, keptSince, tidyKept } from './offline/pictures.ts';
import { firstPageStands } from './parts/later.ts';
import { roleToShow } from './session/role-choice.ts';
import { currentSession, onSession, startSession } from './session/store.ts';
import { preload } from './shell/pages.tsx';
import { homeOf } from './shell/screens.ts';

/** Whoever is signed in may send what waits, and hear what happens. */
let before: string | undefined;
let wasEnded = false;
let page = Promise.resolve();
/** Milliseconds that the first drawing waits for the page and what it shows: drawn with them, nothing is drawn twice. */
const PATIENCE = 1_000;
function follow(): void {
  const session = currentSession();
  const ended = wasEnded;
  wasEnded = session.phase === 'ended';
  const now = session.phase === 'in' ? session.subject.accountId : undefined;
  if (session.phase === 'out') queries.clear();
  // Signed out here or elsewhere: nothing that was kept for a shift without network stays on this device.
  if (session.phase === 'out' || session.phase === 'ended') void forget();
  if (session.phase === 'in') {
    // Signed in again over the page: what was refused meanwhile is read anew.
    if (ended) void queries.invalidateQueries();
    const role = roleToShow(session.subject);
    if (role !== undefined) {
      if (before === undefined && location.pathname === '/') history.replaceState(null, '', homeOf(role));
      page = preload(location.pathname === '/' || location.pathname === '/sign-in' ? homeOf(role) : location.pathname, queries);
    }
    wakeLive();
  }
  if (now !== before) void sender.signedIn(now);
  before = now;
}

onSession(follow);
// The stream is the first to hear that a session was ended elsewhere.
let asked = false;
let heard = 0;
onLiveState(() => {
  // A stream stands again: so does the line, whatever the browser says of it, and nobody waits for the end of a pause.
  const now = SERVICES.filter((service) => liveState(service).connected).length;
  if (now > heard) void sender.hurry();
  heard = now;
  const over = SERVICES.some((service) => liveState(service).signedOut);
  if (over && !asked && currentSession().phase === 'in') void startSession();
  asked = over;
  // Opened without a network, and there is one again: what was kept gives way to what is.
  if (keptSince() !== undefined && SERVICES.some((service) => liveState(service).connected)) void queries.invalidateQueries();
});
// Texts and session are asked for at once; the page stands when both are there.
await Promise.all([needTexts('ground'), startSession()]);
await Promise.race([page, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
const root = document.getElementById('console');
if (root !== null) createRoot(root).render(<App />);
firstPageStands();
keepShell();
void tidyKept().catch(() => undefined);
