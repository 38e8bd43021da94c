import { parse } from 'csv-parse/sync';
import { BUILDING_STATES, type Building, type BuildingState, type Name } from '../community/events.ts';

/** One wrong cell: row as a spreadsheet counts it (the header is row 1), column by name, and what to write. */
export interface CellError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** One building as a row of the file says it. */
export interface PlaceRow {
  readonly row: number;
  readonly area: string;
  readonly levels: readonly Name[];
  readonly community: Name;
  readonly estate: Name;
  readonly building: Building;
  readonly note: Name;
  readonly state: BuildingState;
}

const REQUIRED = ['city', 'district', 'street', 'community', 'community_zh', 'estate', 'estate_zh', 'building', 'building_zh', 'units', 'floors', 'lift', 'x', 'y'] as const;
const OPTIONAL = [
  'city_zh',
  'district_zh',
  'street_zh',
  'city_en',
  'district_en',
  'street_en',
  'community_en',
  'estate_en',
  'building_en',
  'aliases',
  'households',
  'people',
  'state',
  'access_note_zh',
  'access_note_en',
] as const;
const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL];
const MAX_ERRORS = 200;
const SLUG = /^[\p{L}\p{N}._-]{1,64}$/u;

/** The file to start from: every column, one invented row. */
export const TEMPLATE = `${[
  'city,city_zh,city_en,district,district_zh,district_en,street,street_zh,street_en,community,community_zh,community_en,estate,estate_zh,estate_en,building,building_zh,building_en,aliases,units,floors,lift,x,y,households,people,state,access_note_zh,access_note_en',
  "jiangcheng,江城,Jiangcheng,donghu,东湖区,Donghu,minyi,民意街道,Minyi,huaan,华安社区,Hua'an,east,华安东区,East,1,1号楼,Building 1,红楼;老干楼,3,18,yes,0,0,60,150,open,巷子窄，救护车停东门，步行180米,lane too narrow for an ambulance: stop at the east gate and walk 180 m",
].join('\n')}\n`;

/** Reads and checks a whole places file; nothing is applied unless there is no error at all. */
export function readPlaces(csv: string): { readonly rows: readonly PlaceRow[]; readonly errors: readonly CellError[] } {
  const errors: CellError[] = [];
  const cells = cellsOf(csv, errors);
  if (errors.length > 0) return { rows: [], errors };
  const header = cells[0] ?? [];
  const at = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  for (const name of header) {
    if (!COLUMNS.includes(name.trim().toLowerCase()))
      errors.push(cell(1, name, 'column-unknown', `没有“${name}”这一列，请删除或改名`, `there is no column "${name}": remove or rename it`));
  }
  for (const name of REQUIRED) if (!at.has(name)) errors.push(cell(1, name, 'column-missing', `缺少“${name}”列`, `add the column "${name}"`));
  if (errors.length > 0) return { rows: [], errors };
  if (cells.length === 1) errors.push(cell(2, 'building', 'file-empty', '文件里没有楼栋，请至少写一行', 'there is no building: write at least one row'));
  const rows: PlaceRow[] = [];
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [index, values] of cells.slice(1).entries()) {
    const row = new RowReader(index + 2, at, values, errors);
    const place = row.place();
    const path = `${place.area}/${place.building.estate}/${place.building.building}`;
    const before = seen.get(path);
    if (before !== undefined) row.wrong('building', 'building-twice', `第 ${before} 行已有这栋楼`, `row ${before} has this building already`);
    seen.set(path, row.number);
    row.sameName(names, place.area, 'community_zh', place.community.zh);
    row.sameName(names, `${place.area}/${place.building.estate}`, 'estate_zh', place.estate.zh);
    rows.push(place);
    if (errors.length >= MAX_ERRORS) break;
  }
  return { rows: errors.length === 0 ? rows : [], errors: errors.slice(0, MAX_ERRORS) };
}

function cell(row: number, column: string, code: string, zh: string, en: string): CellError {
  return { row, column, code, zh, en };
}

function cellsOf(csv: string, errors: CellError[]): string[][] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    errors.push(cell(lines ?? 1, '', 'csv-broken', `无法读取：请检查引号和逗号（${message}）`, `cannot be read: look at the quotes and commas (${message})`));
    return [];
  }
}

class RowReader {
  readonly number: number;
  readonly #at: ReadonlyMap<string, number>;
  readonly #values: readonly string[];
  readonly #errors: CellError[];

