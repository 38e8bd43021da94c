import type { RefusalText } from '#event-store';

/** Sentences of audit's own refusals. */
export const auditRefusals: Readonly<Record<string, RefusalText>> = {
  'as-of-wanted': {
    en: 'Write a position of the log (a whole number) or an instant with its zone, for example 2022-04-02T07:00:00.000Z.',
    zh: '请填写日志位置(整数)或带时区的时间,例如 2022-04-02T07:00:00.000Z。',
  },
  'target-pack-unknown': { en: 'There is no target pack "{pack}". There are: {known}.', zh: '没有名为“{pack}”的指标组。现有:{known}。' },
  'target-unknown': { en: 'The pack has no interval target "{target}".', zh: '该指标组中没有名为“{target}”的时限指标。' },
  'leg-wanted': { en: 'Say which leg it is that took so long: "leg".', zh: '请用“leg”说明是哪一段用时。' },
  'period-reversed': { en: 'The period ends before it begins: "to" must be later than "from".', zh: '时段的结束早于开始:“to”必须晚于“from”。' },
  'reveal-not-allowed': { en: 'Your role may not open the field "{field}".', zh: '您的角色无权查看“{field}”。' },
  'reveal-not-there': { en: 'This timeline holds no personal data under {id}.', zh: '该时间线中没有 {id} 的个人信息。' },
  'position-unknown': { en: 'The log does not hold position {position} yet.', zh: '日志中尚无位置 {position}。' },
};
