import type { Plugin } from 'vite';

const WHOLE = '@mantine/core/styles.layer.css';
const BASE = '\0arrowtower-mantine-base';
/** Where a component of Mantine has the names of its classes. */
const NAMES = /\/@mantine\/core\/esm\/.*\/([A-Z]\w+)\.module\.mjs$/;

/**
 * Mantine's styles come with the components that are used, each in the file that its component comes in; the whole sheet is four times as large, and a slow machine reads it before anything is drawn.
 * What a component is made of is imported by it, so its styles stand before its own. While one works the whole sheet is served as it is.
 */
export const componentStyles: Plugin = {
  name: 'arrowtower-component-styles',
  enforce: 'pre',
  apply: 'build',
  resolveId: (id) => (id === WHOLE ? BASE : undefined),
  load: (id) => {
    if (id !== BASE) return null;
    const sheets = ['baseline', 'default-css-variables', 'global'];
    return { code: sheets.map((name) => `import '@mantine/core/styles/${name}.layer.css';`).join('\n'), moduleSideEffects: true };
  },
  transform(code, id) {
    const component = NAMES.exec(id)?.[1];
    return component === undefined ? null : { code: `import '@mantine/core/styles/${component}.layer.css';\n${code}`, map: null };
  },
};
