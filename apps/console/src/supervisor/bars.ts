import type { EChartsCoreOption } from 'echarts/core';
import type { Ink } from './ink.ts';
import { span } from './values.tsx';

/** p50 and p90 side by side, with a line at the first target of the leg. */
export function bars(
  names: readonly string[],
  lengths: readonly (readonly [number, number])[],
  within: number | undefined,
  words: Record<'median' | 'slow' | 'target', string>,
  ink: Ink,
): EChartsCoreOption {
  const say = (seconds: number) => span(seconds);
  const highest = Math.max(...lengths.map(([, p90]) => p90));
  // A target far above everything would press the bars flat; it is said in the table anyway.
  const line = within === undefined || within > highest * 3 ? undefined : within;
  return {
    grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: ink.ink } },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '–') },
    xAxis: {
      type: 'category',
      data: [...names],
      axisLabel: { color: ink.quiet, hideOverlap: true, width: 110, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: ink.quiet, formatter: say }, splitLine: { lineStyle: { color: ink.line } } },
    series: [
      { name: words.median, type: 'bar', barMaxWidth: 26, itemStyle: { color: ink.accent }, data: lengths.map(([p50]) => p50) },
      {
        name: words.slow,
        type: 'bar',
        barMaxWidth: 26,
        itemStyle: { color: ink.soft, borderColor: ink.accent, borderWidth: 1 },
        data: lengths.map(([, p90]) => p90),
        ...(line === undefined
          ? {}
          : {
              markLine: {
                symbol: 'none',
                silent: true,
                lineStyle: { color: ink.critical, type: 'dashed' },
                label: { formatter: `${words.target} ${say(line)}`, color: ink.critical, position: 'insideEndTop' },
                data: [{ yAxis: line }],
              },
            }),
      },
    ],
  };
}
