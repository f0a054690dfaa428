/** The release of the Temporal CLI that we know; later tags cannot be installed with `go install`. */
export const TEMPORAL_RELEASE = {
  version: '1.5.1',
  module: 'github.com/temporalio/cli/cmd/temporal',
} as const;

export const GO_INSTALL = `go install ${TEMPORAL_RELEASE.module}@v${TEMPORAL_RELEASE.version}`;
