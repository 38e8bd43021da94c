import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Bytes below which a file fits into a few packets as it is. */
const SMALL = 1_500;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Beside each file of code, styles or texts the same compressed, once for all who fetch it: browsers take brotli over https, and gzip over the plain http of a LAN. */
export const compressed: Plugin = {
  name: 'arrowtower-compressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) return;
    const names = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|svg)$/.test(name));
    await Promise.all(
      names.map(async (name) => {
        const file = join(dir, name);
        const content = await readFile(file);
        if (content.length < SMALL) return;
        const options = {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
        };
        await Promise.all([writeFile(`${file}.br`, await brotli(content, options)), writeFile(`${file}.gz`, await zip(content, { level: 9 }))]);
      }),
    );
  },
};
