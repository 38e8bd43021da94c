import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '#runtime';
import { CITY, type DemoAccount, leaveWork } from '../../apps/all-in-one/src/commands/demo-work.ts';
import { Connection } from '../drive/connection.ts';
import { type ServerProcess, spawnServer } from '../drive/server-process.ts';
import type { Session } from '../drive/session.ts';
import { redeem } from '../drive/sign-in.ts';
import { launchBrowser } from './browser.ts';

/** The roles of the demo's accounts. */
export type StageRole = 'operator' | 'dispatcher' | 'responder' | 'steward' | 'supervisor' | 'administrator';
/** How a window looks. */
export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh-CN' | 'en';
  /** Default 1366×768, the dispatcher's screen. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A phone: touch, 360 px. */
  readonly phone?: boolean;
  /** More of Playwright's own options. */
  readonly context?: BrowserContextOptions;
}

/** A phone's page in CSS pixels. */
export const PHONE = { width: 360, height: 740 };
/** The desk's page. */
export const DESK = { width: 1366, height: 768 };

/** All demo accounts of a stage have this password: it lives as long as the throw-away store. */
export const PASSWORD = 'lantern-under-the-eaves';

/** Every look a screen must stand. */
export const LOOKS = (['zh-CN', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));

/** A window: one person at one browser of his own, signed in or not. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page so far: uncaught errors, console errors, blocked by the Content-Security-Policy, answers of 5xx. Must stay empty. */
  readonly complaints: string[];
}

/** A real server with the demo's work waiting, and a browser: one per spec file. */
export class Stage {
  /** Changes when the server is started anew: read it each time. */
  server: ServerProcess;
  readonly browser: Browser;
  readonly connection: Connection;
  /** Signed in through the API, to arrange what a test needs. */
  readonly administrator: Session;
  readonly accounts: readonly DemoAccount[];
  /** First level of the demo's area paths. */
  readonly city = CITY;
  readonly #contexts = new Set<BrowserContext>();
  readonly #env: Readonly<Record<string, string>>;

  private constructor(
    server: ServerProcess,
    env: Readonly<Record<string, string>>,
    browser: Browser,
    connection: Connection,
    administrator: Session,
    accounts: readonly DemoAccount[],
  ) {
    this.server = server;
    this.#env = env;
    this.browser = browser;
    this.connection = connection;
    this.administrator = administrator;
    this.accounts = accounts;
  }

  /** @param options `empty: true` leaves the store as `npm start` finds it the first time, with the sign-in link unused */
  static async open(options: { readonly empty?: boolean; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Stage> {
    const env = { CONSOLE_DIR: process.env['CONSOLE_DIR'] ?? join(projectRoot(), 'dist/console'), ...options.env };
    const server = await spawnServer({ env });
    const browser = await launchBrowser();
    const connection = new Connection(server.url);
    if (options.empty === true) return new Stage(server, env, browser, connection, undefined as unknown as Session, []);
    const administrator = await redeem(connection, await server.signInLink());
    return new Stage(server, env, browser, connection, administrator, await leaveWork(administrator, PASSWORD));
  }

  get url(): string {
    return this.server.url;
  }

  /** Opens a window at an address of the console; nobody is signed in. */
  async window(path = '/', look: Look = {}): Promise<Window> {
    const { theme = 'light', language = 'zh-CN', phone = false } = look;
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: look.viewport ?? (phone ? PHONE : DESK),
      locale: language,
      timezoneId: 'Asia/Shanghai',
      colorScheme: theme,
      reducedMotion: 'reduce',
      // Each window would fetch and keep the whole console; what it does without a network has its own suite.
      serviceWorkers: 'block',
      ...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
      ...look.context,
    });
    this.#contexts.add(context);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const complaints = listen(page);
    await page.goto(path);
    return { page, context, complaints };
  }

  /** Opens a window of the demo account of a role, signed in, at its home or at `path`. */
  async as(role: StageRole, look: Look = {}, path = '/'): Promise<Window> {
    const window = await this.window('/sign-in', look);
    await signInAs(window.page, `demo.${role}`, PASSWORD);
    await window.page.locator('header').waitFor();
    if (path !== '/') await window.page.goto(path);
    return window;
  }

  /** Kills the server as a power cut does. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Starts it again on the same data and port. */
  async restart(): Promise<void> {
    this.server = await spawnServer({ dataDir: this.server.dataDir, env: { ...this.#env, PORT: new URL(this.url).port } });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#contexts].map((context) => context.close().catch(() => undefined)));
    await this.browser.close();
    await this.connection.close();
    await this.server.remove();
  }
}

/** Types name and password into the sign-in form that is shown. */
export async function signInAs(page: Page, name: string, password: string): Promise<void> {
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // A refused command or an ended session is an answer, not a defect; 5xx is listened for below.
    if (message.type() === 'error' && !/Failed to load resource/.test(text)) complaints.push(`console: ${text}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500 && response.status() !== 503) complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const { host } = new URL(request.url());
    if (host !== '' && host !== new URL(page.url() === 'about:blank' ? request.url() : page.url()).host) complaints.push(`third party: ${request.url()}`);
  });
  return complaints;
}
