/** One row of a file: its text, the cells in it, and its number as a spreadsheet counts it. */
export interface CsvRow {
  readonly text: string;
  readonly cells: readonly string[];
  readonly row: number;
}

/**
 * Cuts a file into its rows, quotes and line breaks inside quotes respected. Only to send it in parts and to show what stands in a cell: what is right is for the server to say.
 * Rows without any text are left out, but counted.
 */
export function splitCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let start = 0;
  let row = 1;
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  const end = (at: number) => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ text: whole.slice(start, at).replace(/\r$/, ''), cells, row });
    cells = [];
    cell = '';
    row += 1;
  };
  for (let at = 0; at < whole.length; at++) {
    const character = whole[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (whole[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      end(at);
      start = at + 1;
    } else if (character !== '\r') cell += character;
  }
  if (start < whole.length) end(whole.length);
  return rows;
}

/** The file in parts of so many rows, each with the head, in order. */
export function inParts(rows: readonly CsvRow[], size: number): readonly { readonly text: string; readonly rows: number }[] {
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const parts: { text: string; rows: number }[] = [];
  for (let from = 0; from < body.length; from += size) {
    const some = body.slice(from, from + size);
    parts.push({ text: `${[head, ...some].map(({ text }) => text).join('\n')}\n`, rows: some.length });
  }
  return parts;
}

/** The text of a file as spreadsheets save it: UTF-8, or what Chinese ones write where nothing is said. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
