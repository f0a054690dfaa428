import { defineConfig } from 'vite';

/** What is published: one file for each entry, and one for what they share. Types are written by `tsc -b`. */
export default defineConfig({
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
