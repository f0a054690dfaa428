/** Activities of the same names as Sluice's that do nothing: what is left is Temporal itself. */
export const emptyActivities = {
  judge: (): Promise<void> => Promise.resolve(),
  prepare: (): Promise<void> => Promise.resolve(),
  record: (): Promise<void> => Promise.resolve(),
  commit: (): Promise<void> => Promise.resolve(),
  setStage: (): Promise<void> => Promise.resolve(),
};

export type EmptyActivities = typeof emptyActivities;
