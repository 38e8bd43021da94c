/** The case of a request: same uuid. */
export function caseOf(requestId: string): string {
  return `case-${requestId.slice('request-'.length)}`;
}

/** The request of an assignment: `<requestId>.<n>`. */
export function requestOf(assignmentId: string): string {
  const dot = assignmentId.lastIndexOf('.');
  return dot < 0 ? assignmentId : assignmentId.slice(0, dot);
}

/** Where dispatch keeps what it knows of a community: same uuid. */
export function placeOf(communityId: string): string {
  return `place-${communityId.slice('community-'.length)}`;
}

/** The first four levels of an area path: its community. */
export function communityArea(area: string): string {
  return area.split('/', 4).join('/');
}
