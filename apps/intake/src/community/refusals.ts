import type { RefusalText } from '#event-store';

/** Why a Community says no, in both languages. */
export const COMMUNITY_REFUSALS: Readonly<Record<string, RefusalText>> = {
  'unknown-community': { en: 'There is no such community.', zh: '没有这个社区。' },
  'community-exists': { en: 'This community exists already under another area.', zh: '该社区已存在，且区域不同。' },
  'unknown-estate': { en: 'There is no estate "{estate}" in this community: add it first.', zh: '社区内没有小区“{estate}”，请先添加。' },
  'unknown-building': { en: 'There is no building "{building}" in this community.', zh: '社区内没有楼栋“{building}”。' },
};
