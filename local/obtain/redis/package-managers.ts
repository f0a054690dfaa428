import type { Tool } from '../tool.js';

/** How a system installs Redis: what to run, one after another, and what a person types. */
export interface PackageManager {
  readonly command: string;
  readonly steps: readonly Pick<Tool, 'args' | 'env'>[];
  readonly typed: string;
}

const APT = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::Retries=0', '-o', 'DPkg::Lock::Timeout=10'];
const aptEnv = { DEBIAN_FRONTEND: 'noninteractive' };

export const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    command: 'apt-get',
    steps: [
      { args: [...APT, 'update'], env: aptEnv },
      { args: [...APT, 'install', '-y', '--no-install-recommends', 'redis-server'], env: aptEnv },
    ],
    typed: 'apt-get update && apt-get install -y redis-server',
  },
  { command: 'dnf', steps: [{ args: ['install', '-y', 'redis'] }], typed: 'dnf install -y redis' },
  { command: 'yum', steps: [{ args: ['install', '-y', 'redis'] }], typed: 'yum install -y redis' },
  { command: 'apk', steps: [{ args: ['add', '--no-cache', 'redis'] }], typed: 'apk add redis' },
  {
    command: 'pacman',
    steps: [{ args: ['-Sy', '--noconfirm', 'valkey'] }],
    typed: 'pacman -Sy valkey',
  },
  {
    command: 'zypper',
    steps: [{ args: ['--non-interactive', 'install', 'redis'] }],
    typed: 'zypper install redis',
  },
];
