import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { projectRoot } from '#runtime';
import type { Scenario } from './scenario.ts';

/** The folder of the data files, in the source tree, from source and from dist alike. */
export const scenarioFolder = (): string => join(projectRoot(), 'test/scenarios');

/** A scenario file that cannot be played; the message names the file, the place in it and what to write. */
export class ScenarioFileWrong extends Error {
  constructor(file: string, problems: readonly string[]) {
    super(`${file} is not a scenario:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ScenarioFileWrong';
  }
}

const KINDS = ['post', 'get', 'timeline', 'each', 'together', 'race', 'wait', 'watch', 'watched'];

/** Checks the text of a scenario file. @throws ScenarioFileWrong */
export function parseScenario(file: string, text: string): Scenario {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ScenarioFileWrong(file, [`not JSON: ${(error as Error).message}`]);
  }
  const validate = validator();
  if (!validate(data)) throw new ScenarioFileWrong(file, sentences(validate.errors ?? [], data));
  const scenario = data as Scenario;
  if (file !== `${scenario.name}.json`) throw new ScenarioFileWrong(file, [`/name: should be the file's name, is "${scenario.name}"`]);
  return scenario;
}

/** All scenarios, in the order of their days. @throws ScenarioFileWrong */
export function loadScenarios(folder = scenarioFolder()): Scenario[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
  const start = (scenario: Scenario) => `${scenario.day} ${scenario.begins}`;
  return files.map((file) => parseScenario(file, readFileSync(join(folder, file), 'utf8'))).toSorted((a, b) => start(a).localeCompare(start(b)));
}

type Validator = ReturnType<Ajv['compile']>;
let compiled: Validator | undefined;

function validator(): Validator {
  compiled ??= new Ajv({ allErrors: true, strict: false, verbose: false }).compile(JSON.parse(readFileSync(join(scenarioFolder(), 'scenario.schema.json'), 'utf8')) as object);
  return compiled;
}

/** One sentence per mistake; a step that fits no kind is explained by the kind it names, not by all seven. */
function sentences(errors: readonly ErrorObject[], data: unknown): string[] {
  const found = new Set<string>();
  for (const error of errors) {
    const kind = /#\/definitions\/(\w+)\//.exec(error.schemaPath)?.[1];
    if (error.keyword === 'oneOf') {
      const step = at(data, error.instancePath);
      const named = KINDS.filter((one) => typeof step === 'object' && step !== null && one in step);
      if (named.length !== 1) found.add(`${error.instancePath}: a step has exactly one of ${KINDS.join(', ')}; this one has ${named.join(' and ') || 'none'}`);
    } else if (kind === undefined || !KINDS.includes(kind) || has(at(data, stepPath(error.instancePath)), kind)) {
      const extra =
        error.keyword === 'additionalProperties'
          ? ` ("${String(error.params['additionalProperty'])}")`
          : error.keyword === 'enum'
            ? `: ${String(error.params['allowedValues'])}`
            : '';
      found.add(`${error.instancePath || '/'}: ${error.message ?? error.keyword}${extra}`);
    }
  }
  return [...found];
}

/** The step that a pointer lies in: the last `/steps/N`, `/do/N`, `/race/N` or `/together/N/N`. */
function stepPath(pointer: string): string {
  return /^.*\/(?:steps|do|race|together\/\d+)\/\d+/.exec(pointer)?.[0] ?? pointer;
}

function at(data: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), data);
}

function has(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}
