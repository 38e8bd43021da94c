import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '#runtime';
import { describeInBrowser } from './describe-in-browser.ts';
import { Line } from './line.ts';
import { Stage, type StageRole, type Window } from './stage.ts';
import { until } from './until.ts';

interface Assigned {
  readonly assignmentId: string;
  readonly status: string;
  readonly outcome?: string;
  readonly reports: readonly { readonly type: string }[];
}
interface Logged {
  readonly id: string;
  readonly status: string;
  readonly category?: string;
  readonly place?: { readonly building?: string };
}

/** Names of the answers kept in the browser, the personal ones among them. */
const KEPT = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('arrowtower-kept');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('pictures').objectStore('pictures').getAllKeys();
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
  };
})`;
/** Paths of everything in the caches of this address. */
const CACHED = `caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())`;

/** How many commands have no answer yet. */
const WAITING = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('arrowtower');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('queue').objectStore('queue').get('queue');
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result?.commands.length ?? 0); };
  };
})`;

/** No service worker is being put in place. */
const AT_REST = 'navigator.serviceWorker.getRegistration().then((one) => one.installing === null && one.waiting === null)';

const kept = (page: Page) => page.evaluate<readonly string[]>(KEPT);
describeInBrowser('the console without a network', () => {
  let folder: string;
  let stage: Stage;
  let line: Line;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'arrowtower-console-'));
    cpSync(process.env['CONSOLE_DIR'] ?? join(projectRoot(), 'dist/console'), folder, { recursive: true });
    stage = await Stage.open({ env: { CONSOLE_DIR: folder } });
    line = await Line.to(stage.url);
  }, 90_000);
  beforeEach(() => line.join());
  afterAll(async () => {
    await line.close();
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A window whose whole traffic goes over the line, with its service worker at work. */
  const over = async (role: StageRole, phone = false): Promise<Window> => {
    const window = await stage.as(role, { language: 'en', phone, context: { baseURL: line.url, serviceWorkers: 'allow' } });
    await window.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    return window;
  };
  const watch = async (assignmentId: string): Promise<Assigned> => {
    const { body } = await stage.administrator.read<{ assignments: readonly Assigned[] }>(`/api/dispatch/cases/${assignmentId.replace(/\.\d+$/, '')}`);
    const found = body.assignments.find((one) => one.assignmentId === assignmentId);
    if (found === undefined) throw new Error(`${assignmentId} is not on its case`);
    return found;
  };
  const requests = async () => (await stage.administrator.read<{ items: readonly Logged[] }>('/api/intake/requests?limit=100')).body.items;

  it("a responder's phone throws the page away in a lift: it opens again with the errand, takes reports, and tells each once; signing out leaves nothing", async () => {
    const { page, context } = await over('steward', true);
    await page.locator('[data-step=on-scene]').waitFor();
    await page.locator('[data-access]').waitFor();
    const id = (await page.locator('[data-assignment]').getAttribute('data-assignment')) ?? '';
    const place = await page.locator('[data-assignment] p').first().innerText();
    const own = ['catalogue', 'dispatch me', `dispatch case ${id.replace(/\.\d+$/, '')}`];
    await until(
      'what a responder needs in the lift',
      () => kept(page),
      (names) => own.every((name) => names.includes(name)),
    );
    line.cut();
    await page.reload();
    await page.locator('[data-step=on-scene]').waitFor();
    await page.locator('[data-access]').waitFor();
    await page.locator('[data-kept]').waitFor();
    expect(await page.locator('[data-assignment] p').first().innerText()).toBe(place);
    await page.locator('[data-step=on-scene]').click();
    await page.locator('[data-step=with-person]').click();
    await page.locator('[data-step=clear]').waitFor();
    // Told, then lost again: what was told is in the picture although nobody has heard it.
    await page.reload();
    await page.locator('[data-step=clear]').waitFor();
    await page.locator('[data-assignment] [data-mark=pending]').first().waitFor();
    line.join();
    await page.locator('[data-assignment] [data-mark=pending]').waitFor({ state: 'detached', timeout: 40_000 });
    await page.locator('[data-connected=true]').waitFor();
    const told = async () => (await watch(id)).reports.map(({ type }) => type).filter((type) => /OnScene|WithPerson/.test(type));
    expect(await until('what was told', told, (types) => types.length >= 2)).toEqual(['AssignmentOnScene', 'AssignmentWithPerson']);
    const cached = await page.evaluate<readonly string[]>(CACHED);
    expect(cached).toContain('/');
    expect(cached.filter((path) => path !== '/' && !path.startsWith('/assets/') && !/^\/[\w-]+\.(js|svg|webmanifest)$/.test(path))).toEqual([]);
    await page.getByRole('button', { name: /account menu/i }).click();
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
    await page.locator('input[name=name]').waitFor();
    await until(
      'an empty store',
      () => kept(page),
      (names) => names.length === 0,
    );
    line.cut();
    await page.reload();
    await page.locator('input[name=name]').waitFor();
    line.join();
    await context.close();
  }, 90_000);

  it('the form of an operator opens again with its text and its categories, thrown away with the first key; what is logged without a network is logged once', async () => {
    const { page, context } = await over('operator');
    await page.locator('[data-desk] [name=phone]').waitFor();
    await until(
      'the catalogue',
      () => kept(page),
      (names) => names.includes('catalogue'),
    );
    // Thrown away with the first key: the call and the draft it begins are on no disk yet, and the logging refers to them.
    await page.locator('[data-desk] [name=phone]').fill('13900009401');
    line.cut();
    await page.reload();
    await page.locator('[data-desk] [name=phone]').waitFor();
    expect(await page.locator('[name=phone]').inputValue()).toBe('13900009401');
    await page.locator('[name=place]').fill('5-1-902');
    await page.locator('[name=category]').fill('other');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[name=note]').fill('A neighbour asks for a ladder');
    await page.keyboard.press('Control+Enter');
    await page.locator('[name=phone]:focus').waitFor();
    line.join();
    const fits = ({ status, category, place }: Logged) => /triaged|logged/.test(status) && category === 'other' && place?.building === '5';
    await until('the request', requests, (rows) => rows.some(fits));
    expect((await requests()).filter(fits)).toHaveLength(1);
    await context.close();
  }, 90_000);

  it('the server dies by kill -9 after it has written and before it is heard: each command is done once', async () => {
    const { page, context } = await over('operator');
    await page.locator('[data-desk] [name=phone]').fill('13900009402');
    await page.locator('[name=note]').fill('Nobody has seen him since Friday');
    await page.locator('[name=place]').fill('8-1-903');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[name=category]').fill('welfare');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    const draft = ({ status, category, place }: Logged) => status === 'draft' && category === 'welfare-visit' && place?.building === '8';
    // With its last field the draft says everything: nothing more is sent before the logging.
    await until('the draft', requests, (rows) => rows.some(draft));
    await until(
      'the answer to the draft',
      () => page.evaluate<number>(WAITING),
      (waiting) => waiting === 0,
    );
    line.deafenAt('/log HTTP/1.1');
    await page.keyboard.press('Control+Enter');
    const fits = ({ status, category, place }: Logged) => /triaged|logged/.test(status) && category === 'welfare-visit' && place?.building === '8';
    await until('the request whose answer nobody heard', requests, (rows) => rows.some(fits));
    await stage.kill();
    await stage.restart();
    line.join();
    await until(
      'the answer to the logging',
      () => page.evaluate<number>(WAITING),
      (waiting) => waiting === 0,
    );
    expect((await requests()).filter(fits)).toHaveLength(1);
    await context.close();
  }, 90_000);

  it('a new build is there with the next opening; of older ones only the last stays, for pages that are still open', async () => {
    const { page, context } = await over('operator');
    const [worker, shell] = [join(folder, 'console-worker.js'), join(folder, 'index.html')];
    const generation = () => page.locator('meta[name=generation]').last().getAttribute('content');
    const caches = () => page.evaluate<readonly string[]>('caches.keys()');
    const first = await caches();
    expect(first).toHaveLength(1);
    let last = '';
    for (const name of ['second', 'third']) {
      writeFileSync(worker, readFileSync(worker, 'utf8').replace(/"name":"[^"]*"/, `"name":"${name}"`));
      writeFileSync(shell, readFileSync(shell, 'utf8').replace('</head>', `<meta name="generation" content="${name}" /></head>`));
      await page.reload();
      await page.locator('[data-desk]').waitFor();
      expect(await generation()).toBe(name);
      await until(
        `the ${name} build`,
        async () => [...(await caches()), (await page.evaluate<boolean>(AT_REST)) ? 'at rest' : 'installing'],
        (now) => now.includes(`arrowtower-${name}`) && now.includes('at rest'),
      );
      last = name;
    }
    await until('two builds', caches, (names) => names.length === 2);
    expect(await caches()).toEqual(['arrowtower-second', 'arrowtower-third']);
    line.cut();
    await page.reload();
    await page.locator('[data-desk]').waitFor();
    expect(await generation()).toBe(last);
    line.join();
    await context.close();
  }, 90_000);
});
