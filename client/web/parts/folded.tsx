import { useState } from 'react';
import { isLong } from '../model/long.js';
import { Text } from './text.js';

/** A text with its line breaks; of a long one the beginning, until somebody wants all of it. */
export function Folded({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  if (!isLong(text)) return <Text value={text} breaks />;
  return (
    <>
      <div className={whole ? undefined : 'line-clamp-4'}>
        <Text value={text} breaks />
      </div>
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="min-h-7 font-medium text-accent underline underline-offset-2"
      >
        {whole ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
      </button>
    </>
  );
}
