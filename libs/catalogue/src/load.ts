import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Type } from 'typebox';
import { Catalogue } from './catalogue.ts';
import { CatalogueInvalid } from './catalogue-invalid.ts';
import { crossCheck } from './cross-check.ts';
import { CategoryFile, QuestionsFile, SkillsFile, TargetPackFile, ThresholdsFile } from './schema.ts';

/** The data files shipped with the program, found from source and from dist alike. */
export function shippedCatalogue(): string {
  const beside = join(import.meta.dirname, '../data');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../../../libs/catalogue/data');
}

/**
 * Reads and checks every data file; a folder of one's own may leave files out, which are then taken as shipped. Categories and target packs are
 * taken as whole folders.
 * @param directory own folder (`CATALOGUE_DIR`), or undefined for what is shipped
 * @throws CatalogueInvalid for the first wrong file
 */
export function loadCatalogue(directory?: string): Catalogue {
  const ajv = new Ajv({ allErrors: false, discriminator: false, strict: false, verbose: true });
  const shipped = shippedCatalogue();
  const home = (name: string) => (directory !== undefined && existsSync(join(directory, name)) ? directory : shipped);

  function read<S extends Type.TSchema>(folder: string, name: string, schema: S): Type.Static<S> {
    const file = join(folder, name);
    const data = parse(file);
    const validate = ajv.compile(schema);
    if (!validate(data)) throw explain(file, mostTelling(validate.errors ?? []));
    return data as Type.Static<S>;
  }

  function readFolder<S extends Type.TSchema>(name: string, schema: S): readonly { file: string; data: Type.Static<S> }[] {
    const folder = home(name);
    const names = readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'));
    if (names.length === 0) throw new CatalogueInvalid(join(folder, name), '', 'there is no file in it', 'Write at least one .json file.');
    return names.toSorted((left, right) => left.localeCompare(right)).map((file) => ({ file: join(folder, name, file), data: read(folder, join(name, file), schema) }));
  }

  const questions = read(home('questions.json'), 'questions.json', QuestionsFile).questions;
  const skills = read(home('skills.json'), 'skills.json', SkillsFile).skills;
  const thresholds = read(home('thresholds.json'), 'thresholds.json', ThresholdsFile);
  const categories = readFolder('categories', CategoryFile);
  const packs = readFolder('targets', TargetPackFile);
  crossCheck({
    questions: { file: join(home('questions.json'), 'questions.json'), data: questions },
    skills: { file: join(home('skills.json'), 'skills.json'), data: skills },
    thresholds: { file: join(home('thresholds.json'), 'thresholds.json'), data: thresholds },
    categories,
    packs,
  });
  return new Catalogue({ questions, skills, thresholds, categories: categories.map(({ data }) => data), targetPacks: packs.map(({ data }) => data) });
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CatalogueInvalid(file, '', `it cannot be read (${(error as Error).message})`, 'Make it readable, or leave CATALOGUE_DIR out to use what is shipped.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CatalogueInvalid(file, '', `it is not JSON (${(error as Error).message})`, 'Look for a missing comma, quote or bracket.');
  }
}

function depth({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length + (keyword === 'const' ? 0 : keyword === 'anyOf' ? 0.25 : 0.5);
}

/** Among a union's complaints the one that lies deepest and is not about the tag is what the writer meant. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject {
  const [first, ...others] = errors;
  if (first === undefined) throw new RangeError('a file is wrong, but nothing was said about it');
  return others.reduce((best, error) => (depth(error) > depth(best) ? error : best), first);
}

function explain(file: string, error: ErrorObject): CatalogueInvalid {
  const pointer = error.instancePath;
  const parameters = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties':
      return new CatalogueInvalid(file, `${pointer}/${String(parameters['additionalProperty'])}`, 'this key is not known', 'Remove it, or correct its spelling.');
    case 'required':
      return new CatalogueInvalid(file, pointer, `"${String(parameters['missingProperty'])}" is missing`, `Add "${String(parameters['missingProperty'])}" here.`);
    case 'const':
    case 'anyOf': {
      const allowed =
        (error.parentSchema as { anyOf?: { const?: string | boolean }[] } | undefined)?.anyOf?.flatMap((one) => (one.const === undefined ? [] : [String(one.const)])) ?? [];
      const words = allowed.length > 0 ? allowed : [JSON.stringify(parameters['allowedValue'] ?? '')];
      return new CatalogueInvalid(file, pointer, `${JSON.stringify(error.data)} is not allowed here`, `Write one of: ${words.join(', ')}.`);
    }
    case 'type':
      return new CatalogueInvalid(file, pointer, `${JSON.stringify(error.data)} is not of the right type`, `Write a ${String(parameters['type'])}.`);
    default:
      return new CatalogueInvalid(file, pointer, `${JSON.stringify(error.data)} ${error.message ?? 'is wrong'}`, 'Write a value within that limit.');
  }
}
