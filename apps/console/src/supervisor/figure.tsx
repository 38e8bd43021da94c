import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '../language/use-text.ts';
import type { ChartProps } from './ink.ts';
import css from './supervisor.module.css';

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
