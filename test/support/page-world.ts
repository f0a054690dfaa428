import { startTestApi, type TestApi, type Variables } from './api.js';
import { creates } from './requests.js';
import { openProject, type ProjectOptions, type TestProject } from './project.js';

/** A project and its API, which can go away and come back at the same address. */
export interface PageWorld {
  readonly project: TestProject;
  readonly url: string;
  /** Ada asks for a new flag; gives the change, once it is under review. */
  ask(flag: string): Promise<string>;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(options: ProjectOptions = {}, variables: Variables = {}): Promise<PageWorld> {
  const project = await openProject(options);
  let api: TestApi | null = await startTestApi(project, variables);
  const { url } = api;
  const stopApi = async () => {
    await api?.stop();
    api = null;
  };
  return {
    ...{ project, url, stopApi },
    ask: async (flag) => {
      const id = await project.create('ada', { title: `make ${flag}`, ...creates(flag) });
      await project.until(id, ({ status }) => status === 'review');
      return id;
    },
    startApi: async () => {
      api = await startTestApi(project, { ...variables, SLUICE_LISTEN: new URL(url).host });
    },
    close: async () => {
      await stopApi();
      await project.close();
    },
  };
}
