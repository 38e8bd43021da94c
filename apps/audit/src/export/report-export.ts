import { stringify } from 'csv-stringify/sync';
import { LEGS } from '../intervals/history.ts';
import type { IntervalReport, JudgedTarget, ReportRow } from '../report/interval-report.ts';
import type { Format } from './request-export.ts';

/** A report as text: a line per group and leg, the whole last with the key `all`. */
export function reportExport({ all, rows }: IntervalReport, format: Format): string {
  const lines = [...rows.map((row) => [row.key, row] as const), ['all', all] as const].flatMap(([key, row]) => linesOf(key, row));
  return format === 'csv'
    ? stringify(lines, { header: true, bom: true, escape_formulas: true, cast: { boolean: String } })
    : lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function linesOf(key: string, row: ReportRow) {
  return LEGS.flatMap((leg) => {
    const { n, p50, p90, p95, small, targets } = row.legs[leg];
    const lineOf = (target: JudgedTarget | undefined) => ({
      key,
      requests: row.n,
      leg,
      n,
      p50,
      p90,
      p95,
      small,
      target: target?.id ?? null,
      withinSeconds: target?.withinSeconds ?? null,
      percent: target?.percent ?? null,
      judged: target?.n ?? null,
      within: target?.within ?? null,
      compliance: target?.compliance ?? null,
      met: target?.met ?? null,
    });
    if (targets.length === 0) return [lineOf(undefined)];
    return targets.map(lineOf);
  });
}
