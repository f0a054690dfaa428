import type { ChainableCommander } from 'ioredis';

/** Runs a MULTI and gives its replies; one failed command fails all. */
export async function replies(transaction: ChainableCommander): Promise<readonly unknown[]> {
  const results = (await transaction.exec()) ?? [];
  return results.map(([error, reply]) => {
    if (error !== null) throw error;
    return reply;
  });
}

export type Hash = { readonly [field: string]: string };
