import type { Person } from '../../../domain/policy/people.js';
import { Failure } from '../../sdk/failure.js';

type Header = (name: string) => string | undefined;

/**
 * How a browser is known: by a cookie no script can read and no other site can send. Whatever alters something must
 * come from our own page besides: a foreign one can neither forge its origin nor add a header without being asked.
 */
export interface BrowserDoor {
  /** The session in the cookie; undefined where there is none. */
  tokenIn(header: Header): string | undefined;
  /** `Set-Cookie` that keeps a session for `lifeMs` milliseconds. */
  keep(token: string, lifeMs: number): string;
  /** `Set-Cookie` that forgets it. */
  readonly forget: string;
  /** Throws `Failure` (forbidden) unless our own page sent the request. */
  requireOwnPage(header: Header): void;
  /** Throws `Failure` (conflict) unless the page that sent the request is shown to that person. */
  requireShownTo(person: Person, header: Header): void;
}

/** Cookies of one host are seen on all of its ports, so each project has a name of its own. */
export function createBrowserDoor(of: { readonly project: string; readonly publicUrl: string }): BrowserDoor {
  const { protocol, origin } = new URL(of.publicUrl);
  const secure = protocol === 'https:';
  const name = `${secure ? '__Host-' : ''}sluice-${of.project}`;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    tokenIn: (header) => cookieIn(header('cookie') ?? '', name),
    keep: (token, lifeMs) => `${name}=${token}; Max-Age=${Math.floor(lifeMs / 1000)}; ${attributes}`,
    forget: `${name}=; Max-Age=0; ${attributes}`,
    requireOwnPage: (header) => {
      const own = secure ? [origin] : [origin, `http://${header('host') ?? ''}`];
      if (own.includes(header('origin') ?? '') && header(PAGE_HEADER) === '1') return;
      throw notOurs(origin);
    },
    requireShownTo: (person, header) => {
      if (header(PERSON_HEADER) !== encodeURIComponent(person.id)) throw otherPerson(person);
    },
  };
}

export const PAGE_HEADER = 'x-sluice-page';

/** Tabs of one browser share its session, so each says whom it is shown to; percent-encoded. */
export const PERSON_HEADER = 'x-sluice-person';

/** A name stands for itself: no project key contains what ends a cookie. */
function cookieIn(cookies: string, name: string): string | undefined {
  const pairs = cookies.split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && /^[\w-]{20,200}$/.test(value) ? value : undefined;
}

const notOurs = (origin: string): Failure =>
  new Failure({
    kind: 'forbidden',
    code: 'WRONG_ORIGIN',
    detail: `a signed-in browser alters things from the page of ${origin} only; programs send a bearer token instead`,
  });

const otherPerson = ({ id, name }: Person): Failure =>
  new Failure({
    kind: 'conflict',
    code: 'OTHER_PERSON',
    detail: `this browser is signed in as ${name} (${id}) and the page was shown to somebody else, so nothing was done; look again and repeat it as yourself`,
  });
