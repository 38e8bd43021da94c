/** What stands after # in /sign-in#<token>: never sent to a server by opening the page. */
export function tokenInAddress(): string | undefined {
  const token = location.hash.slice(1);
  return /^[\w-]{20,}$/.test(token) ? token : undefined;
}

/** Whether the address is a link to sign in with. */
export function isSignInLink(path: string): boolean {
  return path === '/sign-in' && tokenInAddress() !== undefined;
}
