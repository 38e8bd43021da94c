import type { EChartsCoreOption } from 'echarts/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '../language/use-text.ts';
import css from './supervisor.module.css';

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

/** ECharts is large: it comes with the first chart that is shown. */
const Chart = lazy(() => import('./chart.tsx'));

/** A chart with its figures as a table: open at once with `tableOpen`, otherwise behind a line that opens it. */
export function Figure({ what, table, tableOpen = false, ...chart }: ChartProps & { readonly what: string; readonly table: ReactNode; readonly tableOpen?: boolean }) {
  const t = useText();
  return (
    <figure className={css['figure']} data-figure>
      <div role="img" aria-label={what} style={{ minHeight: chart.height }}>
        <Suspense fallback={null}>
          <Chart {...chart} />
        </Suspense>
      </div>
      {tableOpen ? (
        table
      ) : (
        <details className={css['more']}>
          <summary>{t('supervisor.asTable')}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
