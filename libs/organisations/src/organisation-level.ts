export type OrganisationLevel = 'province' | 'city' | 'county';
