import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { escapePointer } from '../http/hygiene.ts';
import { type FieldError, Problem } from './problem.ts';
import { textOf } from './texts.ts';

const MAX_ERRORS = 50;

/** The one pipe for DTOs: unknown fields are refused, and every wrong one is named with what to write. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new PlainValuesPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => new Problem(400, 'request-invalid', { errors: fieldErrors(errors) }),
  });
}

/** Bodies come from JSON.parse and queries from text: neither holds bytes nor an array with gaps. */
class PlainValuesPipe extends ValidationPipe {
  protected override findNestedBinaryValues(): ValidationError[] {
    return [];
  }

  protected override closeArrayGaps(): void {}
}

/**
 * class-validator gathers a class's rules anew for every object, going through all classes that have any: with the bodies of three services that was a third of
 * validating. They do not change once a class is declared, so they are gathered once.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  if (storage.getTargetValidationMetadatas.name === 'remembered') return;
  // A nested object comes with the name of the class it lies in as its schema.
  const known = new WeakMap<Function, Map<string, ReturnType<typeof gather>>>();
  storage.getTargetValidationMetadatas = function remembered(type, schema, always, strictGroups, groups) {
    const plain = typeof type === 'function' && !always && !strictGroups && groups === undefined;
    if (!plain) return gather(type, schema, always, strictGroups, groups);
    let ofType = known.get(type);
    if (ofType === undefined) known.set(type, (ofType = new Map()));
    const rules = ofType.get(schema ?? '') ?? gather(type, schema, always, strictGroups, groups);
    ofType.set(schema ?? '', rules);
    return rules;
  };
}

/** class-validator's tree as a flat list with JSON Pointers. */
export function fieldErrors(errors: readonly ValidationError[]): readonly FieldError[] {
  const found: FieldError[] = [];
  const visit = (error: ValidationError, path: string) => {
    if (found.length >= MAX_ERRORS) return;
    const pointer = `${path}/${escapePointer(error.property)}`;
    const [constraint, message] = mostUseful(error.constraints) ?? [];
    if (constraint !== undefined && message !== undefined) found.push({ pointer, ...sentenceFor(constraint, message, error) });
    for (const child of error.children ?? []) visit(child, pointer);
  };
  for (const error of errors) visit(error, '');
  return found;
}

/** One sentence a field: a missing one fails every constraint, and only the first tells anything. */
function mostUseful(constraints: ValidationError['constraints']): [string, string] | undefined {
  const entries = Object.entries(constraints ?? {});
  return entries.find(([name]) => TYPE_CONSTRAINTS.has(name)) ?? entries[0];
}

const TYPE_CONSTRAINTS = new Set(['whitelistValidation', 'isDefined', 'isNotEmpty', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject', 'isIn', 'isEnum']);

function sentenceFor(constraint: string, message: string, error: ValidationError): Pick<FieldError, 'code' | 'parameters' | 'message'> {
  if (textOf(message) !== undefined) return { code: message };
  const rule = RULES[constraint];
  if (rule === undefined) return { code: 'field-wrong', message };
  const target = error.target as Readonly<Record<string, unknown>> | undefined;
  if (rule.code !== 'field-unknown' && target !== undefined && target[error.property] === undefined) return { code: 'field-required' };
  return { code: rule.code, parameters: rule.parameters(argumentsOf(constraint, error)) };
}

interface Rule {
  readonly code: string;
  readonly parameters: (args: readonly unknown[]) => Readonly<Record<string, string | number>>;
}

const plain = (code: string): Rule => ({ code, parameters: () => ({}) });
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const least = (code: string): Rule => ({ code, parameters: ([min]) => ({ min: number(min) }) });
const most = (code: string): Rule => ({ code, parameters: ([max]) => ({ max: number(max) }) });
const values = ([list]: readonly unknown[]) => ({ values: (Array.isArray(list) ? list : Object.values(list ?? {})).join(', ') });

const RULES: Readonly<Record<string, Rule>> = {
  whitelistValidation: plain('field-unknown'),
  isDefined: plain('field-required'),
  isNotEmpty: plain('text-not-empty'),
  isString: plain('text-wanted'),
  isLength: { code: 'text-length', parameters: ([min, max]) => ({ min: number(min), max: number(max) }) },
  maxLength: most('text-too-long'),
  minLength: least('text-too-short'),
  matches: { code: 'text-pattern', parameters: ([pattern]) => ({ pattern: String(pattern) }) },
  isNumber: plain('number-wanted'),
  isNumberString: plain('number-wanted'),
  isInt: plain('whole-number-wanted'),
  min: least('number-too-small'),
  max: most('number-too-large'),
  isPositive: plain('number-positive'),
  isBoolean: plain('yes-or-no-wanted'),
  isIn: { code: 'one-of', parameters: values },
  isEnum: { code: 'one-of', parameters: values },
  isArray: plain('list-wanted'),
  arrayMinSize: least('list-too-short'),
  arrayMaxSize: most('list-too-long'),
  arrayNotEmpty: { code: 'list-too-short', parameters: () => ({ min: 1 }) },
  arrayUnique: plain('list-unique'),
  isObject: plain('object-wanted'),
  nestedValidation: plain('object-wanted'),
  isInstant: plain('instant-wanted'),
  isISO8601: plain('instant-wanted'),
  isRFC3339: plain('instant-wanted'),
  isDateString: plain('instant-wanted'),
  isUuid: plain('uuid-wanted'),
};

/** The limits a decorator was written with; class-validator does not put them into its error. */
function argumentsOf(constraint: string, error: ValidationError): readonly unknown[] {
  const type = error.target?.constructor;
  if (type === undefined) return [];
  const rule = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .find((metadata) => metadata.propertyName === error.property && metadata.name === constraint);
  return rule?.constraints ?? [];
}
