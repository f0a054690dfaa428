/** One thing doctor looked at. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failing';
  /** What was seen; of what is not ok, also what to do. */
  readonly detail: string;
}

/** Runs a check that says what it saw, as a list of warnings or as a fact; what it throws is a failure. */
export async function check(name: string, look: () => Promise<Omit<Check, 'name'>>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    return { name, state: 'failing', detail: error instanceof Error ? error.message : String(error) };
  }
}

export const fine = (detail: string): Omit<Check, 'name'> => ({ state: 'ok', detail });
export const warning = (detail: string): Omit<Check, 'name'> => ({ state: 'warning', detail });
export const failing = (detail: string): Omit<Check, 'name'> => ({ state: 'failing', detail });
