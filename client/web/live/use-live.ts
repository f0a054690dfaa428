import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { touchedBy } from '../model/touched.js';
import { follow, type Connection } from './stream.js';

/** Keeps what is shown as new as the ledger; tells whether it can. */
export function useLive(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('opening');
  useEffect(
    () =>
      follow({
        onConnection: setConnection,
        onEvent: (event) => {
          for (const queryKey of touchedBy(event)) void queries.invalidateQueries({ queryKey });
        },
        onReset: () => void queries.invalidateQueries(),
      }),
    [queries],
  );
  return connection;
}
