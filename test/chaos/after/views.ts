import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { askServer } from '../../../apps/all-in-one/src/control/control-socket.ts';
import { VIEW_FILE } from '../../../apps/all-in-one/src/data-folder/files.ts';
import type { Findings } from '../findings.ts';
import { rebuild, type ViewName, viewsOf } from '../rebuilds.ts';

type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Rebuilds every view of a server at rest from position 0 and compares each row, its position and its index keys included. Answers how many rows there are. */
export async function checkViews(dataDir: string, findings: Findings): Promise<number> {
  let compared = 0;
  const views = viewsOf(dataDir);
  for (const name of views) {
    const live = rowsOf(dataDir, name);
    await rebuild(dataDir, name);
    await askServer(dataDir, 'settle', {});
    compared += live.size;
    findings.addAll('views_differing', differences(name, live, rowsOf(dataDir, name)));
  }
  const left = leftovers(dataDir);
  if (left.length !== views.length) findings.add('views_differing', `${left.length} tables for ${views.length} views: ${left.join(', ')}`);
  return compared;
}

/** What the rebuilt rows have that the live ones did not, and the other way round. */
export function differences({ service, view }: ViewName, live: Rows, rebuilt: Rows): readonly string[] {
  const found: string[] = [];
  for (const [id, row] of rebuilt) {
    const other = live.get(id);
    if (other === undefined) found.push(`${service}/${view} ${id} is there only after a rebuild`);
    else if (!isDeepStrictEqual(row, other))
      found.push(`${service}/${view} ${id} was ${JSON.stringify(other).slice(0, 400)} and is ${JSON.stringify(row).slice(0, 400)} after a rebuild`);
  }
  for (const id of live.keys()) if (!rebuilt.has(id)) found.push(`${service}/${view} ${id} is gone after a rebuild`);
  return found;
}

function rowsOf(dataDir: string, { service, view }: ViewName): Rows {
  const database = new DatabaseSync(join(dataDir, VIEW_FILE), { readOnly: true, timeout: 10_000 });
  try {
    const build = database.prepare('SELECT build FROM view_builds WHERE service = ? AND name = ? AND live = 1').get(service, view)?.['build'];
    const rows = database.prepare(`SELECT * FROM view_${Number(build)}`).all();
    // Which columns carry the indexes follows from their order in the definition, so they can be compared by name.
    return new Map(rows.map(({ document, ...row }) => [String(row['id']), { ...row, document: JSON.parse(String(document)) as unknown }]));
  } finally {
    database.close();
  }
}

function leftovers(dataDir: string): readonly string[] {
  const database = new DatabaseSync(join(dataDir, VIEW_FILE), { readOnly: true, timeout: 10_000 });
  try {
    const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\' AND name <> 'view_builds'").all();
    return rows.map((row) => String(row['name']));
  } finally {
    database.close();
  }
}
