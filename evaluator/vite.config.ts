import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';

/**
 * Puts constants where they are used, which the bundler leaves alone, and two in a hundred bytes away. Functions stay
 * where they are: one put inside a decision would be made anew with each.
 */
const inlineConstants: Plugin = {
  name: 'inline-constants',
  async renderChunk(code) {
    const compress = { passes: 2, reduce_funcs: false };
    const sourceMap = { asObject: true };
    const result = await minify(code, { module: true, ecma: 2020, mangle: false, compress, sourceMap });
    return {
      code: result.code ?? code,
      map: typeof result.map === 'object' ? JSON.stringify(result.map) : null,
    };
  },
};

/** What is published: one file for each entry, and one for what they share. Types are written by `tsc -b`. */
export default defineConfig({
  plugins: [inlineConstants],
  build: {
    outDir: 'dist',
    // The compiler keeps its types here.
    emptyOutDir: false,
    target: 'es2023',
    sourcemap: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        'redis/index': 'src/redis/index.ts',
        'file/index': 'src/file/index.ts',
        'openfeature/index': 'src/openfeature/index.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: ['ioredis', '@openfeature/server-sdk', /^node:/],
      output: {
        minify: true,
        chunkFileNames: '[name].js',
        // Two modules are shared; they are one file, as every file costs time to import.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
