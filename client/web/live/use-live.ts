import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { touchedBy } from '../model/touched.js';
import { lookWhoItIs } from '../api/person.js';
import type { Connection } from './connection.js';
import { follow } from './follow.js';

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
        onFailed: () => lookWhoItIs(queries),
      }),
    [queries],
  );
  return connection;
}
