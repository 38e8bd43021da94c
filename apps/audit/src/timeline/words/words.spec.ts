import { AUDIT_EVENTS, DISPATCH_EVENTS, INTAKE_EVENTS } from '#contracts';
import { WORDS, Wording } from './words.ts';

const types = [...Object.values(INTAKE_EVENTS).flatMap((events) => Object.keys(events)), ...Object.keys(DISPATCH_EVENTS), ...Object.keys(AUDIT_EVENTS)];
const schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>> = Object.assign(
  {},
  ...Object.values(INTAKE_EVENTS),
  DISPATCH_EVENTS,
  AUDIT_EVENTS,
);
const wording = new Wording({ category: (key, language) => (key === 'medicine-run' ? { en: 'medicine run', zh: '代取送药' }[language] : undefined), timeZone: 'Asia/Shanghai' });

const fields = (text: string) => [...text.matchAll(/\{([a-zA-Z]+)/g)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b));

describe('words of a timeline', () => {
  it.each(types)('has %s in both languages, and names no field that the event does not have', (type) => {
    const sentence = (WORDS as Readonly<Record<string, { en: string; zh: string }>>)[type];
    expect(sentence?.en).toMatch(/[a-z]/i);
    expect(sentence?.zh).toMatch(/\p{Script=Han}/u);
    expect(fields(sentence?.zh ?? '')).toEqual(fields(sentence?.en ?? ''));
    for (const field of fields(sentence?.en ?? '')) expect(Object.keys(schemas[type]?.properties ?? {})).toContain(field);
  });

  it('has no words for what no contract names', () => {
    expect(Object.keys(WORDS).filter((type) => !types.includes(type))).toEqual([]);
  });

  it('writes codes, categories, times and assignments as people say them', () => {
    expect(wording.of('intake.request.held.v1', { until: '2022-04-02T01:30:00.000Z', reason: 'visit-again' })).toEqual({
      en: 'On hold until 02/04/2022, 09:30: visit again',
      zh: '挂起至2022/04/02 09:30：再次上门',
    });
    expect(wording.of('dispatch.case.opened.v1', { category: 'medicine-run', priority: 'P2' })).toEqual({ en: 'Case opened: medicine run, P2', zh: '开立派单：代取送药，P2' });
    expect(wording.of('dispatch.assignment.on-scene.v1', { assignmentId: 'request-1.3' })).toEqual({ en: '#3 on scene', zh: '第3派：到达' });
  });

  it('leaves out what is not there', () => {
    expect(wording.of('intake.request.held.v1', { reason: 'other' })).toEqual({ en: 'On hold: other', zh: '挂起：其他' });
    expect(wording.of('intake.request.follow-up-recorded.v1', { asked: 'person', outcome: 'not-reached' }).en).toBe('Follow-up with the person: not reached');
  });

  it('names the event that was retracted or refused', () => {
    const data = { assignmentId: 'request-1.1', retractedType: 'dispatch.assignment.on-scene.v1' };
    expect(wording.of('dispatch.report.retracted.v1', data)).toEqual({ en: '#1 report retracted: on scene', zh: '第1派：撤回报告（到达）' });
    expect(wording.of('intake.request.event-refused.v1', { eventType: 'dispatch.case.done.v1', code: 'x' }).en).toBe('Not applied to the request: Case done (x)');
  });

  it('shows an unknown type by its name instead of failing', () => {
    expect(wording.of('dispatch.shift.planned.v1', {})).toEqual({ en: 'dispatch.shift.planned.v1', zh: 'dispatch.shift.planned.v1' });
  });
});
