import { useComputedColorScheme } from '@mantine/core';
import { BarChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use as useParts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ChartProps, Ink } from './ink.ts';

useParts([BarChart, HeatmapChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

/** The colours of look/tokens.css as they are now. */
function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of('ink'),
    quiet: of('quiet'),
    line: of('line'),
    surface: of('surface'),
    raised: of('raised'),
    accent: of('accent'),
    soft: of('accent-soft'),
    critical: of('critical-text'),
    serious: of('serious-fill'),
    font: style.fontFamily,
  };
}

/** One chart, drawn by ECharts on a canvas; its figures stand beside it as a table, so it is a picture to everybody who does not see it. */
export default function Chart({ option, height, onPick }: ChartProps) {
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useEffectEvent((index: number, series: number) => onPick?.(index, series));

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const drawn = init(element, undefined, { renderer: 'canvas' });
    chart.current = drawn;
    drawn.on('click', ({ dataIndex, seriesIndex }) => pick(dataIndex ?? 0, seriesIndex ?? 0));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.current = undefined;
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    if (box.current === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const ink = inkOf(box.current);
    const { tooltip, ...own } = option(ink);
    const whole: EChartsCoreOption = {
      animation: !still,
      animationDuration: 250,
      textStyle: { color: ink.ink, fontFamily: ink.font, fontSize: 12 },
      // Drawn on the canvas: markup with styles in it would need a wider Content-Security-Policy.
      tooltip: {
        renderMode: 'richText',
        backgroundColor: ink.raised,
        borderColor: ink.line,
        textStyle: { color: ink.ink, fontFamily: ink.font, fontSize: 12 },
        ...(tooltip as object | undefined),
      },
      ...own,
    };
    chart.current?.setOption(whole, { notMerge: true });
    box.current.dataset['drawn'] = scheme;
  }, [option, scheme]);

  return <div ref={box} style={{ height, width: '100%' }} data-chart />;
}
