import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/** Absolute path of the folder that holds this project's package.json, from source and from dist alike. */
export function projectRoot(): string {
  if (found !== undefined) return found;
  let folder = import.meta.dirname;
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'libs')))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}: run Arrowtower from its own folder`);
    folder = parent;
  }
  found = folder;
  return folder;
}
