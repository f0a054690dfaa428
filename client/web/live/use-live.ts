import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '../api/queries.js';
import { touchedBy } from '../model/touched.js';
import { follow, type Connection } from './stream.js';

/** Keeps what is shown as new as the ledger; tells whether it can. */
export function useLive(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('opening');
  useEffect(
    () =>
      follow({
        onConnection: (now) => {
          setConnection(now);
          // A stream also ends with the session; who is there is then asked, and signs in again.
          if (now === 'lost') void queries.invalidateQueries({ queryKey: meQuery.queryKey });
        },
        onEvent: (event) => {
          for (const queryKey of touchedBy(event)) void queries.invalidateQueries({ queryKey });
        },
        onReset: () => void queries.invalidateQueries(),
      }),
    [queries],
  );
  return connection;
}
