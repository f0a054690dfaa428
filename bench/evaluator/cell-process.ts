/**
 * What a process of its own measures: one engine and one workload, or one figure. It loads nothing else: the packages of
 * others, ioredis among them, alter what the language's own objects cost, by a quarter of a decision.
 */
const FIGURE = 'figure';

async function measured([engine = '', workload = '']: readonly string[]): Promise<unknown> {
  if (engine !== FIGURE) return (await import('./one.js')).measure(engine, workload);
  const { FIGURES } = await import('./figures.js');
  return FIGURES.find(({ name }) => name === workload)?.measure();
}

console.log(JSON.stringify(await measured(process.argv.slice(2))));
// Peers keep timers.
process.exit();
