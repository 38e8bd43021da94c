import type { EChartsCoreOption } from 'echarts/core';

/** The colours that charts are drawn with. */
export interface Ink {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly raised: string;
  readonly accent: string;
  readonly soft: string;
  readonly critical: string;
  readonly serious: string;
  readonly font: string;
}

/** What is drawn; keep `option` the same from draw to draw (useMemo or useCallback). */
export interface ChartProps {
  readonly option: (ink: Ink) => EChartsCoreOption;
  /** Pixels. */
  readonly height: number;
  /** A bar or cell was clicked: its index, and that of its series. The table has the same as links. */
  readonly onPick?: ((index: number, series: number) => void) | undefined;
}
