import { RouteConfig } from '@nestjs/platform-fastify';

/** Bounds of a request body; every body is checked against them before any other code reads it. */
export interface BodyBounds {
  /** Size of the whole body as sent. */
  kilobytes: number;
  /** Size of one text as sent. */
  textKilobytes: number;
  /** Number of objects, lists, texts, numbers, booleans and nulls in total. */
  values: number;
  /** Elements of one list. */
  listLength: number;
}

/** Bounds of a route that declares none. */
export const SMALL_BODY: BodyBounds = { kilobytes: 16, textKilobytes: 16, values: 1_000, listLength: 200 };

/** The same for every route; the deepest valid body, a blueprint, has seven levels. */
export const MAX_DEPTH = 12;
/** Fields of one object. */
export const MAX_KEYS = 200;
export const MAX_KEY_BYTES = 100;
/** Covers digits, sign, point and exponent. */
export const MAX_NUMBER_LENGTH = 32;

/** In a route's configuration. */
export interface RouteBounds {
  body?: BodyBounds;
  /** Size of the largest file that the route accepts as multipart/form-data; other routes refuse forms. */
  uploadBytes?: number;
}

/**
 * Declares that a route accepts more than the few kilobytes of `SMALL_BODY`. By default one text may be as large as the
 * body.
 */
export const BodyLimit = ({
  kilobytes,
  textKilobytes = kilobytes,
  values = SMALL_BODY.values,
  listLength = SMALL_BODY.listLength,
}: Pick<BodyBounds, 'kilobytes'> & Partial<BodyBounds>) =>
  RouteConfig({ body: { kilobytes, textKilobytes, values, listLength } } satisfies RouteBounds);

/** Declares that a route accepts one file as multipart/form-data. */
export const TakesFile = ({ maxBytes }: { maxBytes: number }) =>
  RouteConfig({ uploadBytes: maxBytes } satisfies RouteBounds);
