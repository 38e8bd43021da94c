import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CatalogueInvalid, checkAnswers, loadCatalogue, scorePriority, shippedCatalogue } from './index.ts';

const catalogue = loadCatalogue();

function category(key: string) {
  const found = catalogue.category(key);
  if (found === undefined) throw new Error(`no category ${key}`);
  return found;
}

describe('what is shipped', () => {
  it('has the 17 categories of the domain', () => {
    expect(catalogue.categories.map(({ name }) => name.zh)).toEqual(
      '送医护送 代取送药 问诊连线 生活物资 换煤气 上门探视 居家随访 心理疏导 代办 特殊饮食 孕产 消杀清运 物资质量 线索 劝导 卡口支援 其他'.split(' '),
    );
  });

  it('has three target packs whose every target names its source', () => {
    expect(catalogue.targetPacks.map(({ key }) => key)).toEqual(['12345', 'emergency', 'three-rates']);
    for (const { targets } of catalogue.targetPacks) for (const { source } of targets) expect(source).not.toBe('');
  });

  it('asks for two on an escort, one of whom carries 60 kg, and 30 kg for a gas bottle', () => {
    expect(category('ambulance-escort').crew).toEqual({
      seats: [
        { seat: '1', skills: ['first-aid'] },
        { seat: '2', skills: ['carry'], canCarryKg: 60 },
      ],
      minimum: 2,
    });
    expect(category('gas-bottle')).toMatchObject({ weightKg: 30, floorMatters: true });
  });
});

describe('scored questions', () => {
  it('start at the usual priority and say so', () => {
    const scored = scorePriority(catalogue, category('medicine-run'), {});
    expect(scored.priority).toBe('P3');
    expect(scored.reasons[0]).toEqual({ zh: '“代取送药”通常为 P3（当日）', en: '"medicine run" is usually P3 (today)' });
  });

  it('add up, and explain each answer in both languages', () => {
    const scored = scorePriority(catalogue, category('medicine-run'), { 'medicine-left-hours': 20, 'medicine-vital': 'yes', pain: 'severe' });
    expect(scored).toMatchObject({ priority: 'P2', score: 95 });
    expect(scored.reasons.map(({ zh }) => zh)).toContain('断药有危险（+25）');
    expect(scored.reasons.map(({ en }) => en)).toContain('pain that cannot be borne (+20)');
  });

  it('let one answer decide alone', () => {
    expect(scorePriority(catalogue, category('counselling'), { 'self-harm': 'now' }).priority).toBe('P1');
    expect(scorePriority(catalogue, category('ambulance-escort'), { conscious: 'yes', breathing: 'no' }).priority).toBe('P1');
  });

  it('go down as well', () => {
    expect(scorePriority(catalogue, category('supplies'), { 'food-days': 10 }).priority).toBe('P5');
  });

  it('tell which answers do not fit', () => {
    expect(checkAnswers(catalogue, category('supplies'), { 'food-days': 'two', conscious: 'no', alone: 'maybe', age: 700 })).toEqual([
      { question: 'food-days', problem: 'not-a-number', allowed: ['0 … 60'] },
      { question: 'conscious', problem: 'unknown-question', allowed: category('supplies').questions },
      { question: 'alone', problem: 'unknown-answer', allowed: ['with-someone', 'alone', 'unknown'] },
      { question: 'age', problem: 'out-of-range', allowed: ['0 … 130'] },
    ]);
  });
});

