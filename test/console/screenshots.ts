import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';
import { scrollsSideways } from './axe.ts';
import { takePictures } from './pictures.ts';
import { SHOTS } from './screens.ts';
import { LOOKS, Stage } from './stage.ts';

/** npm run screenshots [-- words]: every screen (or those whose name has a word) in both themes and both languages, as files; with --readme the pictures of the README instead. */
const words = process.argv.slice(2);
if (words.includes('--readme')) {
  await takePictures();
  process.exit(0);
}
const folder = join(projectRoot(), 'screenshots');
mkdirSync(folder, { recursive: true });
const stage = await Stage.open();
let wrong = 0;
try {
  for (const shot of SHOTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))) {
    for (const size of shot.sizes ?? ['desk']) {
      for (const look of LOOKS) {
        const wanted = { ...look, phone: size === 'phone', ...shot.look };
        const path = shot.path ?? '/';
        const { page, context, complaints } = shot.role === undefined ? await stage.window(path, wanted) : await stage.as(shot.role, wanted, path);
        await page.waitForLoadState('load');
        await page.locator('#console main').first().waitFor();
        await page.locator('[data-state=loading]').first().waitFor({ state: 'detached' });
        await shot.before?.(page, stage);
        const file = `${shot.name}-${size}-${look.language}-${look.theme}.png`;
        await page.screenshot({ path: join(folder, file) });
        const found = [...complaints, ...((await scrollsSideways(page)) ? ['it scrolls sideways'] : [])];
        console.log(found.length === 0 ? file : `${file}: ${found.join('; ')}`);
        wrong += found.length;
        await context.close();
      }
    }
  }
} finally {
  await stage.close();
}
process.exitCode = wrong === 0 ? 0 : 1;
