import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '#runtime';
import { settle } from '../drive/settle.ts';
import { signIn } from '../drive/sign-in.ts';
import { pastWork } from './past-work.ts';
import { type Look, PASSWORD, Stage, type StageRole } from './stage.ts';

/** More than this and a README is slow to open, bytes. */
const LARGEST = 150_000;
const KINDS = [
  { category: 'supplies', note: '家里没菜了', answers: { 'food-days': 1 } },
  { category: 'proxy-errand', note: '快递在东门', answers: { 'deadline-today': 'yes' } },
  { category: 'medicine-run', note: '胰岛素明天早上用完', answers: { 'medicine-left-hours': 20 } },
  { category: 'welfare-visit', note: '三天没见她下楼', answers: { 'no-contact-hours': 30, alone: 'alone' } },
  { category: 'gas-bottle', note: '煤气用完', answers: { 'can-cook': 'no' } },
] as const;
const REQUESTS = 10;
/** How far some of them are: who was sent, by his place in CREW, and what he has reported. */
const SENT: Readonly<Record<number, readonly [number, readonly string[]]>> = {
  1: [0, ['acknowledge', 'en-route', 'on-scene']],
  2: [1, ['acknowledge', 'en-route']],
  4: [2, []],
  5: [3, ['acknowledge', 'en-route', 'on-scene', 'with-person']],
  7: [3, ['acknowledge']],
  9: [1, []],
};
const CREW = ['范立新', '祝小芸', '古丽娜尔·艾力', '滕国强'];

interface Picture {
  readonly name: string;
  readonly role: StageRole;
  readonly path?: string;
  readonly look: Look;
  readonly before: (page: Page) => Promise<void>;
  readonly after?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'operator',
    role: 'operator',
    look: {},
    before: async (page) => {
      await page.locator('[data-desk] [name=phone]').fill('13900009202');
      await page.locator('[name=place]').fill('8-1-402');
      await page.locator('[role=option]').first().waitFor();
      await page.locator('[name=place]').press('Enter');
      await page.locator('[name=category]').fill('medicine-run');
      await page.locator('[role=option]').first().waitFor();
      await page.locator('[name=category]').press('Enter');
      await page.locator('[name="question-medicine-left-hours"]').fill('5');
      await page.locator('[name=note]').fill('降压药今天吃完，明早的没有了');
      await page.locator('[data-likely] li').first().waitFor();
    },
    // The draft goes with the picture.
    after: async (page) => {
      await page.keyboard.press('Alt+x');
      await page.locator('[name=phone][value=""]').waitFor();
      await page.locator('[data-mark=pending]').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'dispatcher',
    role: 'dispatcher',
    look: { theme: 'dark' },
    before: async (page) => {
      await page.locator('main [id^="row-request-"]').first().click();
      await page.locator('[data-recommended] li[data-free]').first().waitFor();
      await page.locator('[data-connected=true]').waitFor();
    },
  },
  {
    name: 'responder',
    role: 'responder',
    look: { phone: true },
    before: async (page) => {
      await page.locator('[data-access]').waitFor();
    },
  },
  {
    name: 'supervisor',
    role: 'supervisor',
    path: '/supervisor?period=all',
    look: {},
    before: async (page) => {
      await page.locator('[data-report=now]').first().waitFor();
      for (const chart of await page.locator('[data-figure]').all()) await chart.locator('[data-drawn] canvas').waitFor();
    },
  },
];

/** The four pictures of README.md and README.zh-CN.md, anew: apps/console/pictures/<screen>.<language>.webp. */
export async function takePictures(): Promise<void> {
  const folder = join(projectRoot(), 'apps/console/pictures');
  mkdirSync(folder, { recursive: true });
  const stage = await Stage.open();
  try {
    await pastWork(stage, 12);
    await fillQueue(stage);
    for (const { name, role, path, look, before, after } of PICTURES) {
      for (const language of ['en', 'zh-CN'] as const) {
        const { page, context } = await stage.as(role, { ...look, language }, path);
        await page.locator('[data-state=loading]').first().waitFor({ state: 'detached' });
        await before(page);
        await page.locator('[data-mark=pending]').first().waitFor({ state: 'detached' });
        const debug = await context.newCDPSession(page);
        const { data } = await debug.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
        const bytes = Buffer.from(data, 'base64');
        if (bytes.length > LARGEST) throw new Error(`${name} in ${language} has ${bytes.length} bytes, more than ${LARGEST}`);
        writeFileSync(join(folder, `${name}.${language}.webp`), bytes);
        console.log(`${name}.${language}.webp: ${Math.round(bytes.length / 1_000)} KB`);
        await after?.(page);
        await context.close();
      }
    }
  } finally {
    await stage.close();
  }
}

/** Requests in the demo's community, as on a busy evening: some wait, some are under way; every name is invented. */
async function fillQueue({ administrator, connection, city }: Stage): Promise<void> {
  const [operator, dispatcher, supervisor] = await Promise.all(['operator', 'dispatcher', 'supervisor'].map((role) => signIn(connection, `demo.${role}`, PASSWORD)));
  if (operator === undefined || dispatcher === undefined || supervisor === undefined) throw new Error('nobody signed in');
  const { items } = (await administrator.read<{ items: readonly { id: string; area: string }[] }>('/api/intake/communities')).body;
  const communityId = items.find(({ area }) => area === `${city}/d1/s1/huaan`)?.id;
  const area = `${city}/d1/s1/huaan`;
  const crew: string[] = [];
  for (const [n, nameZh] of CREW.entries()) {
    const body = { nameZh, phone: `1390000950${n}`, area, buildings: [`${area}/east/5`], skills: ['errand', 'carry', 'grid-worker'], roles: ['volunteer'], canCarryKg: 50 };
    crew.push((await administrator.done<{ id: string }>('/api/dispatch/responders', body)).body.id);
  }
  for (let n = 0; n < REQUESTS; n += 1) {
    const kind = KINDS[n % KINDS.length] ?? KINDS[0];
    const place = { communityId, estate: 'east', building: ['5', '8', '3'][n % 3], unit: '1', floor: 1 + (n % 7), room: `${1 + (n % 7)}0${1 + (n % 4)}` };
    const person = { name: ['叶素芬', '蒋德胜', '冯玉兰', '邹立本'][n % 4], age: 61 + n };
    const { id } = (await operator.done<{ id: string }>('/api/intake/requests', { ...kind, place, person, reporter: { relation: 'self' } })).body;
    const sent = SENT[n];
    if (sent === undefined) continue;
    await settle(supervisor, id);
    const subject = crew[sent[0]];
    const { assignmentId } = (await dispatcher.done<{ assignmentId: string }>(`/api/dispatch/cases/${id}/assignments`, { responderId: subject })).body;
    for (const step of sent[1]) await dispatcher.done(`/api/dispatch/assignments/${assignmentId}/${step}`, { subject, channel: 'phone' });
  }
}
