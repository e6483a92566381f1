// The rooms of a lib: its sub-folders know each other in one direction. Specs may look everywhere and are left out.
const { options } = require('./.dependency-cruiser.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'rooms-in-one-order',
      comment: 'Two rooms of a lib that need each other: move what both need into a room before them.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^libs/[^/]+/src/[^/]+' },
      to: { circular: true },
    },
  ],
  options: { ...options, exclude: { path: '\\.spec\\.ts$' } },
};
