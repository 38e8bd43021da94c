import type { CaseRow, ResponderRow } from '../api/rows.ts';
import { parseCommand, suggest } from './parse-command.ts';

const responder = (responderId: string, name: string, nameEn?: string) => ({ responderId, name, ...(nameEn === undefined ? {} : { nameEn }) }) as ResponderRow;
const row = (number: number, on: readonly string[] = []) =>
  ({ requestId: `request-${number}`, number, assignments: on.map((responderId) => ({ responderId, ended: false })) }) as unknown as CaseRow;
const known = {
  rows: [row(1042), row(1043, ['r3'])],
  responders: [responder('r1', '王丽', 'Wang Li'), responder('r2', '王磊', 'Wang Lei'), responder('r3', '丁一鸣')],
};

describe('the command bar', () => {
  it.each([
    ['d 1042 王丽', 'r1'],
    ['/d 1042 wang lei', 'r2'],
    ['派1042 wang li', 'r1'],
    ['d 1042 dym', 'r3'],
    ['r 1043 lei', 'r2'],
  ])('%s means one responder', (text, id) => {
    expect(parseCommand(text, known)).toMatchObject({ kind: 'do', responder: { responderId: id } });
  });

  it('does not guess between two, and says who is meant', () => {
    expect(parseCommand('d 1042 wang', known)).toEqual({ kind: 'wrong', why: 'several', what: '王丽、王磊' });
    expect(parseCommand('d 1042 zhao', known)).toMatchObject({ kind: 'wrong', why: 'who' });
    expect(parseCommand('d 1042', known)).toMatchObject({ kind: 'wrong', why: 'who' });
  });

  it('reports are of those who are on the case; the only one needs no name', () => {
    expect(parseCommand('a 1043', known)).toMatchObject({ verb: 'acknowledge', responder: { responderId: 'r3' } });
    expect(parseCommand('a 1043 王丽', known)).toMatchObject({ kind: 'wrong', why: 'who' });
    expect(parseCommand('d 1043 dym', known)).toMatchObject({ kind: 'wrong', why: 'who' });
  });

  it('stands nothing down without a reason', () => {
    expect(parseCommand('s 1042', known)).toMatchObject({ kind: 'wrong', why: 'reason' });
    expect(parseCommand('s 1042 went by herself', known)).toMatchObject({ verb: 'stand-down', reason: 'went by herself' });
    expect(parseCommand('e 1042', known)).toMatchObject({ verb: 'escalate', reason: '' });
  });

  it('shows a case by its number alone and refuses what is not there', () => {
    expect(parseCommand('1042', known)).toMatchObject({ kind: 'show' });
    expect(parseCommand('d 9 王丽', known)).toMatchObject({ kind: 'wrong', why: 'number' });
    expect(parseCommand('x 1042', known)).toMatchObject({ kind: 'wrong', why: 'verb' });
  });

  it('completes verb, number and name', () => {
    expect(suggest('', known).map(({ text }) => text)).toContain('d ');
    expect(suggest('d 10', known).map(({ text }) => text)).toEqual(['d 1042 ', 'd 1043 ']);
    expect(suggest('d 1042 wa', known).map(({ text }) => text)).toEqual(['d 1042 王丽', 'd 1042 王磊']);
    expect(suggest('a 1043 ', known).map(({ text }) => text)).toEqual(['a 1043 丁一鸣']);
  });
});
