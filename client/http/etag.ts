import { invalid, Failure } from '../sdk/failure.js';

/** An edit replaces an edition, so that is what the tag of a change names. */
export const editionTag = (view: { readonly edition: number }): { readonly etag: string } => ({
  etag: `"${view.edition}"`,
});

/** The edition in an `If-Match`. Throws `Failure`: missing 428, something else 422. */
export function requireEdition(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw needed();
  const [, edition] = /^"(\d{1,9})"$/.exec(ifMatch) ?? [];
  if (edition !== undefined) return Number(edition);
  const detail = 'must be the ETag the change came with, for example "1"';
  throw invalid([{ pointer: '/header/if-match', code: 'BAD_ETAG', detail }]);
}

const needed = (): Failure =>
  new Failure({
    kind: 'needsVersion',
    code: 'IF_MATCH_NEEDED',
    detail: 'send If-Match with the ETag of the change you edited, so that nobody else’s edit is lost',
  });

/** Versions of a record only grow, also across deletion, so the version is the tag. */
export const versionTag = (flag: { readonly version: number }): { readonly etag: string } => ({
  etag: `"${flag.version}"`,
});
