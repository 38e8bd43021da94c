import type { ProblemText } from './problem.ts';

const text = (titleEn: string, titleZh: string, en: string, zh: string): ProblemText => ({ title: { en: titleEn, zh: titleZh }, en, zh });

/** Sentences of the runtime's own problems. A detail says what happened and what to do. */
export const PROBLEM_TEXTS: Readonly<Record<string, ProblemText>> = {
  'body-malformed': text(
    'Malformed JSON',
    'JSON 格式错误',
    'The body is not JSON: {reason}. Correct it and send it again.',
    '请求正文不是有效的 JSON:{reason}。请改正后重新发送。',
  ),
  'body-not-object': text('Not an object', '正文不是对象', 'The body must be one JSON object: {…}.', '请求正文必须是一个 JSON 对象:{…}。'),
  'body-not-utf8': text('Not UTF-8', '不是 UTF-8 编码', 'The body is not UTF-8 text. Send it encoded as UTF-8.', '请求正文不是 UTF-8 文本。请以 UTF-8 编码发送。'),
  'body-too-large': text('Body too large', '正文过大', 'The body is larger than {limit} bytes. Send less at once.', '请求正文超过 {limit} 字节。请减少单次发送的内容。'),
  'body-type-unknown': text(
    'Wrong content type',
    '内容类型不对',
    'This route does not read "{contentType}". Send Content-Type: {wanted}.',
    '此接口不接受“{contentType}”。请使用 Content-Type: {wanted}。',
  ),
  'request-malformed': text('Malformed request', '请求格式错误', 'The request cannot be read: {reason}.', '请求无法读取:{reason}。'),
  'request-invalid': text(
    'Some fields are not right',
    '部分字段不正确',
    'See errors: each names a field and says what to write.',
    '请看 errors:每条指出一个字段以及应填写的内容。',
  ),
  'route-unknown': text(
    'No such address',
    '没有这个地址',
    '{method} {path} does not exist. The addresses of a service are listed at /api/<service>/openapi.json.',
    '{method} {path} 不存在。各服务的地址见 /api/<service>/openapi.json。',
  ),
  'service-unreachable': text(
    'Service away',
    '服务暂不可用',
    'No instance of {service} answers right now. Send it again in a second; a command with the same Idempotency-Key is done once.',
    '{service} 目前没有可用的实例。请一秒后重发;Idempotency-Key 相同的命令只执行一次。',
  ),
  'not-found': text('Not found', '未找到', 'There is nothing with this id, or you may not see it.', '没有此编号的内容,或您无权查看。'),
  unauthenticated: text('Not signed in', '未登录', 'Sign in first.', '请先登录。'),
  forbidden: text('Not allowed', '没有权限', 'Your rights do not cover this. Ask an administrator.', '您的权限不包括此操作。请联系管理员。'),
  'idempotency-key-missing': text(
    'Idempotency-Key missing',
    '缺少 Idempotency-Key',
    'A command needs an Idempotency-Key header: a UUID (best a UUIDv7) that you keep when you send the same command again.',
    '命令需要 Idempotency-Key 请求头:一个 UUID(最好是 UUIDv7),重发同一命令时保持不变。',
  ),
  'idempotency-key-malformed': text(
    'Idempotency-Key is not a UUID',
    'Idempotency-Key 不是 UUID',
    'Idempotency-Key must be a UUID, for example 0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b.',
    'Idempotency-Key 必须是 UUID,例如 0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b。',
  ),
  'idempotency-key-reused': text(
    'Idempotency-Key used before',
    'Idempotency-Key 已被使用',
    'This Idempotency-Key was used for another command. Use a new one.',
    '此 Idempotency-Key 已用于另一条命令。请换一个新的。',
  ),
  'command-in-flight': text(
    'Still working on it',
    '正在处理',
    'The same command is being handled right now. Send it again in a second to get its answer.',
    '同一命令正在处理。请一秒后重发以取得结果。',
  ),
  'precondition-required': text(
    'If-Match missing',
    '缺少 If-Match',
    'This edit needs an If-Match header with the ETag you last read, so that nobody overwrites what another has written.',
    '此修改需要 If-Match 请求头,填写您最近读到的 ETag,以免互相覆盖。',
  ),
  'if-match-malformed': text(
    'If-Match is not a version',
    'If-Match 不是版本',
    'If-Match must be one ETag as the server gave it, for example "7".',
    'If-Match 必须是服务器给出的一个 ETag,例如 "7"。',
  ),
  'precondition-failed': text(
    'Changed meanwhile',
    '已被他人修改',
    'Somebody has changed this since you read it: it is now at version {actual}. Read it again, then repeat your edit.',
    '您读取之后内容已被修改,现在是第 {actual} 版。请重新读取后再修改。',
  ),
  'version-conflict': text(
    'Changed at the same moment',
    '同时被修改',
    'Too many people are changing this at the same moment. Send the command again.',
    '多人正在同时修改。请重发命令。',
  ),
  'after-malformed': text(
    'After is not a version',
    'After 不是版本',
    'After must be <stream>@<version>, for example request-0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b@3.',
    'After 必须是 <stream>@<version>,例如 request-0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b@3。',
  ),
  'not-caught-up': text(
    'Not there yet',
    '尚未同步',
    'This service has not seen what was written last yet. Try again in {seconds} s.',
    '本服务尚未收到刚写入的内容。请 {seconds} 秒后再试。',
  ),
  'store-unavailable': text(
    'Cannot write',
    '暂时无法写入',
    'Nothing was stored: the store is full, read-only or out of reach. Keep the command and send it again later with the same Idempotency-Key.',
    '未保存任何内容:存储已满、只读或暂时无法连接。请保留此命令,稍后用同一 Idempotency-Key 重发。',
  ),
  'views-unavailable': text(
    'Cannot read now',
    '暂时无法读取',
    'What was asked for cannot be read now: the store does not answer, or a view is being built. Nothing is lost; ask again in a few seconds.',
    '暂时无法读取所请求的内容:存储没有响应,或视图正在重建。数据没有丢失,请几秒后再试。',
  ),
  'shutting-down': text(
    'Server is stopping',
    '服务器正在停止',
    'The server is stopping. Send it again in a few seconds with the same Idempotency-Key.',
    '服务器正在停止。请几秒后用同一 Idempotency-Key 重发。',
  ),
  'cursor-unknown': text(
    'Cursor not known',
    '游标无效',
    'This cursor belongs to another list or an older version. Start again without it.',
    '此游标属于其他列表或旧版本。请去掉后重新开始。',
  ),
  'too-many-requests': text('Too many tries', '尝试次数过多', 'Too many tries. Wait {seconds} s.', '尝试次数过多,请等待 {seconds} 秒。'),
  'maintenance-nobody': text(
    'Nobody took it',
    '无人受理',
    'No process of {service} took this within a few seconds. Look at its /readyz, then try again.',
    '{service} 服务没有进程在数秒内受理此操作。请查看其 /readyz，然后重试。',
  ),
  'clock-not-manual': text(
    'Clock is not manual',
    '时钟不是手动',
    'The clock can only be moved on a server started with CLOCK=manual.',
    '只有以 CLOCK=manual 启动的服务器才能拨动时钟。',
  ),
  'clock-backwards': text('Clock cannot go back', '时钟不能倒退', 'The clock stands at {now} and cannot go back.', '时钟现为 {now},不能倒退。'),
  'internal-error': text(
    'A fault of ours',
    '系统故障',
    'Something went wrong on our side; it is logged under trace {traceId}. Send the command again with the same Idempotency-Key: it is never done twice.',
    '系统出现故障,已记录,编号 {traceId}。请用同一 Idempotency-Key 重发,命令不会重复执行。',
  ),
};
