import { ProblemError } from '../api/problem.ts';
import { onSignedOut, post, read } from '../api/read.ts';

/** The roles that sign in; each has its home. */
export const ROLES = ['operator', 'dispatcher', 'responder', 'steward', 'supervisor', 'administrator'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export interface Subject {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly responderId?: string;
  readonly rights: readonly { readonly role: Role; readonly area: string }[];
  readonly sessionId: string;
  readonly expiresAt: string;
}

/** `ended`: the server no longer knows the session of the page that is open; its text stays, and a dialog asks to sign in again. */
export type SessionState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'out' }
  | { readonly phase: 'in'; readonly subject: Subject }
  | { readonly phase: 'ended'; readonly subject: Subject };

const KEPT = 'arrowtower.subject';
const channel = new BroadcastChannel('arrowtower-session');
const listeners = new Set<() => void>();
let state: SessionState = { phase: 'starting' };

function show(next: SessionState): void {
  state = next;
  if (next.phase === 'in') keep(JSON.stringify({ ...next.subject, sessionId: '' }));
  else if (next.phase === 'out') keep(undefined);
  for (const listener of listeners) listener();
}

/** Names and rights only, so that a page opened without network knows whose it is; the session itself is in a cookie that no script can read. */
function keep(text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, text);
  } catch {
    // Storage may be closed: then a page cannot be opened without network.
  }
}

function kept(): Subject | undefined {
  try {
    const text = localStorage.getItem(KEPT);
    return text === null ? undefined : (JSON.parse(text) as Subject);
  } catch {
    return undefined;
  }
}

/** For React: the session now. */
export function currentSession(): SessionState {
  return state;
}

/** For React: tells when it changes. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Milliseconds for which somebody who was signed in waits for a network that neither works nor fails. */
const PATIENCE = 6_000;

/** Asks the server who is signed in; without network it is who was. */
export async function startSession(): Promise<void> {
  const subject = kept();
  try {
    signedIn(await read<Subject>('/api/access/me', subject === undefined ? {} : { signal: AbortSignal.timeout(PATIENCE) }));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) {
      if (state.phase === 'starting') show({ phase: 'out' });
    } else if (subject === undefined) show({ phase: 'out' });
    else show({ phase: 'in', subject });
  }
}

function signedIn(subject: Subject): void {
  const before = state.phase === 'in' || state.phase === 'ended' ? state.subject.accountId : undefined;
  show({ phase: 'in', subject });
  // Somebody else than whose page this is: nothing of the other's may stay on it.
  if (before !== undefined && before !== subject.accountId) location.assign('/');
}

/** Signs in with name and password, into a cookie. @throws ProblemError */
export async function signIn(name: string, password: string): Promise<void> {
  const { subject } = await post<{ subject: Subject }>('/api/access/sign-in', { name, password, session: 'cookie' });
  signedIn(subject);
  channel.postMessage('changed');
}

/** Uses up a single-use link, setting a password if one is given. @throws ProblemError */
export async function redeemLink(token: string, password: string | undefined): Promise<void> {
  const body = { session: 'cookie', ...(password === undefined ? {} : { password }) };
  const { subject } = await post<{ subject: Subject }>(`/api/access/links/${encodeURIComponent(token)}/redeem`, body);
  signedIn(subject);
  channel.postMessage('changed');
}

/** Ends this session, or all of the account. @throws ProblemError when the server cannot be reached: the session would still be good */
export async function signOut(everywhere: boolean): Promise<void> {
  try {
    await post(everywhere ? '/api/access/sign-out-everywhere' : '/api/access/sign-out', {});
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 401) throw error;
  }
  show({ phase: 'out' });
  channel.postMessage('changed');
}

onSignedOut(() => {
  if (state.phase === 'in') show({ phase: 'ended', subject: state.subject });
});

/** Another tab has signed in or out; the cookie is the same for all of them. */
channel.addEventListener('message', () => {
  read<Subject>('/api/access/me').then(signedIn, () => undefined);
});
