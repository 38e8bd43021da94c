import type { RefusalText } from '#event-store';
import { caseRefusals } from './case/refusals.ts';
import { responderRefusals } from './responder/refusals.ts';

/** What the HTTP side refuses by itself. */
export const ownRefusals = {
  'responder-elsewhere': { en: 'This responder answers in another area.', zh: '该响应人负责其他区域。' },
  'account-of-another': { en: 'This account does not speak for this responder; link it first.', zh: '该账号未绑定此响应人，请先绑定。' },
  'not-a-responder': { en: 'Your account speaks for no responder.', zh: '您的账号没有对应的响应人。' },
  'skill-unknown': { en: 'There is no skill “{skill}”. Known: {known}.', zh: '没有技能“{skill}”。可用：{known}。' },
  'area-outside': { en: 'The area lies outside yours.', zh: '该区域不在您的管辖范围内。' },
  'building-unknown': { en: 'There is no building {building} here.', zh: '这里没有楼栋 {building}。' },
  'field-not-revealed': { en: 'You may not open “{field}”.', zh: '您无权查看“{field}”。' },
  'nothing-to-reveal': { en: 'Nothing is known of this person.', zh: '没有该人的资料。' },
  'stages-none': { en: 'The category has no stages; name them.', zh: '该类别没有预设环节，请写明。' },
  'csv-wrong': { en: 'The file was not applied: every wrong cell is named by row and column.', zh: '文件未导入：错误已按行和列列出。' },
  'csv-unreadable': { en: 'Line {line} cannot be read: {problem}', zh: '第 {line} 行无法读取：{problem}' },
  'csv-column-missing': { en: 'Column {column} is missing.', zh: '缺少列 {column}。' },
  'csv-column-unknown': { en: 'Column {column} is not known. Known: {known}.', zh: '未知列 {column}。可用：{known}。' },
  'csv-too-many': { en: 'At most {maximum} lines at once.', zh: '一次最多 {maximum} 行。' },
  'csv-empty': { en: 'Line {line}: {column} is empty.', zh: '第 {line} 行：{column} 为空。' },
  'csv-phone': { en: 'Line {line}: “{column}” is no phone number.', zh: '第 {line} 行：“{column}”不是电话号码。' },
  'csv-phone-twice': { en: 'Line {line}: the phone stands in line {other}, too.', zh: '第 {line} 行：电话与第 {other} 行重复。' },
  'csv-skill': { en: 'Line {line}: there is no skill “{value}”. Known: {known}.', zh: '第 {line} 行：没有技能“{value}”。可用：{known}。' },
  'csv-number': { en: 'Line {line}: {column} has to be a number from 0 to {maximum}.', zh: '第 {line} 行：{column} 必须是 0 到 {maximum} 的数字。' },
  'csv-area': { en: 'Line {line}: “{value}” is no area of yours.', zh: '第 {line} 行：“{value}”不是您管辖的区域。' },
  'csv-building': { en: 'Line {line}: building “{value}” is not in the area.', zh: '第 {line} 行：楼栋“{value}”不在该区域内。' },
  'csv-account': { en: 'Line {line}: the account name “{value}” is taken.', zh: '第 {line} 行：账号名“{value}”已被占用。' },
} as const satisfies Record<string, RefusalText>;

/** The sentences of every no of dispatch. */
export const dispatchRefusals = { ...caseRefusals, ...responderRefusals, ...ownRefusals };
