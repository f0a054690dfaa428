import type { FlagStore } from '../../store/port.js';
import { appendContract } from './store/append.contract.js';
import { applyContract } from './store/apply.contract.js';
import { foundContract } from './store/found.contract.js';
import { readContract } from './store/read.contract.js';
import { refusalContract } from './store/refusal.contract.js';
import { viewContract } from './store/view.contract.js';

/** An implementation of the store port, and what can befall it from outside. */
export interface StoreUnderTest {
  /** Opens the store of a project; the suite closes it. */
  open(project: string): Promise<FlagStore>;
  /** Loses everything of a project, as a restart without persistence does. */
  lose(project: string): Promise<void>;
  /** Gives an environment another generation, as a restore does. */
  replace(project: string, env: string): Promise<void>;
  /** Lets the receipt of an operation expire. */
  expireReceipt(project: string, opId: string): Promise<void>;
  /** Puts a text in the place of a flag's record, past the store. */
  corrupt(project: string, env: string, key: string, text: string): Promise<void>;
}

/** Every promise of the port, as tests: call it at the top of a test file. */
export function storeContract(store: StoreUnderTest): void {
  foundContract(store);
  applyContract(store);
  refusalContract(store);
  appendContract(store);
  readContract(store);
  viewContract(store);
}
