import type { Locator, Page } from 'playwright-core';
import { Community, type WantedBuilding } from '../drive/community.ts';
import type { Session } from '../drive/session.ts';
import { PASSWORD, signInAs, type Look, type Stage, type Window } from './stage.ts';

/** Somebody who may be sent. */
export interface WantedPerson {
  readonly name: string;
  readonly phone: string;
  readonly skills: readonly string[];
  readonly role?: 'responder' | 'steward';
  readonly building: string;
  readonly canCarryKg?: number;
}

/** What an operator is told on the phone. */
export interface Told {
  readonly phone: string;
  /** As one types it: `17-1-502`. */
  readonly place: string;
  readonly category: string;
  /** Question → a number, or which of the answers in the order of the page. */
  readonly answers: Readonly<Record<string, number>>;
  readonly note: string;
  readonly relation?: string;
  readonly name?: string;
  readonly personName?: string;
}

interface Catalogue {
  readonly questions: readonly { readonly id: string; readonly kind: string }[];
}

/** The people of a scenario in a community of its own. Places and accounts are made through the API; from then on everybody works on his own screen. */
export class Cast {
  readonly #stage: Stage;
  readonly community: Community;
  /** To look at what the screens have done. */
  readonly reader: Session;
  readonly #names: Readonly<Record<string, string>>;
  readonly #kinds: ReadonlyMap<string, string>;

  private constructor(stage: Stage, community: Community, reader: Session, names: Readonly<Record<string, string>>, kinds: ReadonlyMap<string, string>) {
    this.#stage = stage;
    this.community = community;
    this.reader = reader;
    this.#names = names;
    this.#kinds = kinds;
  }

  /** @param people whoever may be sent, by a word that {@link enter} takes; `lin` and `song` operate, `chen` dispatches, `gao` supervises */
  static async of(stage: Stage, name: string, estate: string, buildings: readonly WantedBuilding[], people: Readonly<Record<string, WantedPerson>>): Promise<Cast> {
    const community = await Community.found(stage.administrator, name);
    await community.addEstate('home', estate, buildings);
    const desk = { lin: ['林晓梅', 'operator'], song: ['宋宁', 'operator'], chen: ['陈建国', 'dispatcher'], gao: ['高敏', 'supervisor'] } as const;
    const names: Record<string, string> = {};
    const signInName = (who: string) => (names[who] = `${name}.${who}`);
    let reader: Session | undefined;
    for (const [who, [shown, role]] of Object.entries(desk)) reader = (await community.makeAccount(shown, [role], { name: signInName(who), password: PASSWORD })).session;
    for (const [who, { role = 'responder', building, ...wanted }] of Object.entries(people)) {
      const buildingPath = `home/${building}`;
      const { responderId } = await community.enrolWithAccount({ ...wanted, buildings: [buildingPath] }, [role], { name: signInName(who), password: PASSWORD });
      if (role === 'steward') await community.assignSteward('home', building, responderId);
    }
    const { questions } = (await stage.administrator.read<Catalogue>('/api/intake/catalogue')).body;
    if (reader === undefined) throw new Error('nobody supervises');
    return new Cast(stage, community, reader, names, new Map(questions.map(({ id, kind }) => [id, kind])));
  }

  /** Somebody signs in at a browser of his own. */
  async enter(who: string, look: Look = {}): Promise<Window> {
    const window = await this.#stage.window('/sign-in', look);
    await signInAs(window.page, this.#names[who] ?? who, PASSWORD);
    await window.page.locator('header').waitFor();
    return window;
  }

  /** Logs a call on the operator's screen. @returns the number that people say */
  async log(page: Page, told: Told): Promise<number> {
    await page.locator('[data-desk] [name=phone]').fill(told.phone);
    await page.locator('[name=place]').fill(told.place);
    await page.locator('[role=option]').first().waitFor();
    await page.locator('[name=place]').press('Enter');
    await page.locator('[data-place-found]').waitFor();
    await page.locator('[name=category]').fill(told.category);
    await page.locator('[role=option]').first().waitFor();
    await page.locator('[name=category]').press('Enter');
    for (const [question, answer] of Object.entries(told.answers)) {
      if (this.#kinds.get(question) === 'number') await page.locator(`[name="question-${question}"]`).fill(String(answer));
      else await page.locator(`[data-question="${question}"] label`).nth(answer).click();
    }
    await page.locator('[name=note]').fill(told.note);
    if (told.name !== undefined) await page.locator('[name=name]').fill(told.name);
    if (told.relation !== undefined) await page.locator('[name=relation]').selectOption(told.relation);
    if (told.personName !== undefined) await page.locator('[name=personName]').fill(told.personName);
    return logged(page);
  }
}

/** Presses Ctrl+Enter and waits for the number. */
export async function logged(page: Page): Promise<number> {
  await page.keyboard.press('Control+Enter');
  const said = page.getByText(/(已登记|Logged as) #\d+/).last();
  await said.waitFor();
  return Number(/#(\d+)/.exec(await said.innerText())?.[1]);
}

/** The dispatcher's row of a request. */
export function rowOf(page: Page, number: number): Locator {
  return page.locator('main [id^="row-request-"]').filter({ has: page.getByText(String(number), { exact: true }) });
}

/** A responder reports, step by step: each is offered before it is touched. */
export async function steps(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.locator(`[data-step="${name}"]`).click();
}

/** Says that something changes hands. */
export async function changesHands(page: Page, way: 'I receive' | 'I hand over', holder: string, what: string, count: number, unit: string): Promise<void> {
  await page.getByRole('button', { name: 'Something changes hands' }).click();
  const sheet = page.locator('[role=dialog]');
  await sheet.getByRole('button', { name: way, exact: true }).click();
  await sheet.getByRole('combobox').selectOption(holder);
  await sheet.getByRole('textbox', { name: /^What/ }).fill(what);
  await sheet.getByLabel('How many').fill(String(count));
  await sheet.getByLabel('Unit').fill(unit);
  await sheet.getByRole('button', { name: 'Report', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** An operator is told by the person, or whoever is asked, that it is solved. */
export async function confirm(page: Page, number: number): Promise<void> {
  const item = page.locator('[data-work] li', { hasText: `#${number}` });
  await item.getByRole('button', { name: /^(Solved|已解决)$/ }).click();
  await item.waitFor({ state: 'detached' });
}
