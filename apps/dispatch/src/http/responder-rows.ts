import { parse } from 'csv-parse/sync';
import type { FieldError } from '#runtime';
import { Problem } from '#runtime';

/** Columns of the file; the first three and the area are needed. */
export const COLUMNS = ['name_zh', 'name_en', 'phone', 'roles', 'skills', 'buildings', 'can_carry_kg', 'area'] as const;
const NEEDED = ['name_zh', 'phone', 'area'] as const;
/** The file to start from: every column, one invented row. */
export const TEMPLATE = `${COLUMNS.join(',')}\n王小明,Wang Xiaoming,13900000001,volunteer,errand;carry,east/1,30,jiangcheng/donghu/minyi/huaan\n`;
/** Lines of one file. */
export const MAXIMUM_LINES = 20_000;

/** One line as written. */
export interface Line {
  /** In the file, the head is 1. */
  readonly line: number;
  readonly cells: Readonly<Record<(typeof COLUMNS)[number], string>>;
}

/** Reads the file. @throws Problem 422 csv-wrong for what is no table or has other columns */
export function linesOf(csv: string): readonly Line[] {
  let records: readonly { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }[];
  try {
    records = parse(csv, { columns: (head: string[]) => checkedHead(head), bom: true, trim: true, skip_empty_lines: true, info: true }) as typeof records;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { lines = 0, message } = error as { lines?: number; message: string };
    throw wrong([{ pointer: `/${lines}`, code: 'csv-unreadable', parameters: { line: lines, problem: message } }]);
  }
  if (records.length > MAXIMUM_LINES) throw wrong([{ pointer: '', code: 'csv-too-many', parameters: { maximum: MAXIMUM_LINES } }]);
  return records.map(({ record, info }) => ({ line: info.lines, cells: Object.fromEntries(COLUMNS.map((column) => [column, record[column] ?? ''])) as Line['cells'] }));
}

function checkedHead(head: readonly string[]): string[] {
  const names = head.map((name) => name.trim().toLowerCase());
  const known = COLUMNS.join(', ');
  const errors: FieldError[] = [
    ...NEEDED.filter((column) => !names.includes(column)).map((column) => ({ pointer: `/1/${column}`, code: 'csv-column-missing', parameters: { column } })),
    ...names.filter((name) => !COLUMNS.some((column) => column === name)).map((column) => ({ pointer: `/1/${column}`, code: 'csv-column-unknown', parameters: { column, known } })),
  ];
  if (errors.length > 0) throw wrong(errors);
  return names;
}

/** A cell with several words, separated by semicolons. */
export function words(cell: string): readonly string[] {
  return cell
    .split(/[;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The file was not applied, and why. */
export function wrong(errors: readonly FieldError[]): Problem {
  return new Problem(422, 'csv-wrong', { errors: errors.slice(0, 200), extensions: { wrong: errors.length } });
}
