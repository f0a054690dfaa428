import { Link } from '@tanstack/react-router';
import { PageTitle } from '../parts/page-title.js';

/** An address that leads nowhere. */
export function NowhereFound() {
  return (
    <>
      <PageTitle name="There is no such page" />
      <p className="mt-2">
        <Link to="/" className="text-accent underline">
          To the inbox
        </Link>
      </p>
    </>
  );
}
