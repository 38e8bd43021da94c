import type { RefusalText } from '#event-store';

/** What is wrong with a body, in both languages. */
export const HTTP_REFUSALS: Readonly<Record<string, RefusalText>> = {
  'board-not-published': { en: 'This community has no public board at present.', zh: '该社区目前没有公示板。' },
  'place-unknown': { en: 'There is no such place: look it up with GET /api/intake/places?q=….', zh: '没有这个地点，请用“地点”搜索后选择。' },
  'place-ambiguous': { en: 'More than one place fits: name the estate, or choose from GET /api/intake/places?q=….', zh: '不止一处符合，请写明小区，或从搜索结果中选择。' },
  'place-wanted': { en: 'Say where help is needed.', zh: '请填写地点。' },
  'category-unknown': { en: 'There is no such category. Write one of: {allowed}.', zh: '没有这个类别。可填：{allowed}。' },
  'category-wanted': { en: 'Name the category as well.', zh: '请同时填写类别。' },
  'answers-wrong': { en: 'Some answers do not fit the questions of this category.', zh: '有些回答不符合该类别的问题。' },
  'question-unknown': { en: 'This category does not ask that. It asks: {allowed}.', zh: '该类别没有这个问题。问题有：{allowed}。' },
  'answer-unknown': { en: 'Not an answer to this question. Write one of: {allowed}.', zh: '不是该问题的回答。可填：{allowed}。' },
  'only-for-drafts': { en: 'Only a draft can have this; leave it out.', zh: '只有起草时可以填写，请删去。' },
  'only-for-tips': { en: 'Only a confidential tip opens another request; leave it out.', zh: '只有保密线索才会另开求助单，请删去。' },
  'tip-not-drafted': {
    en: 'A confidential tip is logged at once, not drafted or re-categorised: what was shown cannot be hidden again.',
    zh: '保密线索须直接登记，不能起草或改类：已公开的内容无法再隐藏。',
  },
  'tip-opens-open-request': { en: 'What a tip opens cannot be confidential itself.', zh: '线索另开的求助单不能是保密类别。' },
  'call-unknown': { en: 'There is no such call.', zh: '没有这通来电。' },
  'caller-wanted': { en: 'Give a name or a phone.', zh: '请填写姓名或电话。' },
  'community-area-wanted': { en: 'Write the area as city/district/street/community.', zh: '请按“市/区/街道/社区”填写区域。' },
  'csv-wrong': { en: 'The file was not applied: every wrong cell is named by row and column.', zh: '文件未导入：错误已按行和列列出。' },
};
