import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { askServer } from '../../apps/all-in-one/src/control/control-socket.ts';
import { VIEW_FILE } from '../../apps/all-in-one/src/data-folder/files.ts';
import type { Dice } from '../city/dice.ts';
import type { UnderWay } from './inside.ts';

/** A view by its service and name. */
export interface ViewName {
  readonly service: string;
  readonly view: string;
}

/** The views of a data folder. */
export function viewsOf(dataDir: string): readonly ViewName[] {
  const database = new DatabaseSync(join(dataDir, VIEW_FILE), { readOnly: true, timeout: 10_000 });
  try {
    const rows = database.prepare('SELECT service, name FROM view_builds WHERE live = 1 ORDER BY service, name').all();
    return rows.map((row) => ({ service: String(row['service']), view: String(row['name']) }));
  } finally {
    database.close();
  }
}

/** What `npm run rebuild -- SERVICE VIEW` does on a running server. @throws Error with what the server says, or when it goes away */
export async function rebuild(dataDir: string, { service, view }: ViewName): Promise<void> {
  if ((await askServer(dataDir, 'rebuild', { service, view })) === undefined) throw new Error('no server runs on the folder');
}

/** Rebuilds one view after the other until the server goes away, so that a kill finds one half done; resolves a moment after it began. */
export async function keepRebuilding(dataDir: string, dice: Dice): Promise<UnderWay> {
  const views = viewsOf(dataDir);
  let underWay = false;
  const go = async () => {
    for (;;) {
      underWay = true;
      await rebuild(dataDir, dice.pick(views));
      underWay = false;
    }
  };
  go().catch(() => undefined);
  await pause(dice.between(0, 40));
  return { isUnderWay: () => underWay };
}