  constructor(number: number, at: ReadonlyMap<string, number>, values: readonly string[], errors: CellError[]) {
    this.number = number;
    this.#at = at;
    this.#values = values;
    this.#errors = errors;
    if (values.length > at.size)
      this.wrong(
        '',
        'too-many-cells',
        `有 ${values.length} 格，表头只有 ${at.size} 列：请给含逗号的文字加引号`,
        `${values.length} cells, but ${at.size} columns: put texts with commas in quotes`,
      );
  }

  wrong(column: string, code: string, zh: string, en: string): void {
    this.#errors.push(cell(this.number, column, code, zh, en));
  }

  /** One community or estate is called by one name in all its rows. */
  sameName(names: Map<string, string>, path: string, column: string, name: string): void {
    const before = names.get(path);
    if (before !== undefined && before !== name && name !== '')
      this.wrong(column, 'name-differs', `前面的行写的是“${before}”，请统一`, `earlier rows say "${before}": write the same name`);
    names.set(path, before ?? name);
  }

  place(): PlaceRow {
    const path = (['city', 'district', 'street', 'community'] as const).map((level) => this.#slug(level));
    const lift = this.#text('lift', 10).toLowerCase();
    const hasLift = ['yes', 'y', 'true', '1', '有', '是'].includes(lift);
    if (!hasLift && !['no', 'n', 'false', '0', '无', '没有', '否'].includes(lift)) this.wrong('lift', 'yes-or-no', '请写 yes 或 no（有/无）', 'write yes or no');
    const state = this.#text('state', 20).toLowerCase() || 'open';
    const known = BUILDING_STATES.find((one) => one === state);
    if (known === undefined) this.wrong('state', 'one-of', `请写 ${BUILDING_STATES.join('、')} 之一，或留空`, `write one of ${BUILDING_STATES.join(', ')}, or leave it empty`);
    const aliases = this.#text('aliases', 400)
      .split(/[;；]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
    const households = this.#optional('households', 100_000);
    const people = this.#optional('people', 1_000_000);
    return {
      row: this.number,
      area: path.join('/'),
      levels: (['city', 'district', 'street'] as const).map((level) => this.#name(level, this.#text(level, 64))),
      community: this.#name('community'),
      estate: this.#name('estate'),
      building: {
        estate: this.#slug('estate'),
        building: this.#slug('building'),
        name: this.#name('building'),
        ...(aliases.length === 0 ? {} : { aliases }),
        units: this.#whole('units', 1, 50),
        floors: this.#whole('floors', 1, 200),
        lift: hasLift,
        x: this.#real('x'),
        y: this.#real('y'),
        ...(households === undefined ? {} : { households }),
        ...(people === undefined ? {} : { people }),
      },
      note: { zh: this.#text('access_note_zh', 500), ...this.#english('access_note_en', 500) },
      state: known ?? 'open',
    };
  }

  #raw(column: string): string {
    const index = this.#at.get(column);
    return index === undefined ? '' : (this.#values[index] ?? '').normalize('NFC');
  }

  #text(column: string, max: number): string {
    const text = this.#raw(column);
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/.test(text))
      this.wrong(column, 'characters', '含有不可见字符或乱码，请重新输入并存为 UTF-8', 'holds control or broken characters: type it again and save as UTF-8');
    if (Array.from(text).length > max) this.wrong(column, 'too-long', `最多 ${max} 个字符`, `at most ${max} characters`);
    return text;
  }

  #slug(column: string): string {
    const text = this.#text(column, 64);
    if (!SLUG.test(text)) this.wrong(column, 'slug', '请写字母、数字、点、横线或下划线，不含空格和斜线', 'write letters, digits, dots, dashes or underscores; no space, no slash');
    return text;
  }

  #name(level: string, fallback?: string): Name {
    const zh = this.#text(`${level}_zh`, 80);
    if (zh === '' && fallback === undefined) this.wrong(`${level}_zh`, 'empty', '请写名称', 'write the name');
    return { zh: zh === '' ? (fallback ?? '') : zh, ...this.#english(`${level}_en`, 120) };
  }

  #english(column: string, max: number): { readonly en?: string } {
    const en = this.#text(column, max);
    return en === '' ? {} : { en };
  }

  #whole(column: string, min: number, max: number): number {
    const text = this.#raw(column);
    const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max)) this.wrong(column, 'whole-number', `请写 ${min} 到 ${max} 的整数`, `write a whole number from ${min} to ${max}`);
    return number;
  }

  #optional(column: string, max: number): number | undefined {
    return this.#raw(column) === '' ? undefined : this.#whole(column, 0, max);
  }

  #real(column: string): number {
    const text = this.#raw(column);
    const number = /^-?\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(Math.abs(number) <= 100_000)) this.wrong(column, 'metres', '请写以米为单位的数字，如 120 或 -35.5', 'write metres as a number, for example 120 or -35.5');
    return number;
  }
}