/** A data file as an editor may leave it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the point is to write what the types forbid
type Loose = any;

describe('due', () => {
  it('within the category’s time from the first contact, or by when it is needed if that is earlier', () => {
    const since = '2022-04-02T07:00:00.000Z';
    expect(catalogue.dueAt('gas-bottle', since)).toBe('2022-04-02T19:00:00.000Z');
    expect(catalogue.dueAt('gas-bottle', since, '2022-04-02T09:00:00.000Z')).toBe('2022-04-02T09:00:00.000Z');
    expect(catalogue.dueAt('gas-bottle', since, '2022-04-03T09:00:00.000Z')).toBe('2022-04-02T19:00:00.000Z');
    expect(catalogue.dueAt('gas-bottle', since, null)).toBe('2022-04-02T19:00:00.000Z');
    expect([catalogue.dueAt('no-such', since), catalogue.dueAt(undefined, since)]).toEqual([undefined, undefined]);
  });
});

describe('a wrong file stops the boot with file, pointer and remedy', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
    cpSync(shippedCatalogue(), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function edited(file: string, edit: (data: never) => void): CatalogueInvalid {
    const path = join(folder, file);
    const data = JSON.parse(readFileSync(path, 'utf8')) as never;
    edit(data);
    writeFileSync(path, JSON.stringify(data));
    return refusal();
  }

  function refusal(): CatalogueInvalid {
    try {
      loadCatalogue(folder);
    } catch (error) {
      if (error instanceof CatalogueInvalid) return error;
      throw error;
    }
    throw new Error('the catalogue was accepted');
  }

  it.each<[string, string, string, (data: Loose) => void, string]>([
    [
      'an unknown question',
      'categories/supplies.json',
      '/questions/0',
      (data) => void (data.questions[0] = 'food-day'),
      'Write an id of questions.json, or add the question there.',
    ],
    ['a misspelt key', 'categories/supplies.json', '/floorMattters', (data) => void (data.floorMattters = true), 'Remove it, or correct its spelling.'],
    ['a missing key', 'categories/supplies.json', '', (data) => void delete data.confirms, 'Add "confirms" here.'],
    [
      'an unknown skill',
      'categories/gas-bottle.json',
      '/crew/seats/0/skills/0',
      (data) => void (data.crew.seats[0].skills[0] = 'lift'),
      'Write a key of skills.json, or add the skill there.',
    ],
    ['a minimum above the seats', 'categories/gas-bottle.json', '/crew/minimum', (data) => void (data.crew.minimum = 2), 'Write at most the number of seats.'],
    ['a wrong priority', 'categories/other.json', '/defaultPriority', (data) => void (data.defaultPriority = 'P6'), 'Write one of: P1, P2, P3, P4, P5.'],
    ['a weight without words', 'questions.json', '/questions/0/options/1', (data) => void delete data.questions[0].options[1].reason, 'Add "reason": {"zh": …, "en": …}.'],
    ['a wrong type in a union', 'questions.json', '/questions/0/options/1/weight', (data) => void (data.questions[0].options[1].weight = '25'), 'Write a number.'],
    [
      'thresholds out of order',
      'thresholds.json',
      '/priorities/P2/hotAfterSeconds',
      (data) => void (data.priorities.P2.hotAfterSeconds = 10),
      'A lower priority may not become hot sooner.',
    ],
    ['more night duty than night', 'thresholds.json', '/nightDuty/hours', (data) => void (data.nightDuty.hours = 9), 'Write at most the hours of the night.'],
    [
      'a target of an unknown category',
      'targets/12345.json',
      '/targets/4/categories/0',
      (data) => void (data.targets[4].categories[0] = 'water'),
      'Write the key of a file in categories/.',
    ],
  ])('%s', (_, file, pointer, edit, remedy) => {
    const error = edited(file, edit as (data: never) => void);
    expect({ file: error.file, pointer: error.pointer, remedy: error.remedy }).toEqual({ file: join(folder, file), pointer, remedy });
  });

  it('no JSON at all', () => {
    writeFileSync(join(folder, 'thresholds.json'), '{ "priorities": ');
    expect(refusal().message).toMatch(/thresholds\.json: it is not JSON .* Look for a missing comma, quote or bracket\.$/);
  });

  it('takes files that are left out as shipped', () => {
    rmSync(join(folder, 'thresholds.json'));
    rmSync(join(folder, 'categories'), { recursive: true });
    expect(loadCatalogue(folder).categories).toHaveLength(17);
  });
});
