import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../../domain/failure.js';
import { isSilence, untilHeard } from './api/silence.js';
import { router } from './router.js';
import './app.css';
import { applyTheme, storedTheme } from './theme/theme.js';

/** Who said no means it; only silence is asked again. */
const retry = (failures: number, error: Error): boolean => failures < 2 && isSilence(error);

const queries = new QueryClient({
  defaultOptions: { queries: { retry, retryDelay: 400, staleTime: 60_000, refetchInterval: untilHeard } },
});

applyTheme(storedTheme());
const place = document.getElementById('page');
invariant(place !== null, 'the document has a place for the page');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
