/** Waits for work to end, well or badly, but not longer than the time given. */
export async function within(work: Promise<unknown> | undefined, milliseconds: number): Promise<void> {
  if (work === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work.catch(() => undefined), end]);
  clearTimeout(timer);
}
