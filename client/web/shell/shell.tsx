import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useIsOld } from '../api/silence.js';
import { useLive } from '../live/use-live.js';
import { useKeyboard } from '../keyboard/use-keyboard.js';
import { Header } from './header.js';
import { Help } from './help.js';
import { useNewPerson } from './use-new-person.js';

/** What stands around every page. */
export function Shell() {
  const [help, setHelp] = useState(false);
  const connection = useLive();
  const old = useIsOld();
  useKeyboard(() => setHelp(true));
  useNewPerson();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-raised focus:px-3 focus:py-2"
      >
        To the content
      </a>
      <Header onHelp={() => setHelp(true)} />
      <div role="status" data-connection={connection}>
        {(connection === 'lost' || old) && (
          <p className="bg-care-wash px-4 py-1.5 text-center text-care">
            {connection === 'lost' ? 'The connection is lost' : 'The API does not answer'}; what is shown may
            be old. Trying again; nothing will be missed.
          </p>
        )}
      </div>
      <main id="content" className="mx-auto max-w-360 px-4 pt-6 pb-24">
        <Outlet />
      </main>
      {help && <Help onClose={() => setHelp(false)} />}
    </>
  );
}
