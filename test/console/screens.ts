import type { Page } from 'playwright-core';
import type { Look, Stage, StageRole } from './stage.ts';

/** One picture: who looks at which address, and what has to be done before it is taken. */
export interface Shot {
  /** File name without its look: `dispatcher-queue`. */
  readonly name: string;
  /** Nobody: not signed in. */
  readonly role?: StageRole;
  readonly path?: string;
  /** Also (or only) as a phone shows it. Default desk. */
  readonly sizes?: readonly ('desk' | 'phone')[];
  readonly before?: (page: Page, stage: Stage) => Promise<void>;
  /** Look options that differ from the rest. */
  readonly look?: Look;
}

/** Every screen that is photographed. A new screen is a line here. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', sizes: ['desk', 'phone'] },
  { name: 'operator', role: 'operator' },
  { name: 'dispatcher', role: 'dispatcher' },
  {
    name: 'dispatcher-from-paper',
    role: 'dispatcher',
    before: async (page) => {
      await page.locator('main [role=row][aria-selected]').first().click();
      await page.locator('[data-case]').waitFor();
      await page.keyboard.press('Alt+t');
      await page.locator('[data-from-paper]').waitFor();
    },
  },
  { name: 'responder', role: 'responder', sizes: ['desk', 'phone'] },
  { name: 'supervisor', role: 'supervisor', before: async (page) => page.locator('[data-groups] tbody tr').first().waitFor() },
  { name: 'supervisor-flow', role: 'supervisor', path: '/supervisor/flow', before: async (page) => page.locator('[data-chart][data-drawn]').nth(1).waitFor() },
  { name: 'supervisor-requests', role: 'supervisor', path: '/supervisor/requests', before: async (page) => page.locator('main [role=row][aria-selected]').first().click() },
  {
    name: 'supervisor-timeline',
    role: 'supervisor',
    path: '/supervisor/requests',
    before: async (page) => {
      await page.locator('main [role=row][aria-selected] a').first().click();
      await page.locator('[data-event]').first().waitFor();
    },
  },
  { name: 'supervisor-verify', role: 'supervisor', path: '/supervisor/verify', before: async (page) => page.locator('[data-verify]').waitFor() },
  { name: 'supervisor-disclosures', role: 'supervisor', path: '/supervisor/disclosures', before: async (page) => page.locator('main [role=grid]').waitFor() },
  { name: 'administrator', role: 'administrator' },
  { name: 'administrator-places', role: 'administrator', path: '/administrator/places' },
  {
    name: 'administrator-building',
    role: 'administrator',
    path: '/administrator/places',
    before: async (page) => {
      await page.locator('main [role=row][aria-selected]').first().click();
      await page.locator('[role=dialog] form').waitFor();
    },
  },
  {
    name: 'administrator-import',
    role: 'administrator',
    path: '/administrator/places',
    before: async (page) => {
      await page.getByRole('button', { name: /CSV/ }).click();
      const wrong =
        'city,district,street,community,community_zh,estate,estate_zh,building,building_zh,units,floors,lift,x,y\njiangcheng,donghu,minyi,hua an,华安社区,east,东区,1,,2,six,perhaps,0,0\n';
      await page.locator('input[type=file]').setInputFiles({ name: 'places.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) });
      await page.locator('[data-import=wrong]').waitFor();
    },
  },
  { name: 'administrator-responders', role: 'administrator', path: '/administrator/responders' },
  { name: 'administrator-accounts', role: 'administrator', path: '/administrator/accounts' },
  { name: 'administrator-catalogue', role: 'administrator', path: '/administrator/catalogue' },
  { name: 'administrator-parked', role: 'administrator', path: '/administrator/parked' },
  { name: 'board', path: '/board', sizes: ['desk', 'phone'] },
  { name: 'board-wall', path: '/board?wall' },
  {
    name: 'key-help',
    role: 'dispatcher',
    before: async (page) => {
      await page.keyboard.press('?');
      await page.locator('[role=dialog]').waitFor();
    },
  },
];
