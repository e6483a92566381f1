import { domainError, notFound } from '@sunflower/platform';

export class IncidentNotFound extends notFound('There is no such incident.') {}

/** The time lies in the future, or long before the sitting. */
export class IncidentTime extends domainError(
  'INCIDENT_TIME',
  'invalid_content',
  'The time of an incident lies between the day before its sitting and now.',
  { earliest: 'text', latest: 'text' },
) {}

export class IncidentStruck extends domainError(
  'INCIDENT_STRUCK',
  'conflict',
  'This record has been struck out already.',
) {}

export class TooManyIncidents extends domainError(
  'TOO_MANY_INCIDENTS',
  'conflict',
  'As many incidents as an exam takes have been recorded.',
  { limit: 'number' },
) {}
