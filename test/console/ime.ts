import type { Page } from 'playwright-core';

/**
 * Types Chinese as people do, through a real composition of the browser: pinyin letters appear underlined, Enter commits the candidate.
 * @param pinyin what is typed; each letter extends the composition
 * @param text what is committed
 * @param commitWith the key that commits; Enter is the one that must neither submit nor fire a shortcut
 */
export async function compose(page: Page, pinyin: string, text: string, commitWith: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    for (let length = 1; length <= pinyin.length; length += 1) {
      await session.send('Input.imeSetComposition', { text: pinyin.slice(0, length), selectionStart: length, selectionEnd: length });
    }
    // While an input method composes, the browser reports its keys as 229 ("Process").
    const key = { windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229, code: commitWith, key: 'Process' } as const;
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await session.send('Input.insertText', { text });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  } finally {
    await session.detach();
  }
}

/** Leaves a composition open: letters that are not committed yet, for what happens to keys meanwhile. */
export async function beginComposing(page: Page, pinyin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: pinyin, selectionStart: pinyin.length, selectionEnd: pinyin.length });
  await session.detach();
}
