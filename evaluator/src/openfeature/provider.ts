/**
 * An evaluator as a provider. An outage is never fatal: after a first failure to get ready, questions still reach
 * the evaluator, and the client hears when it is ready after all.
 */
import { OpenFeatureEventEmitter, ProviderEvents, ProviderNotReadyError } from '@openfeature/server-sdk';
import type { EvaluationContext, JsonValue, Provider, ResolutionDetails } from '@openfeature/server-sdk';
import type { Evaluator } from '../evaluator.js';
import type { FlagType } from '../flag.js';
import { resolution } from './resolution.js';

/** What it asks of an evaluator, whatever its flags are. */
type Asked = Pick<Evaluator, 'details' | 'on' | 'ready' | 'standing'>;

export class SluiceProvider implements Provider {
  readonly metadata = { name: 'sluice' } as const;
  readonly runsOn = 'server';
  readonly events = new OpenFeatureEventEmitter();
  readonly #evaluator: Asked;
  #forget: readonly (() => void)[] = [];
  /** What the client was told; while it starts, the SDK tells it how that ended. */
  #told: 'starting' | 'ready' | 'not ready' = 'starting';

  /** @param evaluator stays the caller's: closing the provider does not close it */
  constructor(evaluator: Asked) {
    this.#evaluator = evaluator;
  }

  /**
   * Waits until flags are there.
   * @throws ProviderNotReadyError where none came in time; the provider may become ready later all the same
   */
  async initialize(): Promise<void> {
    this.#forgetAll();
    this.#told = 'starting';
    this.#forget = this.#listen();
    const { revision, lastError } = await this.#evaluator.ready();
    this.#told = revision === undefined ? 'not ready' : 'ready';
    if (revision === undefined)
      throw new ProviderNotReadyError(lastError ?? 'no flags were delivered in time');
  }

  #listen(): readonly (() => void)[] {
    const { events } = this;
    return [
      this.#evaluator.on('ready', () => {
        if (this.#tells('ready')) events.emit(ProviderEvents.Ready);
      }),
      this.#evaluator.on('stale', () => {
        if (this.#tells('not ready')) events.emit(ProviderEvents.Stale);
      }),
      this.#evaluator.on('error', (message) => {
        if (this.#tells('not ready')) events.emit(ProviderEvents.Error, { message });
      }),
      this.#evaluator.on('configurationChanged', (flagKeys) => {
        events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...flagKeys] });
      }),
    ];
  }

  /** Whether the client is to hear of it: not before it has started, and not twice that it is ready. */
  #tells(what: 'ready' | 'not ready'): boolean {
    if (this.#told === 'starting' || (what === 'ready' && this.#told === what)) return false;
    this.#told = what;
    return true;
  }

  #forgetAll(): void {
    for (const forget of this.#forget) forget();
    this.#forget = [];
  }

  onClose(): Promise<void> {
    this.#forgetAll();
    return Promise.resolve();
  }

  resolveBooleanEvaluation(
    key: string,
    otherwise: boolean,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<boolean>> {
    return this.#resolve('boolean', { key, otherwise, context });
  }

  resolveStringEvaluation(
    key: string,
    otherwise: string,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<string>> {
    return this.#resolve('string', { key, otherwise, context });
  }

  resolveNumberEvaluation(
    key: string,
    otherwise: number,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<number>> {
    return this.#resolve('number', { key, otherwise, context });
  }

  resolveObjectEvaluation<T extends JsonValue>(
    key: string,
    otherwise: T,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<T>> {
    return this.#resolve('json', { key, otherwise, context });
  }

  #resolve<T>(
    type: FlagType,
    asked: { readonly key: string; readonly otherwise: T; readonly context: EvaluationContext },
  ): Promise<ResolutionDetails<T>> {
    const { key, otherwise, context } = asked;
    const decision = this.#evaluator.details(key, context, { type });
    return Promise.resolve(resolution(decision, otherwise, this.#evaluator.standing()));
  }
}
