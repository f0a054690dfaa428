import { useQuery } from '@tanstack/react-query';
import { meQuery, projectQuery } from '../api/queries.js';
import { Problem } from '../api/call.js';
import { SayProvider } from '../parts/say.js';
import { Failed, Loading } from '../parts/states.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { Shell } from './shell.js';

/** Lets in whoever is signed in, on the page they asked for; everybody else meets the sign-in there. */
export function Gate() {
  const me = useQuery(meQuery);
  const project = useQuery({ ...projectQuery, enabled: me.data !== undefined });
  const error = me.error ?? project.error;
  if (error instanceof Problem && error.status === 401) return <SignIn />;
  if (me.data !== undefined && project.data !== undefined)
    return (
      <SayProvider>
        <Shell />
      </SayProvider>
    );
  const retry = () => void (me.error === null ? project.refetch() : me.refetch());
  return (
    <main className="mx-auto max-w-160 px-4 pt-6">
      <title>Sluice</title>
      <h1 className="sr-only">Sluice</h1>
      {error === null ? <Loading /> : <Failed error={error} retry={retry} />}
    </main>
  );
}
