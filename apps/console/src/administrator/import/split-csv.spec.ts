import { decoded, inParts, splitCsv } from './split-csv.ts';

describe('a file of rows', () => {
  it('keeps commas, quotes and line breaks inside quotes, and counts rows as a spreadsheet does', () => {
    const rows = splitCsv('\ufeffname,note\r\n王,"narrow, ""east"" gate\nstairs"\r\n\r\n李,\r\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['name', 'note'],
      ['王', 'narrow, "east" gate\nstairs'],
      ['李', ''],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 4]);
    expect(rows[1]?.text).toBe('王,"narrow, ""east"" gate\nstairs"');
  });

  it('is sent in parts that each have the head, and together have every row once', () => {
    const text = ['a,b', ...Array.from({ length: 7 }, (_, n) => `${n},"x\ny"`)].join('\n');
    const parts = inParts(splitCsv(text), 3);
    expect(parts.map(({ rows }) => rows)).toEqual([3, 3, 1]);
    expect(parts.every((part) => part.text.startsWith('a,b\n'))).toBe(true);
    expect(parts.flatMap((part) => splitCsv(part.text).slice(1)).map(({ cells }) => cells[0])).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  it('without rows has no parts', () => {
    expect(inParts(splitCsv(''), 3)).toEqual([]);
    expect(inParts(splitCsv('a,b'), 3)).toEqual([]);
  });

  it('is read as UTF-8, and as GB18030 where it is not', () => {
    expect(decoded(new TextEncoder().encode('3号楼').buffer)).toBe('3号楼');
    expect(decoded(new Uint8Array([0x33, 0xba, 0xc5, 0xc2, 0xa5]).buffer)).toBe('3号楼');
  });
});
