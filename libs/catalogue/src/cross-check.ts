import { basename } from 'node:path';
import { CatalogueInvalid } from './catalogue-invalid.ts';
import type { Category, Crew, Question, Skill, TargetPack, Thresholds } from './schema.ts';

interface From<T> {
  readonly file: string;
  readonly data: T;
}

/** Every file as read, with the path it came from. */
export interface Files {
  readonly questions: From<readonly Question[]>;
  readonly skills: From<readonly Skill[]>;
  readonly thresholds: From<Thresholds>;
  readonly categories: readonly From<Category>[];
  readonly packs: readonly From<TargetPack>[];
}

/** What one file says about another, and what a schema cannot say. @throws CatalogueInvalid */
export function crossCheck(files: Files): void {
  unique(files.questions.file, '/questions', 'id', files.questions.data);
  unique(files.skills.file, '/skills', 'key', files.skills.data);
  files.questions.data.forEach((question, index) => checkQuestion(files.questions.file, `/questions/${index}`, question));
  checkThresholds(files.thresholds);
  const questions = new Set(files.questions.data.map(({ id }) => id));
  const skills = new Set(files.skills.data.map(({ key }) => key));
  for (const category of files.categories) checkCategory(category, questions, skills);
  const categories = new Set(files.categories.map(({ data }) => data.key));
  for (const pack of files.packs) checkPack(pack, categories);
  const orders = new Map<number, string>();
  for (const { file, data } of files.categories) {
    const other = orders.get(data.order);
    if (other !== undefined) throw new CatalogueInvalid(file, '/order', `${data.order} is the order of ${other}, too`, 'Give each category its own number.');
    orders.set(data.order, data.key);
  }
}

function unique<K extends string>(file: string, pointer: string, key: K, items: readonly Readonly<Record<K, string>>[]): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    if (seen.has(item[key])) throw new CatalogueInvalid(file, `${pointer}/${index}/${key}`, `"${item[key]}" is there twice`, 'Give each its own name.');
    seen.add(item[key]);
  });
}

function checkQuestion(file: string, pointer: string, question: Question): void {
  if (question.kind === 'choice') {
    const seen = new Set<string>();
    question.options.forEach((option, index) => {
      if (seen.has(option.value)) throw new CatalogueInvalid(file, `${pointer}/options/${index}/value`, `"${option.value}" is there twice`, 'Give each answer its own value.');
      seen.add(option.value);
      checkReason(file, `${pointer}/options/${index}`, option);
    });
    return;
  }
  question.bands.forEach((band, index) => {
    const last = index === question.bands.length - 1;
    const before = question.bands[index - 1]?.below;
    if (last && band.below !== undefined)
      throw new CatalogueInvalid(file, `${pointer}/bands/${index}/below`, 'numbers above it have no band', 'Leave "below" out of the last band.');
    if (!last && band.below === undefined) throw new CatalogueInvalid(file, `${pointer}/bands/${index}`, '"below" is missing', 'Only the last band goes without "below".');
    if (before !== undefined && band.below !== undefined && band.below <= before) {
      throw new CatalogueInvalid(file, `${pointer}/bands/${index}/below`, `${band.below} is not above ${before}`, 'Write the bands from low to high.');
    }
    checkReason(file, `${pointer}/bands/${index}`, band);
  });
}

function checkReason(file: string, pointer: string, scored: { weight: number; reason?: unknown; atLeast?: unknown }): void {
  if ((scored.weight !== 0 || scored.atLeast !== undefined) && scored.reason === undefined) {
    throw new CatalogueInvalid(file, pointer, 'it changes the score without a reason in words', 'Add "reason": {"zh": …, "en": …}.');
  }
}

function checkThresholds({ file, data }: From<Thresholds>): void {
  const keys = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
  keys.slice(1).forEach((key, index) => {
    const above = keys[index] ?? 'P1';
    if (data.priorities[key].scoreFrom >= data.priorities[above].scoreFrom) {
      throw new CatalogueInvalid(file, `/priorities/${key}/scoreFrom`, `it is not below that of ${above}`, 'Write the scores from high (P1) to low (P5).');
    }
    if (data.priorities[key].hotAfterSeconds < data.priorities[above].hotAfterSeconds) {
      throw new CatalogueInvalid(file, `/priorities/${key}/hotAfterSeconds`, `it is shorter than that of ${above}`, 'A lower priority may not become hot sooner.');
    }
  });
  const { from, to, hours } = data.nightDuty;
  const night = (minutesOf(to) - minutesOf(from) + 24 * 60) % (24 * 60);
  if (hours * 60 > night) throw new CatalogueInvalid(file, '/nightDuty/hours', `from ${from} to ${to} there are only ${night / 60} hours`, 'Write at most the hours of the night.');
  data.escalation.forEach(({ factor }, index) => {
    const before = data.escalation[index - 1]?.factor;
    if (before !== undefined && factor <= before)
      throw new CatalogueInvalid(file, `/escalation/${index}/factor`, `${factor} is not above ${before}`, 'Write the levels from first to last.');
  });
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function checkCategory({ file, data }: From<Category>, questions: ReadonlySet<string>, skills: ReadonlySet<string>): void {
  if (basename(file) !== `${data.key}.json`) throw new CatalogueInvalid(file, '/key', `"${data.key}" is not the file's name`, `Rename the file to ${data.key}.json.`);
  data.questions.forEach((id, index) => {
    if (!questions.has(id)) throw new CatalogueInvalid(file, `/questions/${index}`, `there is no question "${id}"`, 'Write an id of questions.json, or add the question there.');
  });
  const crews: [string, Crew][] = [['/crew', data.crew], ...Object.entries(data.crewByPriority ?? {}).map(([key, crew]): [string, Crew] => [`/crewByPriority/${key}`, crew])];
  for (const [pointer, crew] of crews) {
    if (crew.minimum > crew.seats.length)
      throw new CatalogueInvalid(file, `${pointer}/minimum`, `${crew.minimum} of ${crew.seats.length} seats`, 'Write at most the number of seats.');
    unique(file, `${pointer}/seats`, 'seat', crew.seats);
    crew.seats.forEach((seat, at) => {
      seat.skills.forEach((skill, index) => {
        if (!skills.has(skill))
          throw new CatalogueInvalid(file, `${pointer}/seats/${at}/skills/${index}`, `there is no skill "${skill}"`, 'Write a key of skills.json, or add the skill there.');
      });
    });
  }
  if (data.confidential && data.dispatched) throw new CatalogueInvalid(file, '/dispatched', 'a confidential category is never dispatched', 'Write false.');
}

function checkPack({ file, data }: From<TargetPack>, categories: ReadonlySet<string>): void {
  if (basename(file) !== `${data.key}.json`) throw new CatalogueInvalid(file, '/key', `"${data.key}" is not the file's name`, `Rename the file to ${data.key}.json.`);
  unique(file, '/targets', 'id', data.targets);
  data.targets.forEach((target, at) => {
    target.categories?.forEach((category, index) => {
      if (!categories.has(category))
        throw new CatalogueInvalid(file, `/targets/${at}/categories/${index}`, `there is no category "${category}"`, 'Write the key of a file in categories/.');
    });
  });
}
