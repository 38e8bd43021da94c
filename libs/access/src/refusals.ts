import type { RefusalText } from '#event-store';

/** The sentence of each code this library refuses with, but for those the runtime has already (forbidden, not-found, unauthenticated, too-many-requests, idempotency-key-reused). */
export const accessRefusals: Readonly<Record<string, RefusalText>> = {
  'sign-in-refused': { en: 'Name or password is wrong.', zh: '用户名或密码不正确。' },
  'link-not-valid': { en: 'This sign-in link was used already, has expired or was replaced. Ask for a new one.', zh: '登录链接已使用、已过期或已被替换，请重新申请。' },
  'cross-site': {
    en: 'This command came from another site, or lacks the Idempotency-Key or X-Arrowtower header.',
    zh: '请求来自其他站点，或缺少 Idempotency-Key 或 X-Arrowtower 请求头。',
  },
  'phone-invalid': {
    en: 'This is not a telephone number. Give a mobile number, or a landline with its area code.',
    zh: '电话号码不正确，请填写手机号，或带区号的固定电话。',
  },
  'person-erased': { en: "This person's data was erased; nothing can be added to it.", zh: '该人员的个人信息已删除，不能再补充。' },
  'account-name-invalid': {
    en: 'A sign-in name has 2 to 64 letters, digits, or . _ @ + - and starts with a letter or digit.',
    zh: '用户名须为 2 至 64 个文字、数字或 . _ @ + -，并以文字或数字开头。',
  },
  'account-name-taken': { en: 'Another account is called "{name}".', zh: '用户名“{name}”已被使用。' },
  'responder-has-account': { en: 'This responder already has an account.', zh: '该响应人已有账号。' },
  'account-changed-meanwhile': { en: 'Somebody else is changing this account. Try again.', zh: '该账号正被他人修改，请重试。' },
  'account-disabled': { en: 'This account is disabled.', zh: '该账号已停用。' },
  'last-administrator': { en: 'This is the last administrator of everything. Make another one first.', zh: '这是最后一个全局管理员，请先设置另一位。' },
  'role-unknown': { en: 'There is no role "{role}".', zh: '没有“{role}”这个角色。' },
  'area-invalid': { en: 'An area is a path such as city/district/street/community, or empty for everywhere.', zh: '区域须为“市/区/街道/社区”形式的路径，留空表示全部区域。' },
  'rights-outside-area': { en: 'You can only give rights inside your own area.', zh: '只能授予本人管辖区域内的权限。' },
  'password-too-short': { en: 'A password has at least {minimum} characters.', zh: '密码至少 {minimum} 个字符。' },
  'password-too-long': { en: 'A password has at most {maximum} characters.', zh: '密码最多 {maximum} 个字符。' },
  'password-too-simple': { en: 'This password is too easy to guess.', zh: '密码过于简单。' },
  'disclosure-reason-missing': { en: 'Say why you need to see this.', zh: '请说明查看理由。' },
  'disclosure-fields-missing': { en: 'Say which fields you need to see.', zh: '请选择需要查看的字段。' },
  'disclosure-of-nobody': { en: 'A disclosure is of one person or of one note.', zh: '一次查看只能针对一个人员或一条备注。' },
};
