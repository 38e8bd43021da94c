import { createTheme, type CSSVariablesResolver, type MantineColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

/** Latin first by the system, Chinese by what each system has, and what the tests have. */
export const FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

const tower: MantineColorsTuple = ['#eaf3fb', '#d3e4f4', '#a5c8e9', '#74abde', '#4c92d4', '#2d7ec6', '#1b6cb2', '#1b5c95', '#154a7a', '#0e3860'];
const slate: MantineColorsTuple = ['#e8eef3', '#c9d4dd', '#a3b4c2', '#7f93a4', '#51657a', '#2c3b49', '#1d2a36', '#16212b', '#0e161d', '#0a1117'];

/** Dense by default: a dispatcher sees forty rows, not twelve. */
export const theme = createTheme({
  primaryColor: 'tower',
  primaryShade: { light: 7, dark: 6 },
  colors: { tower, dark: slate },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily: FONTS, fontWeight: '650', sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } } },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  autoContrast: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.45 } } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    Textarea: { defaultProps: { size: 'sm' } },
  },
});

/** Mantine's surfaces follow look/tokens.css, so that a screen never mixes two greys. */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-error': 'var(--critical-text)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-anchor': 'var(--accent)',
  };
  // Mantine's own red on dark is near white with our shades.
  return { variables: {}, light: ours, dark: { ...ours, '--mantine-color-red-light-color': 'var(--critical-text)' } };
};

const KEPT = 'arrowtower.theme';

/** Keeps light, dark or auto on this device; public/theme-first.js reads the same before the first paint. */
export const themeKeeper: MantineColorSchemeManager = {
  get(whatElse) {
    try {
      const kept = localStorage.getItem(KEPT);
      return kept === 'light' || kept === 'dark' || kept === 'auto' ? kept : whatElse;
    } catch {
      return whatElse;
    }
  },
  set(value) {
    try {
      localStorage.setItem(KEPT, value);
    } catch {
      // Storage may be closed; the choice then lasts as long as the page.
    }
  },
  subscribe() {},
  unsubscribe() {},
  clear() {},
};
