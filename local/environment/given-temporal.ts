import { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../temporal-settings.js';
import type { TemporalAt } from './servers.js';

/** The server that `TEMPORAL_ADDRESS` names, with the search attributes that our workflows set. */
export async function givenTemporal(): Promise<TemporalAt | undefined> {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address === undefined) return undefined;
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
  const connection = await Connection.connect({ address, connectTimeout: '5s' });
  try {
    // Names that are there already are left as they are.
    const searchAttributes = Object.fromEntries(
      Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, INDEXED[type]]),
    );
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } finally {
    await connection.close();
  }
  return { address, namespace, uiUrl: process.env['SLUICE_TEMPORAL_UI_URL'] };
}

const { IndexedValueType } = temporal.api.enums.v1;
const INDEXED = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  KeywordList: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;
