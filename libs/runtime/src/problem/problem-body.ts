import type { Locale } from '../http/locale.ts';
import type { FieldError, Problem } from './problem.ts';
import { sentence, textOf } from './texts.ts';

const STATUS_TITLES: Readonly<Record<number, { readonly en: string; readonly zh: string }>> = {
  403: { en: 'Not allowed', zh: '没有权限' },
  404: { en: 'Not found', zh: '未找到' },
  409: { en: 'Not possible now', zh: '当前不能执行' },
  422: { en: 'Not accepted', zh: '未被接受' },
};

/** The members of the answer. `type` is stable and, opened on this server, says what the code means. */
export function problemBody(problem: Problem, locale: Locale, traceId: string): Readonly<Record<string, unknown>> {
  const { parameters = {}, errors, extensions } = problem.options;
  const title = (textOf(problem.code)?.title ?? STATUS_TITLES[problem.status] ?? { en: 'Not accepted', zh: '未被接受' })[locale];
  return {
    type: `/problems/${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: sentence(problem.code, locale, parameters) ?? title,
    instance: `urn:trace:${traceId}`,
    ...(errors === undefined ? {} : { errors: errors.map((error) => fieldBody(error, locale)) }),
    ...extensions,
  };
}

function fieldBody(error: FieldError, locale: Locale): Readonly<Record<string, unknown>> {
  const detail = sentence(error.code, locale, error.parameters) ?? error.message ?? sentence('field-wrong', locale);
  return { pointer: error.pointer, code: error.code, detail };
}
