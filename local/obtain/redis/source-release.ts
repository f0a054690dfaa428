/** The release that is built where no packaged one can be had: the last line under the BSD licence. */
export const SOURCE_RELEASE = {
  version: '7.2.5',
  url: 'https://download.redis.io/releases/redis-7.2.5.tar.gz',
  sha256: '5981179706f8391f03be91d951acafaeda91af7fac56beffb2701963103e423d',
} as const;
