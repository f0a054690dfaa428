/** Lets an evaluator stand behind OpenFeature's server SDK. */
export { SluiceProvider } from './provider.js';
