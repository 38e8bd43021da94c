// The service worker: opens the console without a network. It keeps the page and the code of one build, never an answer of the API, and stands alone: vite.config.ts strips its types, tells it its
// build, and puts it beside the page as /console-worker.js.

/** Filled in by the build: what the page needs to open, and a name that changes with it. */
declare const BUILD: { readonly name: string; readonly entry: string; readonly files: readonly string[] };

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const scope = self as unknown as WorkerScope;
const PREFIX = 'arrowtower-';
const NAME = `${PREFIX}${BUILD.name}`;
/** Milliseconds that a page may keep somebody waiting who has it already. */
const PATIENCE = 3_000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(api|problems|livez|readyz|metrics|assets)(\/|$)|\.\w+$/.test(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith('/assets/') || BUILD.files.includes(pathname)) event.respondWith(file(request, pathname));
});

/** All or nothing: a server that has another build by now is asked again at the next opening. What did not change is not fetched again. */
async function install(): Promise<void> {
  const shell = await fetch('/', { cache: 'reload' });
  if (!shell.ok || !(await shell.clone().text()).includes(BUILD.entry)) throw new Error('the server has another build of the console');
  const cache = await caches.open(NAME);
  await Promise.all(
    BUILD.files.map(async (path) => {
      const known = path.startsWith('/assets/') ? await kept(path) : undefined;
      if (known === undefined) await cache.add(path);
      else await cache.put(path, known);
    }),
  );
  await cache.put('/', shell);
  await scope.skipWaiting();
}

/** A page of the build before may still be open and load more of its code: its files stay until the next build comes. */
async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await scope.registration.navigationPreload?.enable();
}

/** The server's page, so that a new build is there with the next opening; the kept one when the server does not answer or cannot. */
async function page(event: Fetching): Promise<Response> {
  const asked = event.preloadResponse.then((answer) => answer ?? fetch(event.request));
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  if (answer !== undefined && answer.status < 500) return answer;
  return (await shellOfThisBuild()) ?? answer ?? asked;
}

/** The kept page with a nonce of its own: the one it was kept with is used once only, as the server does it. */
async function shellOfThisBuild(): Promise<Response | undefined> {
  const shell = await (await caches.open(NAME)).match('/');
  if (shell === undefined) return undefined;
  const headers = new Headers(shell.headers);
  const text = await shell.text();
  const before = /nonce="([^"]+)"/.exec(text)?.[1];
  const policy = headers.get('content-security-policy');
  if (before === undefined || policy === null) return new Response(text, { headers });
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  headers.set('content-security-policy', policy.replaceAll(before, nonce));
  return new Response(text.replaceAll(before, nonce), { headers });
}

/** A file of some build: its name says what is in it, so one that is kept is right for ever. */
async function file(request: Request, path: string): Promise<Response> {
  const known = await kept(path);
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok && path.startsWith('/assets/')) await (await caches.open(NAME)).put(path, answer.clone());
  return answer;
}

/** This build's first, then the one before's; other people's caches of this address are none of ours. */
async function kept(path: string): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of [NAME, ...names.filter((one) => one !== NAME).toReversed()]) {
    const found = names.includes(name) ? await (await caches.open(name)).match(path, { ignoreVary: true }) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
