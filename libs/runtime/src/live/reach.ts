import type { RequestSubject } from '../http/subject.ts';
import type { LiveMessage, LiveReach } from './live-message.ts';

/** Whether a reader's rights let a message through. */
export function reaches(reach: LiveReach, subject: Pick<RequestSubject, 'responderId'>, message: LiveMessage): boolean {
  if (message.confidential === true) return reach.confidentialAreas.some((area) => covers(area, message.area));
  if (reach.areas.some((area) => covers(area, message.area))) return true;
  if (subject.responderId === undefined || message.responderIds?.includes(subject.responderId) !== true) return false;
  return reach.ownAreas.some((area) => covers(area, message.area));
}

function covers(area: string, path: string): boolean {
  return area === '' || area === path || (path.startsWith(area) && path.charAt(area.length) === '/');
}
