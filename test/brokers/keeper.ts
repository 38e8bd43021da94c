// A process of its own that outlives its parent by a moment: it reads from a pipe which processes to end and which folders to remove, and does both as soon as
// the pipe closes, that is when the parent has ended, by whatever, SIGKILL included.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** One line of the pipe. */
export type KeeperOrder = { readonly watch: number } | { readonly forget: number } | { readonly remove: string } | { readonly spare: string };

const processes = new Set<number>();
const folders = new Set<string>();

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  const order = JSON.parse(line) as KeeperOrder;
  if ('watch' in order) processes.add(order.watch);
  else if ('forget' in order) processes.delete(order.forget);
  else if ('remove' in order) folders.add(order.remove);
  else folders.delete(order.spare);
});
orders.on('close', () => {
  for (const pid of processes) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended before; then nobody is left to be told.
    }
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});
