import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { entranceQuery, meQuery } from '../api/queries.js';
import { useSignIn, useSignOut } from '../api/session.js';
import { Text } from '../parts/text.js';
import { applyTheme, storedTheme, THEMES, type Theme } from '../theme/theme.js';

const ITEM =
  'flex min-h-8 cursor-default items-center gap-2 rounded-xs px-2 outline-none select-none data-highlighted:bg-panel data-[state=checked]:font-medium';

/** Who is signed in; another person of the project; how the page looks. */
export function PersonMenu() {
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="inline-flex min-h-8 max-w-44 items-center gap-1 rounded-sm px-2 font-medium hover:bg-line">
        <span className="truncate">
          <Text value={me.name} />
        </span>
        <span aria-hidden>▾</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-1rem)] min-w-56 overflow-y-auto rounded-md border border-line bg-raised p-1.5 shadow-lg"
      >
        <Switcher me={me.id} />
        <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
        <ThemeChoice />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

const Label = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className="px-2 py-1 text-sm text-quiet">{children}</DropdownMenu.Label>
);

const Tick = () => (
  <span aria-hidden className="invisible w-3 in-data-[state=checked]:visible">
    ✓
  </span>
);

/** Development sign-in: be somebody else. */
function Switcher({ me }: { readonly me: string }) {
  const { data } = useQuery(entranceQuery);
  const signIn = useSignIn();
  const signOut = useSignOut();
  return (
    <>
      <Label>Signed in as (development)</Label>
      <DropdownMenu.RadioGroup value={me} onValueChange={(person) => signIn.mutate(person)}>
        {(data?.people ?? []).map(({ id, name, roles }) => (
          <DropdownMenu.RadioItem key={id} value={id} textValue={name} className={ITEM}>
            <Tick />
            <span className="min-w-0">
              <Text value={name} />
            </span>
            <span className="ml-auto shrink-0 pl-3 text-sm text-quiet">{mainRoles(roles).join(', ')}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <DropdownMenu.Item textValue="Sign out" className={ITEM} onSelect={() => signOut.mutate()}>
        <Tick />
        Sign out
      </DropdownMenu.Item>
    </>
  );
}

/** The roles that decide; what everybody has says nothing. */
export const mainRoles = (roles: { readonly [role: string]: unknown }): readonly string[] =>
  Object.keys(roles).filter((role) => !['viewer', 'approver', 'releaser'].includes(role));

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const choose = (value: string): void => {
    const chosen = THEMES.find((each) => each === value) ?? 'auto';
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <>
      <Label>Appearance</Label>
      <DropdownMenu.RadioGroup value={theme} onValueChange={choose}>
        {THEMES.map((each) => (
          <DropdownMenu.RadioItem
            key={each}
            value={each}
            textValue={THEME_WORDS[each]}
            className={ITEM}
            onSelect={(event) => event.preventDefault()}
          >
            <Tick />
            {THEME_WORDS[each]}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

const THEME_WORDS = { auto: 'As the system', light: 'Light', dark: 'Dark' } as const;
