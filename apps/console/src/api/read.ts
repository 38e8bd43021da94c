import { takeAsked } from '../ahead/asked.ts';
import { currentTexts } from '../language/texts.ts';
import { noteDateHeader } from '../time/server-clock.ts';
import { noNetwork, ProblemError, problemOf } from './problem.ts';
import { afterFor } from './recent-writes.ts';

const signedOut = new Set<() => void>();

/** Tells when the server no longer knows this session. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** Every request of the console goes through here: language, the mark against cross-site forms, server time, and who is told when the session is over. @throws ProblemError */
export async function send(path: string, init: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {}, asked?: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    const answer =
      asked ??
      fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...init,
        headers: { 'accept-language': currentTexts().language, 'x-arrowtower': '1', ...init.headers },
      });
    response = await (asked === undefined || init.signal == null ? answer : Promise.race([answer, ended(init.signal)]));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noNetwork();
  }
  noteDateHeader(response.headers.get('date'));
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401 && problem.code !== 'sign-in-refused' && !path.startsWith('/api/access/sign-in') && !path.includes('/redeem'))
    for (const listener of signedOut) listener();
  throw problem;
}

/** Fails when the signal says so, as a fetch with it would. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Reads JSON; the answer is never older than what this browser has just written. @throws ProblemError */
export async function read<T>(path: string, options: { readonly signal?: AbortSignal } = {}): Promise<T> {
  const after = afterFor(path);
  const response = await send(path, { ...options, headers: after === undefined ? {} : { after } }, after === undefined ? takeAsked(path) : undefined);
  return (await response.json()) as T;
}

/** Posts what is not a domain command (signing in, reveals, look-ups): at once or not at all. @throws ProblemError */
export async function post<T>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const response = await send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  return (await response.json()) as T;
}

/** Whether asking again by itself makes sense. */
export function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status === 429 || error.status === 502 || error.status === 503 || error.status === 504);
}
