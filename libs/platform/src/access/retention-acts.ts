const ADMINISTRATION = ['administrator'] as const;

/** Acts on how long the data of an exam is kept; `acts.ts` has all acts. */
export const RETENTION_ACTS = {
  'retention.read': {
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'see what data of an exam is kept, and what is to be erased when',
  },
  'retention.change': {
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'decide when data of an exam is erased, and take that back before it happens',
  },
} as const;
