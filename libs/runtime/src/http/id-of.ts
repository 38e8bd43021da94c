import { Param } from '@nestjs/common';
import { Problem } from '../problem/problem.ts';

const ID = /^[a-z]+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is `<prefix>-<uuid>`. */
export function isIdOf(prefix: string, id: string): boolean {
  return id.length === prefix.length + 37 && id.startsWith(prefix) && ID.test(id);
}

/** The `:id` (or another) part of the path as a `<prefix>-<uuid>`; ids of other kinds answer 404, for there is nothing under them. */
export function IdOf(prefix: string, parameter = 'id'): ParameterDecorator {
  return Param(parameter, {
    transform(id: string): string {
      if (!isIdOf(prefix, id)) throw new Problem(404, 'not-found');
      return id;
    },
  });
}
