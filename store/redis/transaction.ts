import type { ChainableCommander, Redis } from 'ioredis';

/** Runs commands as one moment and gives their replies in order; the first one that failed is thrown. */
export async function transaction(
  redis: Redis,
  fill: (commands: ChainableCommander) => void,
): Promise<readonly unknown[]> {
  const commands = redis.multi();
  fill(commands);
  const replies = (await commands.exec()) ?? [];
  return replies.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
