const ADMINISTRATION = ['administrator'] as const;

/** Acts on the demand for a second factor; `acts.ts` has all acts. */
export const SECOND_FACTOR_ACTS = {
  'second-factor.read': {
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'see where a second factor is demanded',
  },
  'second-factor.demand': {
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'demand a second factor of all staff, or no longer',
  },
} as const;
