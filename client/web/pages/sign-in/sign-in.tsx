import { useQuery } from '@tanstack/react-query';
import { entranceQuery } from '../../api/queries.js';
import { useSignIn } from '../../api/session.js';
import { Failed, Loading } from '../../parts/states.js';
import { Text } from '../../parts/text.js';
import { ROW } from '../../parts/rows.js';
import { mainRoles } from '../../shell/person-menu.js';

/** Development sign-in: choose who to be. It asks for no proof, which is why the API keeps it on loopback. */
export function SignIn() {
  const entrance = useQuery(entranceQuery);
  const signIn = useSignIn();
  return (
    <main className="mx-auto max-w-120 px-4 pt-[12vh] pb-16">
      <title>Sign in · Sluice</title>
      <h1 className="text-2xl font-semibold tracking-tight">Sign in to Sluice</h1>
      <p className="mt-1 mb-6 text-quiet">
        Development sign-in: it asks for no proof, and works on this computer alone.
      </p>
      {signIn.error !== null && <Failed error={signIn.error} />}
      {entrance.isPending && <Loading />}
      {entrance.error !== null && <Failed error={entrance.error} retry={() => void entrance.refetch()} />}
      <ul className="border-b border-line">
        {(entrance.data?.people ?? []).map(({ id, name, roles }) => (
          <li key={id} className="border-t border-line">
            <button
              {...ROW}
              type="button"
              onClick={() => {
                if (!signIn.isPending) signIn.mutate(id);
              }}
              className="flex w-full flex-wrap items-baseline gap-x-3 px-2 py-2.5 text-left hover:bg-panel"
            >
              <span className="font-medium">
                <Text value={name} />
              </span>
              <span className="text-quiet">{mainRoles(roles).join(', ')}</span>
              <span className="ml-auto font-mono text-sm text-quiet">
                <Text value={id} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
