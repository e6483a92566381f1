/** The part of JSON schema that the API document uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface ApiRoute {
  method: string;
  /** `/api/v1/exams/{examId}` */
  path: string;
  query: { name: string; schema: Schema }[];
  /** Null for routes without a JSON body. */
  body: Schema | null;
  takesFile: boolean;
}

/** Every route of the document. */
export const routesOf = ({ paths }: ApiDocument): ApiRoute[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map(({ name, schema = {} }) => ({ name, schema })),
      body: requestBody?.content['application/json']?.schema ?? null,
      takesFile: requestBody?.content['multipart/form-data'] !== undefined,
    })),
  );

export const nameOf = ({ method, path }: Pick<ApiRoute, 'method' | 'path'>): string => `${method} ${path}`;

/** Follows a `$ref` to the schema itself. */
export function resolved({ schema, document }: { schema: Schema; document: ApiDocument }): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

/** Fills real ids into the parameters of a path; unknown parameters get an id that does not exist. */
export function pathOf({ path }: Pick<ApiRoute, 'path'>, ids: Ids): string {
  const inPaper: Record<string, string> = { importId: ids.paperImportId, position: '1' };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => inPaper[name] ?? idFor(path, ids));
}

export interface Ids {
  examId: string;
  sittingId: string;
  /** Session of the calling candidate. */
  ownSessionId: string;
  /** Session of another candidate. */
  sessionId: string;
  accountId: string;
  registrationId: string;
  bankId: string;
  paperImportId: string;
  personId: string;
  organisationId: string;
  trainingUnitId: string;
}

export const ID_OF_NOTHING = '00000000-0000-7000-8000-000000000000';

function idFor(path: string, ids: Ids): string {
  const places: [RegExp, string][] = [
    [/\/exams\//, ids.examId],
    [/\/sittings\//, ids.sittingId],
    [/\/candidate\/sessions\//, ids.ownSessionId],
    [/\/sessions\//, ids.sessionId],
    [/\/accounts\//, ids.accountId],
    [/\/registrations\//, ids.registrationId],
    [/\/question-banks\//, ids.bankId],
    [/\/people\//, ids.personId],
    [/\/training(-units)?\//, ids.trainingUnitId],
  ];
  return places.find(([place]) => place.test(path))?.[1] ?? ID_OF_NOTHING;
}
