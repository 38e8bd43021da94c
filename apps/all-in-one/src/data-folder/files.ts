/** Name of the file with the three logs and all cursors; what it holds is the truth. */
export const LOG_FILE = 'log.sqlite';
/** Name of the file with the views; it can be made again from the logs. */
export const VIEW_FILE = 'views.sqlite';
/** Name of the file with accounts and personal keys (libs/access). */
export const KEY_FILE = 'keys.sqlite';
/** Name of the file with the key of keys, unless it is kept elsewhere. */
export const MASTER_KEY_FILE = 'master.key';
