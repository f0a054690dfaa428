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

  /** @param evaluator stays the caller's: closing the provider does not close it */
  constructor(evaluator: Asked) {
    this.#evaluator = evaluator;
  }

  /**
   * Waits until flags are there.
   * @throws ProviderNotReadyError where none came in time; the provider may become ready later all the same
   */
  async initialize(): Promise<void> {
    this.#forget = this.#listen();
    const { status, lastError } = await this.#evaluator.ready();
    if (status === 'NOT_READY')
      throw new ProviderNotReadyError(lastError ?? 'no flags were delivered in time');
  }

  #listen(): readonly (() => void)[] {
    const { events } = this;
    return [
      this.#evaluator.on('ready', () => {
        events.emit(ProviderEvents.Ready);
      }),
      this.#evaluator.on('stale', () => {
        events.emit(ProviderEvents.Stale);
      }),
      this.#evaluator.on('error', (message) => {
        events.emit(ProviderEvents.Error, { message });
      }),
      this.#evaluator.on('configurationChanged', (flagKeys) => {
        events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...flagKeys] });
      }),
    ];
  }

  onClose(): Promise<void> {
    for (const forget of this.#forget) forget();
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
