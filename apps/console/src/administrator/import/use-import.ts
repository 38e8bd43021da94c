import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { type ProblemBody, ProblemError } from '../../api/problem.ts';
import { isPassing, send } from '../../api/read.ts';
import { type CsvRow, decoded, inParts, splitCsv } from './split-csv.ts';

/** One wrong cell, with what stands in it. */
export interface WrongCell {
  readonly row: number;
  readonly column: string;
  readonly found: string | undefined;
  readonly what: { readonly zh?: string; readonly en?: string };
}

/** Where an import stands. `paused`: the connection was lost in the middle; going on repeats nothing. */
export type ImportState =
  | { readonly phase: 'none' }
  | { readonly phase: 'checking'; readonly file: string }
  | { readonly phase: 'wrong'; readonly file: string; readonly cells: readonly WrongCell[]; readonly all: number }
  | { readonly phase: 'refused'; readonly file: string; readonly problem: ProblemBody }
  | { readonly phase: 'right'; readonly file: string; readonly rows: number }
  | { readonly phase: 'applying' | 'paused'; readonly file: string; readonly rows: number; readonly done: number; readonly problem?: ProblemBody }
  | { readonly phase: 'done'; readonly file: string; readonly rows: number; readonly changed: number };

interface Applied {
  readonly changed?: number;
  readonly enrolled?: number;
  readonly after?: readonly string[];
}

/** Rows sent at once: small enough for the bar to move, and for a lost answer to cost little. */
const PART = 50;

/**
 * An import of one file: the server checks all of it first and names every wrong cell; then it is applied part by part, each under its own key, so that a part whose answer was lost is done once.
 * @param path the import route
 * @param query what else the route wants, without `check`
 */
export function useImport(path: string, query: Readonly<Record<string, string>> = {}) {
  const [state, setState] = useState<ImportState>({ phase: 'none' });
  const file = useRef<{ readonly name: string; readonly text: string; readonly rows: readonly CsvRow[]; readonly keys: Map<number, string>; done: number; changed: number }>(
    undefined,
  );

  const ask = async (text: string, more: Readonly<Record<string, string>>, key: string): Promise<Applied> => {
    const search = new URLSearchParams({ ...query, ...more }).toString();
    const response = await send(`${path}${search === '' ? '' : `?${search}`}`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': key },
    });
    return (await response.json()) as Applied;
  };

  const check = async (name: string, bytes: ArrayBuffer): Promise<void> => {
    setState({ phase: 'checking', file: name });
    const text = decoded(bytes);
    const rows = splitCsv(text);
    file.current = { name, text, rows, keys: new Map(), done: 0, changed: 0 };
    try {
      await ask(text, { check: 'true' }, v7());
      setState({ phase: 'right', file: name, rows: Math.max(0, rows.length - 1) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === 'csv-wrong') setState({ phase: 'wrong', file: name, cells: wrongCells(error.body, rows), all: allOf(error.body) });
      else setState({ phase: 'refused', file: name, problem: error.body });
    }
  };

  const apply = async (): Promise<void> => {
    const { current } = file;
    if (current === undefined) return;
    const all = Math.max(0, current.rows.length - 1);
    const at = (done: number) => ({ file: current.name, rows: all, done });
    setState({ phase: 'applying', ...at(current.done) });
    const parts = inParts(current.rows, PART);
    try {
      for (let index = Math.floor(current.done / PART); index < parts.length; index++) {
        const part = parts[index] as (typeof parts)[number];
        const key = current.keys.get(index) ?? v7();
        current.keys.set(index, key);
        const { changed = 0, enrolled = 0 } = await ask(part.text, {}, key);
        current.changed += changed + enrolled;
        current.done += part.rows;
        setState({ phase: 'applying', ...at(current.done) });
      }
      setState({ phase: 'done', file: current.name, rows: all, changed: current.changed });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (isPassing(error) || error.status === 401 || error.status === 409) setState({ phase: 'paused', ...at(current.done), problem: error.body });
      else setState({ phase: 'refused', file: current.name, problem: error.body });
    }
  };

  const again = () => {
    file.current = undefined;
    setState({ phase: 'none' });
  };
  return { state, check, apply, again };
}

function allOf(problem: ProblemBody): number {
  const { wrong, errors } = problem;
  return typeof wrong === 'number' ? wrong : (errors?.length ?? 0);
}

/** The server's errors as cells of the file: `/row/column`. */
export function wrongCells(problem: ProblemBody, rows: readonly CsvRow[]): readonly WrongCell[] {
  const head = rows[0]?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const sentences = Array.isArray(problem['cells']) ? (problem['cells'] as readonly { readonly zh: string; readonly en: string }[]) : [];
  return (problem.errors ?? []).map(({ pointer, detail }, index) => {
    const [, row = '', ...rest] = pointer.split('/');
    const column = rest.join('/').replaceAll('~1', '/').replaceAll('~0', '~');
    const number = Number(row === '' ? 0 : row);
    const found = rows.find((one) => one.row === number)?.cells[head.indexOf(column.toLowerCase())];
    return { row: number, column, found: number === 1 ? undefined : found, what: sentences[index] ?? { zh: detail, en: detail } };
  });
}
