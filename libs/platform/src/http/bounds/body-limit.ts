import { RouteConfig } from '@nestjs/platform-fastify';

/** What a request may bring to its route; nothing walks a body that was not held against it. */
export interface BodyBounds {
  /** Of the whole body, as sent. */
  kilobytes: number;
  /** Of one text, as sent. */
  textKilobytes: number;
  /** Objects, lists, texts, numbers and the like, in all. */
  values: number;
  /** Elements of one list. */
  listLength: number;
}

/** For a route that takes a few fields and says nothing else. */
export const SMALL_BODY: BodyBounds = { kilobytes: 16, textKilobytes: 16, values: 1_000, listLength: 200 };

/** The same everywhere: the deepest body of ours is a blueprint, of seven. */
export const MAX_DEPTH = 12;
/** Fields of one object. */
export const MAX_KEYS = 200;
export const MAX_KEY_BYTES = 100;
/** Digits, sign, point and exponent. */
export const MAX_NUMBER_LENGTH = 32;

/** In a route's configuration. */
export interface RouteBounds {
  body?: BodyBounds;
  /** The largest file that the route takes as multipart/form-data; no other route takes a form. */
  uploadBytes?: number;
}

/** Declares that a route takes content: more than the few kilobytes of `SMALL_BODY`. A text may be as large as the body where nothing else is said. */
export const BodyLimit = ({
  kilobytes,
  textKilobytes = kilobytes,
  values = SMALL_BODY.values,
  listLength = SMALL_BODY.listLength,
}: Pick<BodyBounds, 'kilobytes'> & Partial<BodyBounds>) =>
  RouteConfig({ body: { kilobytes, textKilobytes, values, listLength } } satisfies RouteBounds);

/** Declares that a route takes one file as multipart/form-data. */
export const TakesFile = ({ maxBytes }: { maxBytes: number }) =>
  RouteConfig({ uploadBytes: maxBytes } satisfies RouteBounds);
