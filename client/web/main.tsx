import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../../domain/failure.js';
import { createQueries } from './api/query-client.js';
import { router } from './router.js';
import './app.css';
import { applyTheme, storedTheme } from './theme/theme.js';

applyTheme(storedTheme());
const place = document.getElementById('page');
invariant(place !== null, 'the document has a place for the page');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
