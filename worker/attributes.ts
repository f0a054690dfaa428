// CommonJS without names that Node could see: the whole module is its default.
import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { SEARCH_ATTRIBUTE } from '../domain/messages.js';

const { INDEXED_VALUE_TYPE_KEYWORD: KEYWORD, INDEXED_VALUE_TYPE_KEYWORD_LIST: KEYWORD_LIST } =
  proto.temporal.api.enums.v1.IndexedValueType;

const WANTED = {
  [SEARCH_ATTRIBUTE.flag]: KEYWORD_LIST,
  [SEARCH_ATTRIBUTE.env]: KEYWORD_LIST,
  [SEARCH_ATTRIBUTE.state]: KEYWORD,
  [SEARCH_ATTRIBUTE.requester]: KEYWORD,
} as const;

/**
 * Registers the search attributes of the workflows. One that is missing makes a workflow hang, and one of another type
 * is silently kept by the server, so the types are compared here; throws, naming those that differ.
 */
export async function registerSearchAttributes(
  connection: NativeConnection,
  namespace: string,
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const wrong = Object.entries(WANTED).filter(([name, type]) => (customAttributes[name] ?? type) !== type);
  if (wrong.length > 0) {
    const names = wrong.map(([name]) => name).join(', ');
    throw new TypeError(
      `search attributes of another type are in the way: ${names}; remove them in Temporal`,
    );
  }
  const missing = Object.fromEntries(
    Object.entries(WANTED).filter(([name]) => customAttributes[name] === undefined),
  );
  if (Object.keys(missing).length > 0)
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing });
}
